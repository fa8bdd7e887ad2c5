import type { Pipeable } from '../../shared/byteStream';

interface HttpRequest {
	write: (buffer: unknown, ...more: unknown[]) => boolean;
}

/**
 * Calls `sent` with each buffer of `body` once the operating system has taken its bytes: nothing in
 * this process reads them again. Never reports a buffer that failed or was cancelled.
 *
 * Only the callback of `ClientRequest.write()` tells this
 * (https://nodejs.org/docs/latest-v20.x/api/http.html#requestwritechunk-encoding-callback: "called
 * when this chunk of data is flushed"). n8n's client pipes the body into the request, in some
 * versions through a transform, so this function follows `pipe` to the request. It instruments only
 * Node's ClientRequest, because any other sink may buffer data for a retry. A transform in between
 * may emit new buffers, so `sent` must ignore buffers that it does not know.
 */
export function reportSent(body: Pipeable, sent: (buffer: unknown) => void): void {
	const { pipe } = body;
	body.pipe = (destination, ...options) => {
		if (isReadable(destination)) reportSent(destination, sent);
		else if (isHttpRequest(destination)) reportWritten(destination, sent);
		return pipe.call(body, destination, ...options);
	};
}

/** A ClientRequest has a `pipe`, too, which only throws. Only a readable stream has a `read`. */
function isReadable(stream: object): stream is Pipeable {
	return 'read' in stream && 'pipe' in stream;
}

function isHttpRequest(stream: object): stream is HttpRequest {
	return stream.constructor.name === 'ClientRequest' && 'write' in stream;
}

function reportWritten(request: HttpRequest, sent: (buffer: unknown) => void): void {
	const { write } = request;
	request.write = (buffer, ...more) => {
		// `pipe` passes the buffer alone. A caller that passes more has a callback of its own.
		if (more.length > 0) return write.call(request, buffer, ...more);
		return write.call(request, buffer, (error?: Error | null) => {
			if (!error) sent(buffer);
		});
	};
}
