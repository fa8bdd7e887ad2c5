/** The answer of an endpoint, before a fault changes it. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** The reason phrase, if it is not the usual one. */
	reason?: string;
}

export function json(status: number, body: string, logId: string): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', 'x-tt-logid': logId },
		body,
	};
}

export function html(status: number, body: string): Answer {
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function redirect(location: string, status = 302): Answer {
	return { status, headers: { location }, body: '' };
}

export function notFound(): Answer {
	return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
}
