import { ask } from '../http/outgoing';
import type { AppState } from '../state/app';
import type { WebhookDelivery } from '../types';
import type { Letter } from './letter';

/** TikTok retries this long, then drops the event (milliseconds). https://developers.tiktok.com/doc/webhooks-overview */
const GIVE_UP_MS = 72 * 3_600_000;
const BACK_OFF_FACTOR = 2;
const MS_PER_SECOND = 1_000;
const TAKEN = 200;

interface Sending {
	letter: Letter;
	view: WebhookDelivery;
	/** The `t` that a retry repeats with the switch `webhook_retry_signature: 'original'`. */
	first_t: number | null;
}

/** Delivers the events of one app and retries until the receiver accepts them, by the app's clock. */
export class WebhookSender {
	private readonly all: Sending[] = [];

	private readonly busy = new Set<Promise<void>>();

	/** The events of one post are sent one after the other. */
	private readonly lines = new Map<string, Promise<void>>();

	private readonly stopper = new AbortController();

	constructor(
		private readonly app: AppState,
		private readonly changed: () => void,
	) {}

	/** Sends a letter at once. Returns null if the app has no webhook_url. */
	send(letter: Letter): WebhookDelivery | null {
		const url = this.app.spec.webhook_url;
		if (url === null) return null;
		const { event, user_openid, publish_id, body } = letter;
		const view: WebhookDelivery = {
			url,
			event,
			user_openid,
			publish_id,
			body,
			created_at: this.app.clock.now(),
			attempts: [],
			state: 'pending',
			next_attempt_at: null,
		};
		const sending = { letter, view, first_t: null };
		this.all.push(sending);
		const before = publish_id === null ? undefined : this.lines.get(publish_id);
		const done = this.keep((before ?? Promise.resolve()).then(() => this.attempt(sending)));
		if (publish_id !== null) this.lines.set(publish_id, done);
		return view;
	}

	/** Retries the events that are due, and drops those that are too old. */
	retryDue(now: number): void {
		for (const sending of this.all) {
			const { view } = sending;
			if (view.next_attempt_at === null || view.next_attempt_at > now) continue;
			view.next_attempt_at = null;
			if (now > view.created_at + GIVE_UP_MS) view.state = 'dropped';
			else void this.keep(this.attempt(sending));
		}
	}

	/** When the next retry is due, in epoch milliseconds of the app's clock. */
	nextAt(): number | null {
		const times = this.all.flatMap(({ view }) => view.next_attempt_at ?? []);
		return times.length === 0 ? null : Math.min(...times);
	}

	/** Resolves when no attempt is in progress. */
	async settled(): Promise<void> {
		while (this.busy.size > 0) await Promise.all(this.busy);
	}

	views(): WebhookDelivery[] {
		return this.all.map(({ view }) => view);
	}

	close(): void {
		this.stopper.abort();
	}

	private async keep(work: Promise<void>): Promise<void> {
		this.busy.add(work);
		await work;
		this.busy.delete(work);
	}

	private async attempt(sending: Sending): Promise<void> {
		const { letter, view } = sending;
		const { switches, clock } = this.app;
		const at = clock.now();
		const original = switches.webhook_retry_signature === 'original' ? sending.first_t : null;
		const t = original ?? Math.floor(at / MS_PER_SECOND);
		sending.first_t ??= t;
		const signature = letter.sign(t);
		const outcome = await this.post(view, signature);
		view.attempts.push({ at, signature, ...outcome });
		if (outcome.status === TAKEN) {
			view.state = 'delivered';
		} else {
			const wait = switches.webhook_first_retry_ms * BACK_OFF_FACTOR ** (view.attempts.length - 1);
			const next = at + wait;
			if (letter.once || next > view.created_at + GIVE_UP_MS) view.state = 'dropped';
			else view.next_attempt_at = next;
		}
		this.changed();
	}

	private async post(view: WebhookDelivery, signature: string | string[] | null) {
		const { webhook_timeout_ms } = this.app.switches;
		const timeout = AbortSignal.timeout(webhook_timeout_ms);
		try {
			const response = await ask(this.app.place, new URL(view.url), {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					'content-length': String(Buffer.byteLength(view.body)),
					...(signature === null ? {} : { 'TikTok-Signature': signature }),
				},
				body: view.body,
				signal: AbortSignal.any([timeout, this.stopper.signal]),
			});
			response.resume();
			return { status: response.statusCode ?? null, error: null };
		} catch (error) {
			const late = `No answer within ${webhook_timeout_ms} ms`;
			return { status: null, error: timeout.aborted ? late : String(error) };
		}
	}
}
