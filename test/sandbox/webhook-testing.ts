import { createHmac } from 'node:crypto';

import { Source } from './source-testing';
import type { TestBench } from './testing';

export const NEVER = -1;

/** One webhook as it arrived. */
export interface Arrived {
	raw: string;
	/** The header as Node joins it. */
	signature: string | undefined;
	contentType: string | undefined;
}

/** A receiver of webhooks. Answers with the given statuses, by default 200. */
export class Receiver {
	readonly arrived: Arrived[] = [];

	/** One status per request. The last one repeats. 0 closes the connection, NEVER sends no answer. */
	statuses = [200];

	private constructor(private readonly source: Source) {}

	static async start(bench: TestBench): Promise<Receiver> {
		const source = await Source.start(bench, 'hooks.example.test');
		const receiver = new Receiver(source);
		source.put('/tiktok?a=1', (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				receiver.arrived.push({
					raw: Buffer.concat(parts).toString('utf8'),
					signature: header(request.headers['tiktok-signature']),
					contentType: request.headers['content-type'],
				});
				const status = receiver.nextStatus();
				if (status === 0) response.destroy();
				else if (status !== NEVER) response.writeHead(status).end();
			});
		});
		return receiver;
	}

	get url(): string {
		return `https://${this.source.host}/tiktok?a=1`;
	}

	/** The same receiver over plain http. */
	get loopbackUrl(): string {
		return `http://127.0.0.1:${this.source.port}/tiktok?a=1`;
	}

	events(): string[] {
		return this.arrived.map(({ raw }) => JSON.parse(raw).event);
	}

	reset(): void {
		this.arrived.length = 0;
		this.statuses = [200];
	}

	close(): void {
		this.source.close();
	}

	private nextStatus(): number {
		return (this.statuses.length > 1 ? this.statuses.shift() : this.statuses[0]) ?? 200;
	}
}

/** Whether the header is TikTok's signature of this body. */
export function isSigned({ raw, signature }: Arrived, secret: string): boolean {
	const [, t, s] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
	return s === createHmac('sha256', secret).update(`${t}.${raw}`).digest('hex');
}

/** The `t` of the header, epoch seconds. */
export function signedAt({ signature }: Arrived): number {
	return Number(/^t=(\d+)/.exec(signature ?? '')?.[1]);
}

function header(value: string | string[] | undefined): string | undefined {
	return Array.isArray(value) ? value.join(', ') : value;
}
