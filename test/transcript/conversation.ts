import type { LoggedRequest } from '../sandbox/types';
import type { Scene } from '../faults/scene';
import type { SentRequest } from '../faults/wire';

/** What the node sends. */
export interface Request {
	/** Method and address. */
	readonly node: string;
	/** Every header but those that any HTTP client adds. */
	readonly headers: Readonly<Record<string, string>>;
	/** The JSON of the body, or the number of bytes that TikTok received of a file. */
	readonly body: object | number;
}

/** What TikTok answers. */
export interface Answer {
	/** HTTP status, or `lost` when the connection closes without an answer. */
	readonly tiktok: number | 'lost';
	readonly headers?: Readonly<Record<string, string>>;
	/** The `data` of the JSON. */
	readonly data?: Readonly<Record<string, unknown>>;
}

/** Headers that n8n's HTTP client adds to every request, and the length of JSON. */
const CLIENT_HEADERS = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];

/**
 * All requests that the sandbox received from a run of the node, with their answers, in order. Each
 * call of `exchange` compares the next one.
 */
export class Conversation {
	private next = 0;

	private constructor(
		private readonly received: readonly LoggedRequest[],
		private readonly sent: readonly SentRequest[],
	) {}

	static async of(scene: Scene): Promise<Conversation> {
		return new Conversation(await scene.client.requests(scene.app.client_key), scene.wire.sent);
	}

	/**
	 * Expects that the node's next request is exactly `request`, and that TikTok answered `answer`.
	 *
	 * @returns the `data` that TikTok answered, with every value as a text
	 */
	exchange(request: Request, answer: Answer): Record<string, string> {
		const number = this.next++;
		const received = this.received.at(number);
		const sent = this.sent.at(number);
		const actual = received && sent && { ...requestOf(received), ...answerOf(sent, answer) };
		const { headers, ...rest } = answer;
		expect(actual).toEqual({ ...request, ...rest, ...(headers && { answerHeaders: headers }) });
		return textsOf(dataOf(sent?.answer?.text));
	}

	/** Expects that there was no further request. */
	ends(): void {
		expect(this.received.slice(this.next)).toEqual([]);
		expect(this.sent).toHaveLength(this.next);
	}
}

function requestOf(request: LoggedRequest): Request {
	const { method, host, path, query, headers, body, body_bytes: bytes } = request;
	const address = new URL(path, `https://${host}`);
	address.search = new URLSearchParams(query).toString();
	const isFile = method === 'PUT';
	const left = isFile ? CLIENT_HEADERS : [...CLIENT_HEADERS, 'content-length'];
	const decisive = Object.entries(headers).filter(([name]) => !left.includes(name));
	return {
		node: `${method} ${address.href}`,
		headers: Object.fromEntries(decisive),
		body: isFile ? bytes : Object(body),
	};
}

/** As much of the answer as the transcript states. */
function answerOf({ answer }: SentRequest, { headers, data }: Answer) {
	const named = Object.keys(headers ?? {}).map((name) => [name, answer?.headers[name]]);
	return {
		tiktok: answer?.status ?? 'lost',
		...(headers && { answerHeaders: Object.fromEntries(named) }),
		...(data && { data: dataOf(answer?.text) }),
	};
}

function dataOf(text = ''): Record<string, unknown> {
	return text === '' ? {} : JSON.parse(text).data;
}

function textsOf(data: Record<string, unknown>): Record<string, string> {
	return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}
