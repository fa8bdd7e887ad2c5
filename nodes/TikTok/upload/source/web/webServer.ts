import type { IExecuteFunctions } from 'n8n-workflow';

import { FaultError } from '../../../errors/fault';
import { chainOf, networkFaultIn } from '../../../errors/httpErrors';
import { throwIfCancelled, type Clock } from '../../../shared/clock';
import { retryAfterOf } from '../../../shared/httpAnswer';
import { pauseBefore, type Pauses } from '../../../shared/pauses';
import type { HostPatience } from './hostPatience';
import type { WebAddress } from './webAddress';
import { WebAnswer } from './webAnswer';
import { blocked, unreachable, unsuitableRedirects } from './webFaults';

/** Browsers follow twenty. */
const MAX_REDIRECTS = 20;

const REDIRECTS = [301, 302, 303, 307, 308];

/** Before a first request is sent again. The patience with the host may end earlier. */
const PAUSES: Pauses = { pausesMs: [1_000, 3_000, 10_000, 30_000] };

/** Connections that were dropped. A name or a port that does not exist stays so. */
const DROPPED = ['EAI_AGAIN', 'ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'no_answer'];

/** The server of one address. */
export class WebServer {
	constructor(
		private readonly context: IExecuteFunctions,
		readonly address: WebAddress,
		readonly clock: Clock,
		private readonly patience: HostPatience,
	) {}

	/**
	 * A GET that follows redirects itself. The headers of the person go along only while the origin is
	 * that of the address, and n8n's SSRF rules hold for each hop.
	 *
	 * @param range the headers of a request for a part of the file
	 * @throws FaultError for redirects that lead nowhere and for hosts that n8n blocks, or what n8n's
	 * client throws
	 */
	async get(range: Readonly<Record<string, string>> = {}): Promise<WebAnswer> {
		const { context, clock, address } = this;
		const { origin } = new URL(address.url);
		const visited = new Set<string>();
		for (let { url } = address; ; ) {
			visited.add(url);
			const own = new URL(url).origin === origin ? address.headers : {};
			const headers = { ...own, ...range };
			const answer = await WebAnswer.to({ context, clock, url, headers }).catch(
				(thrown: unknown) => {
					throw isBlocked(thrown) ? new FaultError(blocked(new URL(url).host)) : thrown;
				},
			);
			const { location } = answer.headers;
			if (location === undefined || !REDIRECTS.includes(answer.status)) return answer;
			answer.close();
			url = nextHop(location, url);
			if (visited.has(url)) throw redirectFault('redirects in a loop');
			if (visited.size > MAX_REDIRECTS) {
				throw redirectFault(`redirects more than ${MAX_REDIRECTS} times`);
			}
		}
	}

	/**
	 * A first GET. A dropped connection and an answer that may change soon are tried again, as long as
	 * the patience of this run with the host lasts.
	 *
	 * @returns the last answer, whatever its status
	 * @throws FaultError when there is none, CancelledError when the execution was stopped
	 */
	async getPatiently(): Promise<WebAnswer> {
		const { clock, patience, context } = this;
		const { host } = new URL(this.address.url);
		for (let retry = 1; ; retry += 1) {
			const began = clock.now();
			const result = await this.get().catch((thrown: unknown) => ({ thrown }));
			if ('thrown' in result) throwIfCancelled(context.getExecutionCancelSignal());
			const pauseMs = pauseAfter(result, retry, clock.now());
			if (pauseMs === undefined || !patience.spend(host, clock.now() - began + pauseMs)) {
				if ('thrown' in result) throw asFaultError(result.thrown);
				return result;
			}
			if (!('thrown' in result)) result.close();
			await clock.sleep(pauseMs);
		}
	}
}

/**
 * Whether n8n's SSRF protection ended the request. When a name leads elsewhere only as the connection
 * opens, n8n's client wraps that error like one of the network.
 */
function isBlocked(thrown: unknown): boolean {
	return chainOf(thrown).some(({ name }) => String(name).startsWith('SsrfBlocked'));
}

/** Whether a server that answers so may give the file a little later. */
export function mayChangeSoon(status: number): boolean {
	return [408, 425, 429].includes(status) || status >= 500;
}

/** @returns milliseconds, or undefined for a result that is final */
function pauseAfter(
	result: WebAnswer | { thrown: unknown },
	retry: number,
	nowMs: number,
): number | undefined {
	if (!('thrown' in result)) {
		if (!mayChangeSoon(result.status)) return undefined;
		return pauseBefore(PAUSES, retry, 0, retryAfterOf(result, nowMs));
	}
	const { code = '' } = networkFaultIn(result.thrown) ?? {};
	return DROPPED.includes(code) ? pauseBefore(PAUSES, retry) : undefined;
}

function asFaultError(thrown: unknown): FaultError {
	return thrown instanceof FaultError ? thrown : new FaultError(unreachable(thrown));
}

/** @param location as Node reads it: one character for each byte */
function nextHop(location: string, from: string): string {
	const text = Buffer.from(location, 'latin1').toString();
	const url = URL.canParse(text, from) ? new URL(text, from) : undefined;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
		throw redirectFault('redirects to something that is not a web address');
	}
	url.hash = '';
	return url.href;
}

function redirectFault(what: string): FaultError {
	return new FaultError(unsuitableRedirects(what));
}
