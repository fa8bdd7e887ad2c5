import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { SetupReport } from '../../nodes/TikTok/setup/report';
import { SCOPES } from '../sandbox/schemas';
import type { AppInput, FaultAction } from '../sandbox/types';
import { harnessNode, startEngine, type Engine, type RunResult } from './harness';
import { keptText } from './keptText';
import { directPost, itemWith, requestsTo, setStage, type Stage } from './postSetup';

const UNAUDITED = 'unaudited_client_can_only_post_to_private_accounts';
const DAY_MS = 86_400_000;

const check = (askAboutAudit: boolean) => ({
	resource: 'account',
	operation: 'checkSetup',
	askAboutAudit,
});

/** An answer to the init that shows nothing of the audit. */
const initAnswers = (status: number, body: object | string): AppInput => {
	const action: FaultAction = { kind: 'status', status, body };
	return { faults: [{ on: 'init', times: 'always', do: action }] };
};

/** A part of a report, as deep as it matters. */
type Expected = { readonly [Key in keyof SetupReport]?: object | null };

interface Situation {
	readonly name: string;
	readonly app?: AppInput;
	/** Granted; left out: all of the app. */
	readonly scopes?: string[];
	/** What happens after the sign-in. */
	readonly then?: (engine: Engine, stage: Stage) => Promise<void>;
	/** Of a check that does not ask. */
	readonly expected: Expected;
	/** How many inits leave when it asks, and what it says then. */
	readonly asked: { readonly inits: number } & Expected;
}

const can = (draft: string, only_me: string, to_others: string, photos = 'unknown') => ({
	draft: { value: draft, reason: expect.stringMatching(/\.$/) },
	direct_post_only_me: { value: only_me, reason: expect.stringMatching(/\.$/) },
	direct_post_to_others: { value: to_others, reason: expect.stringMatching(/\.$/) },
	photos: { value: photos, reason: expect.stringMatching(/\.$/) },
});
const audit = (value: string, basis: string, reason = '') => ({
	audit: { value, basis, reason: expect.stringContaining(reason) },
});
const isPrivate = (value: boolean | null) => ({
	private: { value, basis: value === null ? 'unknown' : 'derived' },
});
const steps = (...texts: string[]) => texts.map((text) => expect.stringContaining(text));
const dead = (reason: string) => ({
	sign_in: {
		state: 'dead',
		basis: 'seen',
		reason: expect.stringContaining(reason),
		days_left: 0,
	},
	can: can('no', 'no', 'no', 'no'),
	creator: null,
	next_steps: steps('README.md#connect'),
});

async function expire(_: Engine, { client, app }: Stage): Promise<void> {
	await client.expireAccessTokens(app.client_key);
}

