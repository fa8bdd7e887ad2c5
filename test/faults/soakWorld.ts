import type { AppInput, Outcome } from '../sandbox/types';
import { arrivedAt } from './arrived';
import { BYTE_COUNTS, type ByteCounts } from './byteCounts';
import { CHUNK_BYTES, CLIP, paddedClip, SMALL_FILE, type TestFile } from './clip';
import { violationsOf } from './oracle';
import { refusals, sandboxFaults, type PlannedFault } from './plannedFault';
import { DIRECT, DRAFT, Scene } from './scene';
import type { SentRequest } from './wire';

/** Where a random story begins. */
export interface Beginning {
	readonly size: 'small' | 'two chunks' | 'three chunks';
	readonly isDraft: boolean;
	readonly mustWait: boolean;
	/** How TikTok counts bytes, for the whole story. */
	readonly counts: ByteCounts;
	readonly switches: NonNullable<AppInput['switches']>;
	/** What becomes of the first post, should its file arrive. */
	readonly fate: Omit<Outcome, 'publish'>;
}

/** When an execution is stopped: as its n-th request or pause begins. */
export interface Stop {
	readonly at: 'request' | 'pause';
	readonly count: number;
}

const FILES: Record<Beginning['size'], TestFile> = {
	small: SMALL_FILE,
	'two chunks': paddedClip(2 * CHUNK_BYTES),
	'three chunks': paddedClip(3 * CHUNK_BYTES + CLIP.length),
};

/** Connections that are refused; grows while the story continues. */
class Refusals {
	private list: Array<(request: SentRequest) => boolean> = [];

	readonly refuses = (request: SentRequest) => this.list.some((refuses) => refuses(request));

	add(planned: PlannedFault): void {
		this.list.push(refusals([planned]));
	}

	clear(): void {
		this.list = [];
	}
}

/** One item and everything that happens to it. */
export class SoakWorld {
	private constructor(
		private readonly scene: Scene,
		private readonly refusals: Refusals,
	) {}

	static async begin({ size, isDraft, mustWait, ...rest }: Beginning): Promise<SoakWorld> {
		const refused = new Refusals();
		const switches = { ...rest.switches, ...BYTE_COUNTS[rest.counts] };
		const scene = await Scene.set({
			app: { switches, outcomes: [{ publish: 0, ...rest.fate }] },
			file: FILES[size],
			route: isDraft ? DRAFT : DIRECT,
			parameters: { waitUntilPublished: mustWait },
			timeScale: ({ method }) => (method === 'PUT' ? 1 : 60),
			policy: { stallMs: 250 },
			refuses: refused.refuses,
		});
		return new SoakWorld(scene, refused);
	}

	async plan(fault: PlannedFault): Promise<void> {
		const { client, app } = this.scene;
		this.refusals.add(fault);
		await client.addFaults(app.client_key, sandboxFaults([fault]));
	}

	/** From here on nothing goes wrong, until something is planned again. */
	async heal(): Promise<void> {
		const { client, app } = this.scene;
		this.refusals.clear();
		await client.clearFaults(app.client_key);
	}

	async change(switches: Beginning['switches']): Promise<void> {
		const { client, app } = this.scene;
		await client.updateApp(app.client_key, { switches });
	}

	async pass(ms: number): Promise<void> {
		await this.scene.clock.pass(ms);
	}

	/**
	 * Runs the node, and asks the oracle.
	 *
	 * @throws Error with everything that does not hold
	 */
	async run(how: 'try' | 'retry', stop?: Stop): Promise<void> {
		const { scene } = this;
		const stopped = stop === undefined ? undefined : stopAt(scene, stop);
		await scene.run(how, stopped?.controller);
		scene.onRequest = () => undefined;
		scene.clock.onSleep = () => undefined;
		const late = stopped === undefined ? 0 : scene.wire.sent.length - stopped.sentThen();
		const problems = violationsOf(scene, await arrivedAt(scene));
		if (late > 0) problems.push(`${late} requests after the execution was stopped`);
		if (problems.length > 0) throw new Error(problems.join('\n'));
	}
}

/** Stops the execution when it is time; `sentThen` is the number of requests until then. */
function stopAt(scene: Scene, { at, count }: Stop) {
	const controller = new AbortController();
	let sent = Infinity;
	const seen = at === 'request' ? scene.wire.sent.length : scene.clock.sleeps.length;
	const onCount = (now: number) => {
		if (now - seen !== count) return;
		sent = scene.wire.sent.length;
		controller.abort();
	};
	if (at === 'request') scene.onRequest = onCount;
	else scene.clock.onSleep = onCount;
	return { controller, sentThen: () => sent };
}
