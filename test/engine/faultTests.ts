import { CALL_KINDS, KINDS, PUT_KINDS, type Kind } from '../faults/kinds';
import type { FaultAction } from '../sandbox/types';
import { startEngine, type BinaryMode, type Engine, type RunResult } from './harness';
import { directPost, paddedClip, requestsTo, setStage, sha256, type Stage } from './postSetup';
import { everythingShown } from './signInSetup';

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const CHUNK_BYTES = 5_242_880;

/** Two chunks, so that a repeat of the second opens the file in its middle. */
const FILE = paddedClip(2 * CHUNK_BYTES + 77_777);
const FILE_SHA256 = sha256(FILE);

interface Sample {
	readonly name: string;
	readonly on: 'init' | 'put' | 'status' | 'creator_info';
	readonly action: FaultAction;
}

/** Faults after which the post goes out all the same, by itself or by *Retry On Fail*. */
function samples(): Sample[] {
	const points = ['init', 'status', 'creator_info'] as const;
	const puts = [...KINDS, ...PUT_KINDS].filter((kind) =>
		['passes', 'none'].includes(kind.putEffect ?? kind.effect),
	);
	const calls = [...KINDS, ...CALL_KINDS].filter(({ effect }) => effect === 'passes');
	return [
		...puts.flatMap((kind) => sampleOf('put', kind)),
		...calls.flatMap((kind, index) => sampleOf(points[index % points.length], kind)),
	];
}

/** What takes long by the real clock is left to the tests with a virtual one. */
function sampleOf(on: Sample['on'], { name, action, stalls, namesRange }: Kind): Sample[] {
	if (action === 'refuse' || stalls === true || namesRange === true) return [];
	return [{ name: `${on}: ${name}`, on, action }];
}

/** The same in every binary mode: whatever goes wrong once, one post goes out, byte for byte. */
export function testsOfFaults(mode: BinaryMode): void {
	describe(`faults with binary data mode ${mode}`, () => {
		let engine: Engine;

		beforeAll(async () => {
			engine = await startEngine({ binaryMode: mode });
		});
		afterAll(async () => await engine.close());

		test('a sample of every kind: one post, byte for byte, its publish_id known, nothing secret', async () => {
			const data = await engine.storeFile(FILE);
			// Each has a credential of its own, so that they can go side by side.
			const outcomes = samples().map(async ({ name, on, action }) => {
				const chunk = on === 'put' ? { chunk: 1 } : {};
				const stage = await setStage(engine, {
					switches: { store: 'hash' },
					faults: [{ on, ...chunk, do: action }],
				});
				const parameters = directPost({ options: { chunkSizeMib: 5 } });
				const result = await engine.run({
					nodes: [engine.node(parameters, stage.credential, RETRY)],
					items: [{ json: {}, binary: { data } }],
				});
				return [name, await outcomeOf(stage, result)];
			});
			const expected = samples().map(({ name }) => [name, ALL_WELL]);
			expect(await Promise.all(outcomes)).toEqual(expected);
		}, 60_000);
	});
}

const ALL_WELL = {
	summary: 'success',
	published: [FILE_SHA256],
	publishIdIsKnown: true,
	secretsShown: 0,
	signedPuts: 0,
};

async function outcomeOf(stage: Stage, result: RunResult): Promise<typeof ALL_WELL> {
	const { client, app } = stage;
	const uploads = await client.uploads(app.client_key);
	const published = (await client.posts(app.client_key)).filter((post) => post.published);
	const puts = await requestsTo(stage, 'put');
	const shown = everythingShown(result) + JSON.stringify(result.data.resultData.runData.TikTok);
	const secrets = [
		app.client_secret,
		...uploads.map(({ upload_url: url }) => new URL(url).searchParams.get('upload_token') ?? url),
		...(await requestsTo(stage, 'init')).map(({ headers }) => headers.authorization),
	];
	return {
		summary: result.summary,
		published: published.map(({ sha256: hash }) => String(hash)),
		publishIdIsKnown: published.every(({ publish_id: id }) => shown.includes(id)),
		secretsShown: secrets.filter((text) => shown.includes(text.replace(/^Bearer /, ''))).length,
		signedPuts: puts.filter(({ headers }) => headers.authorization !== undefined).length,
	};
}