/** The twelve situations. What a check that asks says is what one that does not ask says, but for `asked`. */
const SITUATIONS: Situation[] = [
	{
		name: 'a fresh sandbox app',
		app: { sandbox: true, audited: false },
		expected: {
			account: { nickname: 'Ada Films', username: 'ada.films', ...isPrivate(false) },
			app: { key: 'sandbox', ...audit('not_audited', 'derived', 'sandbox') },
			sign_in: { state: 'working', basis: 'seen' },
			creator: { max_video_post_duration_sec: 600 },
			can: can('yes', 'no', 'no'),
			next_steps: steps('Send drafts'),
		},
		asked: { inits: 1, app: { key: 'sandbox', ...audit('not_audited', 'seen', UNAUDITED) } },
	},
	{
		name: 'drafts only',
		app: { scopes: ['user.info.basic', 'video.upload'] },
		expected: {
			account: { nickname: 'Ada Films', username: null, ...isPrivate(null) },
			app: { key: 'production', ...audit('unknown', 'unknown') },
			scopes: {
				granted: ['video.upload', 'user.info.basic'],
				missing: ['video.publish', 'video.list', 'user.info.profile', 'user.info.stats'],
				operations: expect.arrayContaining([
					{ operation: 'Video > Upload as Draft', scope: 'video.upload', granted: true },
					{ operation: 'Video > Direct Post', scope: 'video.publish', granted: false },
					{
						operation: 'Post > Get Status',
						scope: 'video.publish or video.upload',
						granted: true,
					},
				]),
			},
			creator: null,
			can: can('yes', 'no', 'no'),
			next_steps: steps('For direct posts, add the scope video.publish'),
		},
		asked: { inits: 0, app: audit('unknown', 'unknown', 'The node did not ask') },
	},
	{
		name: 'an app without an audit, and a public account',
		app: { audited: false },
		expected: {
			account: isPrivate(false),
			app: { key: 'production', ...audit('unknown', 'unknown', 'No post') },
			can: can('yes', 'unknown', 'unknown'),
			next_steps: steps("switch on 'Ask About the Audit'"),
		},
		asked: {
			inits: 1,
			app: audit('not_audited', 'seen', UNAUDITED),
			can: can('yes', 'no', 'no'),
			next_steps: steps('Send drafts'),
		},
	},
	{
		name: 'an app without an audit, and a private account',
		app: { audited: false, creators: [{ is_private: true }] },
		expected: {
			account: isPrivate(true),
			app: audit('unknown', 'unknown', 'with or without an audit'),
			can: can('yes', 'yes', 'unknown'),
			next_steps: steps('You can post with Only Me'),
		},
		asked: { inits: 0, app: audit('unknown', 'unknown', 'the same either way') },
	},
	{
		name: 'an audited app, and a public account',
		expected: {
			app: audit('unknown', 'unknown', 'No post'),
			can: can('yes', 'unknown', 'unknown'),
		},
		asked: {
			inits: 1,
			app: {
				audit: {
					value: 'audited',
					basis: 'derived',
					reason: expect.stringContaining('accepted the start'),
					publish_id: expect.stringMatching(/^v_pub_file~v2-1\.\d{19}$/),
				},
			},
			can: can('yes', 'yes', 'yes'),
			next_steps: [],
			warnings: steps('may report it as failed later'),
		},
	},
	{
		name: 'an audited app, and a private account',
		app: { creators: [{ is_private: true }] },
		expected: {
			account: isPrivate(true),
			app: audit('unknown', 'unknown'),
			can: can('yes', 'yes', 'unknown'),
		},
		asked: { inits: 0, app: audit('unknown', 'unknown', 'the same either way') },
	},
	{
		name: 'a scope that the account has taken away, while the token still names it',
		app: { scopes: [...SCOPES] },
		scopes: ['user.info.basic', 'video.list'],
		then: async (engine, { credential }) => {
			const scope = 'user.info.basic,video.list,video.publish';
			const oauthTokenData = { ...engine.storedToken(credential), scope };
			engine.editCredential(credential, { oauthTokenData });
			await Promise.resolve();
		},
		expected: {
			sign_in: { state: 'working', basis: 'seen' },
			scopes: {
				granted: ['user.info.basic', 'video.list'],
				missing: ['video.upload', 'video.publish', 'user.info.profile', 'user.info.stats'],
			},
			can: can('no', 'no', 'no', 'no'),
			next_steps: steps('For drafts, add', 'For direct posts, add'),
		},
		asked: { inits: 0, app: audit('unknown', 'unknown', 'The node did not ask') },
	},
	{
		name: 'a dead sign-in',
		then: async (engine, stage) => {
			await expire(engine, stage);
			await stage.client.killRefreshToken(stage.app.client_key);
		},
		expected: dead('TikTok no longer accepts this sign-in'),
		asked: { inits: 0 },
	},
	{
		name: 'a wrong secret',
		then: async (engine, stage) => {
			await expire(engine, stage);
			engine.editCredential(stage.credential, { clientSecret: 'wrong-secret' });
		},
		expected: dead('Compare Client ID'),
		asked: { inits: 0 },
	},
	{
		name: 'a banned account',
		app: { creators: [{ banned: true }] },
		expected: {
			account: { nickname: 'Ada Films', ...isPrivate(null) },
			sign_in: { state: 'working', basis: 'seen' },
			creator: null,
			can: can('no', 'no', 'no', 'no'),
			next_steps: steps('Only TikTok can lift the ban'),
		},
		asked: { inits: 0 },
	},
	{
		name: 'a daily cap that is reached',
		app: { creators: [{ posts_24h: 15 }] },
		expected: {
			sign_in: { state: 'working', basis: 'seen' },
			can: can('yes', 'no', 'no'),
			next_steps: steps('Wait until tomorrow'),
		},
		asked: { inits: 0 },
	},
	...[
		['invalid_params', 400, { error: { code: 'invalid_params', message: '', log_id: 'x' } }],
		['rate_limit_exceeded', 429, { error: { code: 'rate_limit_exceeded' } }],
		['http_503', 503, '<h1>Busy</h1>'],
	].map(
		([code, status, body]): Situation => ({
			name: `an answer that shows nothing of the audit: ${String(code)}`,
			app: initAnswers(Number(status), body as object),
			expected: { app: audit('unknown', 'unknown', 'No post') },
			asked: {
				inits: 1,
				app: audit('unknown', 'unknown', "TikTok's answer does not tell"),
				can: can('yes', 'unknown', 'unknown'),
				next_steps: steps('Run the check again later'),
			},
		}),
	),
];

