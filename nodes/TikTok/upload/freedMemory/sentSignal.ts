import type { Pipeable } from '../../shared/byteStream';

interface HttpRequest {
	write: (piece: unknown, ...more: unknown[]) => boolean;
}

/**
 * Calls `sent` with each piece of `body` that the HTTP request has sent: the operating system has
 * taken its bytes, and nothing in this process will read them again. Says nothing of a piece
 * otherwise; a piece that failed or was cancelled is never reported.
 *
 * The signal is the callback of `ClientRequest.write()`, the only one that Node promises
 * (https://nodejs.org/docs/latest-v20.x/api/http.html#requestwritechunk-encoding-callback: "called
 * when this chunk of data is flushed"). The body alone can't see it: the client pipes it into the
 * request by itself, some versions through a stream that counts. So the pipe is followed to its
 * end. Any other end than Node's own ClientRequest is left alone: it might keep what it was given
 * for a second try. A stream on the way that copies or changes pieces reports pieces that nobody
 * knows, which the receiver must leave alone.
 */
export function reportSent(body: Pipeable, sent: (piece: unknown) => void): void {
	const { pipe } = body;
	body.pipe = (destination, ...options) => {
		if (handsOn(destination)) reportSent(destination, sent);
		else if (isHttpRequest(destination)) reportWritten(destination, sent);
		return pipe.call(body, destination, ...options);
	};
}

/** An HTTP request has a `pipe` too, which only throws; what can be read from has a `read`. */
function handsOn(stream: object): stream is Pipeable {
	return 'read' in stream && 'pipe' in stream;
}

function isHttpRequest(stream: object): stream is HttpRequest {
	return stream.constructor.name === 'ClientRequest' && 'write' in stream;
}

function reportWritten(request: HttpRequest, sent: (piece: unknown) => void): void {
	const { write } = request;
	request.write = (piece, ...more) => {
		// A pipe gives the piece alone; whoever gives more wants to hear of it himself.
		if (more.length > 0) return write.call(request, piece, ...more);
		return write.call(request, piece, (error?: Error | null) => {
			if (!error) sent(piece);
		});
	};
}
