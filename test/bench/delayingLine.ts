/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a proxy of the bench, with sockets and timers */
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** A line to TikTok: how long a round trip takes, and how much it carries in each direction. */
export interface LineSpec {
	rttMs: number;
	mbitPerSec: number;
}

const BYTES_PER_MBIT = 125_000;

/** What the line's own buffer holds, as the time that it takes to send it; beyond it the sender waits. */
const BUFFER_MS = 20;

/**
 * A proxy in front of the sandbox's proxy that behaves like a line of `spec`. A new connection costs
 * one round trip, as the TCP handshake does. After that every byte takes half a round trip, and all
 * connections share the bandwidth of a direction. Loss and TCP's slow start are left out.
 */
export class DelayingLine {
	private readonly sockets = new Set<Socket>();

	private readonly up: Wire;

	private readonly down: Wire;

	private readonly server = net.createServer((socket) => this.connect(socket));

	private constructor(
		private readonly spec: LineSpec,
		private readonly proxyPort: number,
	) {
		this.up = new Wire(spec);
		this.down = new Wire(spec);
	}

	/** @param proxyUrl the proxy to pass everything on to, on this machine */
	static async start(spec: LineSpec, proxyUrl: string): Promise<DelayingLine> {
		const line = new DelayingLine(spec, Number(new URL(proxyUrl).port));
		line.server.listen(0, '127.0.0.1');
		await once(line.server, 'listening');
		return line;
	}

	/** For HTTPS_PROXY. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		this.server.close();
		await once(this.server, 'close');
	}

	/** The request for the connection passes at once, its answer when a handshake would have ended. */
	private connect(near: Socket): void {
		const far = net.connect(this.proxyPort, '127.0.0.1');
		for (const socket of [near, far]) {
			this.sockets.add(socket.setNoDelay());
			socket.on('error', () => socket.destroy());
			socket.once('close', () => this.sockets.delete(socket));
		}
		near.once('data', (request) => {
			far.write(request);
			near.pause();
		});
		far.once('data', (answer) => {
			far.pause();
			setTimeout(() => {
				near.write(answer);
				this.up.carry(near, far);
				this.down.carry(far, near);
			}, this.spec.rttMs);
		});
	}
}

/** One direction of a line. */
class Wire {
	/** When the last byte that was handed over leaves its beginning. */
	private freeAt = 0;

	constructor(private readonly spec: LineSpec) {}

	carry(from: Socket, to: Socket): void {
		const delayed = new Delayed(to);
		from.on('data', (bytes) => {
			const now = performance.now();
			const sendMs = (bytes.length / (this.spec.mbitPerSec * BYTES_PER_MBIT)) * 1_000;
			this.freeAt = Math.max(now, this.freeAt) + sendMs;
			delayed.write(bytes, this.freeAt + this.spec.rttMs / 2);
			const aheadMs = this.freeAt - now - BUFFER_MS;
			if (aheadMs <= 0) return;
			from.pause();
			setTimeout(() => from.resume(), aheadMs);
		});
		const end = () => delayed.end(Math.max(performance.now(), this.freeAt) + this.spec.rttMs / 2);
		from.once('end', end).once('close', end);
		from.resume();
	}
}

/** Hands bytes to a socket at their time, in their order. */
class Delayed {
	private readonly queue: Array<{ bytes: Buffer | undefined; dueAt: number }> = [];

	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly to: Socket) {}

	write(bytes: Buffer, dueAt: number): void {
		this.add({ bytes, dueAt });
	}

	end(dueAt: number): void {
		this.add({ bytes: undefined, dueAt });
	}

	private add(entry: { bytes: Buffer | undefined; dueAt: number }): void {
		this.queue.push(entry);
		this.timer ??= setTimeout(() => this.release(), entry.dueAt - performance.now());
	}

	private release(): void {
		this.timer = undefined;
		while (this.queue.length > 0 && this.queue[0].dueAt <= performance.now() + 0.5) {
			const { bytes } = this.queue.shift() ?? {};
			if (bytes === undefined) this.to.end();
			else if (this.to.writable) this.to.write(bytes);
		}
		const [next] = this.queue;
		if (next === undefined) return;
		this.timer = setTimeout(() => this.release(), next.dueAt - performance.now());
	}
}