describe('Account > Check Setup: what the app and the account can do', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	async function stageOf({ app, scopes, then }: Partial<Situation> = {}): Promise<Stage> {
		const stage = await setStage(engine, app, scopes);
		await then?.(engine, stage);
		return stage;
	}

	async function run(
		stage: Stage,
		asks: boolean,
		items: INodeExecutionData[] = [{ json: {} }],
	): Promise<RunResult> {
		return await engine.run({ nodes: [engine.node(check(asks), stage.credential)], items });
	}

	/** Nothing is sent, nothing is published, and no secret is shown. */
	async function expectHarmless(stage: Stage, result: RunResult): Promise<void> {
		const { client, app, credential } = stage;
		const [posts, uploads] = [
			await client.posts(app.client_key),
			await client.uploads(app.client_key),
		];
		expect(posts.filter(({ published }) => published)).toEqual([]);
		expect(uploads.flatMap(({ puts }) => puts)).toEqual([]);
		const kept = keptText(result);
		const { access_token, refresh_token } = engine.storedToken(credential);
		const secrets = [app.client_secret, access_token, refresh_token].map(String);
		const addresses = uploads.map(({ upload_url: url }) => new URL(url).search.slice(1));
		for (const secret of [...secrets, ...addresses]) expect(kept).not.toContain(secret);
	}

	async function reportOf(stage: Stage, asks: boolean): Promise<SetupReport> {
		const result = await run(stage, asks);
		expect(result.summary).toBe('success');
		await expectHarmless(stage, result);
		const [{ json, pairedItem }] = result.items('TikTok');
		expect(pairedItem).toEqual({ item: 0 });
		return json as unknown as SetupReport;
	}

	const inits = async (stage: Stage) => (await requestsTo(stage, 'init')).length;

	describe.each(SITUATIONS)('$name', (situation) => {
		const { inits: expectedInits, ...asked } = situation.asked;

		test('without the question: no init', async () => {
			const stage = await stageOf(situation);
			expect(await reportOf(stage, false)).toMatchObject(situation.expected);
			expect(await inits(stage)).toBe(0);
		});

		test(`with the question: ${expectedInits} init`, async () => {
			const stage = await stageOf(situation);
			const report = await reportOf(stage, true);
			expect(report).toMatchObject({ ...situation.expected, ...asked });
			expect(await inits(stage)).toBe(expectedInits);
			const posts = await stage.client.posts(stage.app.client_key);
			const { publish_id: id } = report.app.audit;
			expect(posts.map((post) => post.publish_id)).toEqual(id === undefined ? [] : [id]);
		});
	});

	test('the question is one small init with Only Me, after the other calls, named in the log', async () => {
		const stage = await stageOf();
		const before = engine.log.length;
		const { app } = await reportOf(stage, true);

		const requests = await stage.client.requests(stage.app.client_key);
		expect(requests.map(({ endpoint }) => endpoint)).toEqual(['user_info', 'creator_info', 'init']);
		expect(requests[2].body).toMatchObject({
			post_info: { privacy_level: 'SELF_ONLY' },
			source_info: { source: 'FILE_UPLOAD', video_size: 1_000_000, total_chunk_count: 1 },
		});
		const lines = engine.log.slice(before).map((line) => JSON.stringify(line));
		expect(lines.filter((line) => line.includes(String(app.audit.publish_id)))).toHaveLength(1);
	});

	test('several items are one check and one question', async () => {
		const stage = await stageOf();
		const result = await run(stage, true, [{ json: {} }, { json: {} }, { json: {} }]);

		expect(result.items('TikTok').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(await requestsTo(stage, 'creator_info')).toHaveLength(1);
		expect(await inits(stage)).toBe(1);
	});

	test.each(['agent', 'toolUser'] as const)(
		'as a tool of %s it never asks, although the stored field says so',
		async (kind) => {
			const stage = await stageOf();
			const calls = JSON.stringify([{ tool: 'TikTok_Tool', args: {} }]);
			const result = await engine.run({
				nodes: [
					harnessNode(kind, 'Model', { parameters: { calls } }),
					engine.tool('TikTok_Tool', check(true), stage.credential),
				],
				connections: [
					['Start', 'Model'],
					['TikTok_Tool', 'Model', 'ai_tool'],
				],
			});
			const [told] = JSON.parse(String(result.items('Model')[0].json.told)) as IDataObject[];
			expect(told).toMatchObject({
				app: audit('unknown', 'unknown'),
				next_steps: [expect.any(String)],
			});
			expect(await inits(stage)).toBe(0);
		},
	);

	test('what a post has shown of the audit is known afterwards, for this app alone', async () => {
		const post = async (stage: Stage) => {
			const nodes = [
				engine.node(directPost(), stage.credential, { onError: 'continueErrorOutput' }),
			];
			await engine.run({ nodes, items: [await itemWith(engine)] });
		};
		const audited = await stageOf();
		const refused = await stageOf({ app: { audited: false } });
		const other = await stageOf();
		await post(audited);
		await post(refused);

		const known = await run(audited, false);
		expect(known.items('TikTok')[0].json.app).toMatchObject(audit('audited', 'derived', 'v_pub_'));
		const { app, can: abilities } = await reportOf(refused, false);
		expect(app).toMatchObject(audit('not_audited', 'seen', UNAUDITED));
		expect(abilities).toMatchObject(can('yes', 'no', 'no'));
		expect((await reportOf(other, false)).app).toMatchObject(audit('unknown', 'unknown'));
		expect(await inits(other)).toBe(0);
	});

	test('a token that has expired is renewed, and the times are those of the new one', async () => {
		const stage = await stageOf({ then: expire });
		const before = Date.now();
		const { sign_in: signIn } = await reportOf(stage, false);

		const renewed = Date.parse(String(signIn.last_renewed_at));
		expect(renewed).toBeGreaterThan(before - 1_000);
		expect(signIn).toMatchObject({
			state: 'working',
			access_token_ends_at: new Date(renewed + 7_200_000).toISOString(),
		});
		const ends = Date.parse(String(signIn.ends_at));
		expect(signIn.days_left).toBe(Math.floor((ends - Date.now()) / DAY_MS));
	});

	test('a TikTok that does not answer leaves everything unknown, and no item fails', async () => {
		const stage = await stageOf({
			app: { faults: [{ on: 'user_info', times: 'always', do: { kind: 'status', status: 503 } }] },
		});
		await stage.client.addFaults(stage.app.client_key, [
			{ on: 'creator_info', times: 'always', do: { kind: 'reset', when: 'before' } },
		]);
		const report = await reportOf(stage, true);

		expect(report.sign_in).toMatchObject({ state: 'unknown', basis: 'unknown' });
		expect(report.can).toMatchObject(can('unknown', 'unknown', 'unknown', 'unknown'));
		expect(report.next_steps).toEqual(steps('operate.md#proxies-and-firewalls'));
		expect(await inits(stage)).toBe(0);
	});

	test('a credential that nobody has connected is a dead sign-in', async () => {
		const stage = await stageOf();
		const credential = engine.addCredential(stage.app);
		const report = await reportOf({ ...stage, credential }, true);

		expect(report).toMatchObject({ ...dead('not connected yet'), scopes: { granted: [] } });
	});
});
