import { startEngine, type Engine, type RunResult } from '../engine/harness';
import type { BinaryMode } from '../engine/harness/binaryModes';
import { directPost, requestsTo, setStage, sha256 } from '../engine/postSetup';
import type { Behaviour } from './behaviours/behaviour';
import { contentOf } from './contents';
import { ScriptedServer, type Got } from './scriptedServer';

/** One run of the node against a server that behaves so. */
class Run {
	private constructor(
		readonly behaviour: Behaviour,
		readonly server: ScriptedServer,
		readonly other: ScriptedServer,
		readonly result: RunResult,
		readonly inits: number,
		readonly posts: Array<{ sha256: string | null; published: boolean }>,
	) {}

	static async of(engine: Engine, behaviour: Behaviour): Promise<Run> {
		const { answers, other: otherScript = {}, urls = ['{self}/clip.mp4'] } = behaviour;
		const script = Array.isArray(answers) ? { '/clip.mp4': answers } : answers;
		const server = await ScriptedServer.start(script as never);
		const other = await ScriptedServer.start(otherScript);
		server.other = other;
		other.other = server;
		const stage = await setStage(engine);
		const parameters = directPost({
			videoSource: 'url',
			videoUrl: '={{ $json.url }}',
			options: behaviour.options ?? {},
		});
		const node = engine.node(parameters, stage.credential, { onError: 'continueRegularOutput' });
		const items = urls.map((url) => ({ json: { url: filledIn(url, server) } }));
		const result = await engine.run({ nodes: [node], items });
		const inits = await requestsTo(stage, 'init');
		const posts = await stage.client.posts(stage.app.client_key);
		return new Run(behaviour, server, other, result, inits.length, posts);
	}

	async close(): Promise<void> {
		await this.server.close();
		await this.other.close();
	}
}

function filledIn(url: string, server: ScriptedServer): string {
	return url
		.replace('{self}', server.origin)
		.replace('{self in capitals}', server.origin.replace('http', 'HTTP'))
		.replace('{self with ada:s3cret}', server.origin.replace('//', '//ada:s3cret@'));
}

/** What an item has become: the code of its fault, or `posted`. */
function outcomes({ result, behaviour }: Run): string[] {
	const count = behaviour.urls?.length ?? 1;
	const items = result.items('TikTok');
	return Array.from({ length: count }, (_, n) => {
		const details = items[n]?.json.details as { code?: string } | undefined;
		return details?.code ?? String(items[n]?.json.status ?? result.summary);
	});
}

function expectedOutcomes({ arrives, refused, refusedItems, urls = [''] }: Behaviour): string[] {
	return urls.map((_, n) =>
		refused !== undefined && (arrives === undefined || refusedItems?.includes(n))
			? refused.code
			: 'PUBLISH_COMPLETE',
	);
}

function missing(got: readonly Got[], wanted: Behaviour['sent'] = {}): string[] {
	return Object.entries(wanted).flatMap(([name, value]) =>
		got.filter(({ headers }) => (headers[name] ?? null) !== value).map(({ path }) => path),
	);
}

/** Each behaviour, through n8n's own HTTP client and storage. */
export function describeBehaviours(binaryMode: BinaryMode, behaviours: readonly Behaviour[]): void {
	describe(`a web server behind Video URL, binary mode ${binaryMode}`, () => {
		let engine: Engine;
		let run: Run | undefined;

		beforeAll(async () => {
			engine = await startEngine({ binaryMode });
		});
		afterEach(async () => await run?.close());
		afterAll(async () => await engine.close());

		test.each(behaviours.map((behaviour) => [behaviour.name, behaviour] as const))(
			'%s',
			async (_, behaviour) => {
				run = await Run.of(engine, behaviour);
				await expectAll(run);
			},
			60_000,
		);
	});
}

async function expectAll(run: Run): Promise<void> {
	const { behaviour, server, other, result } = run;
	const wanted = expectedOutcomes(behaviour);
	expect(outcomes(run)).toEqual(wanted);

	const output = JSON.stringify(result.items('TikTok'));
	const { refused, arrives } = behaviour;
	if (refused !== undefined) {
		const texts = result.items('TikTok').map(({ json }) => String(json.error));
		expect(texts.join('\n')).toMatch(refused.says);
		if (refused.not) expect(output).not.toMatch(refused.not);
	}
	if (behaviour.warns) expect(output).toMatch(behaviour.warns);

	const posted = wanted.filter((outcome) => outcome === 'PUBLISH_COMPLETE');
	expect(run.inits).toBe(posted.length);
	const hash = arrives && sha256(contentOf(arrives));
	expect(run.posts.map((post) => post.published && post.sha256)).toEqual(posted.map(() => hash));

	const { gets, otherGets = 0 } = behaviour;
	expect([server.gets.length, other.gets.length]).toEqual([gets, otherGets]);
	expect(missing(server.got, behaviour.sent)).toEqual([]);
	expect(missing(other.got, behaviour.otherSent)).toEqual([]);
	expect([await server.openConnections(), await other.openConnections()]).toEqual([0, 0]);
}
