import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { operations } from '../package/descriptionReading';
import { SCOPES } from '../sandbox/schemas';
import { jpeg } from '../sandbox/source-testing';
import type { AppInput } from '../sandbox/types';
import { DOCUMENTED } from './documentedErrors';
import { startEngine, type Engine } from './harness';
import { check, directPost, draft, itemWith, setStage, type Stage } from './postSetup';
import { deviations, operationsWithSchema, schemaOf, unseenKeys } from './schemaReading';
import { serve, type WebServer } from './webServer';

const HOST = 'schemas.example.test';
const VIDEO_ID = '7678907398077074696';
const REFUSED = 'Refused';
const PULL = { videoSource: 'pull', videoUrl: `https://${HOST}/clip.mp4` };
/** Operations whose result is a post. */
const POSTS = ['directPost', 'uploadAsDraft', 'getStatus', 'waitUntilPublished'];
const AS_ITEM = { options: { firstCheckSec: 0, onFailedPost: 'returnItem' } };

test('every operation has an output schema', () => {
	const all = operations().map(({ resource, option }) => `${resource} ${String(option.value)}`);
	expect(operationsWithSchema()).toEqual(all.sort());
});

test('the comparison finds a wrong type, a key too many and one that never comes', () => {
	const schema = { type: 'object', properties: { id: { type: 'string' }, n: { type: 'integer' } } };
	expect(deviations(schema, { id: 1, more: 2 })).toEqual([
		'json.id is 1, not string',
		'json.more is not in the schema',
	]);
	expect(unseenKeys(schema, [{ id: '1' }])).toEqual(['json.n']);
});

describe('what the editor shows before the first run is what comes', () => {
	let engine: Engine;
	let web: WebServer;
	let stage: Stage;

	beforeAll(async () => {
		engine = await startEngine();
		web = await serve(jpeg(1_080, 1_350));
	});
	// An app for each, or the calls per minute of one would make the later ones wait.
	beforeEach(async () => {
		stage = await stageWith({});
		await stage.client.forward(HOST, Number(new URL(web.url()).port));
	});
	afterAll(async () => {
		await web.close();
		await engine.close();
	});

	async function stageWith(more: AppInput): Promise<Stage> {
		const videos = [{ id: VIDEO_ID, create_time_ms: 1_700_000_000_000, title: 'A video' }];
		const app: AppInput = {
			scopes: [...SCOPES],
			verified_urls: [HOST],
			creators: [{ videos }],
			outcomes: [{ title_contains: REFUSED, fail_reason: 'spam_risk_text' }],
			...more,
		};
		return await setStage(engine, app, [...SCOPES]);
	}

	/** The result of a post with all of its keys. */
	async function jsonOf(
		parameters: INodeParameters,
		{ credential }: Stage = stage,
	): Promise<IDataObject> {
		const isPost = POSTS.includes(String(parameters.operation));
		const nodes = [
			engine.node({ ...(isPost ? { simplify: false } : {}), ...parameters }, credential),
		];
		const result = await engine.run({ nodes, items: [await itemWith(engine)] });
		expect(result.summary).toBe('success');
		return result.items('TikTok')[0].json;
	}

	const publishIdOf = async (parameters: INodeParameters) =>
		String((await jsonOf(parameters)).publish_id);

	const photo = (operation: string, more: INodeParameters = {}): INodeParameters => ({
		resource: 'photo',
		operation,
		photoSource: 'urls',
		photoUrls: `https://${HOST}/a.jpg`,
		title: 'A photo',
		...(operation === 'directPost'
			? { privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' } }
			: {}),
		options: { firstCheckSec: 1 },
		...more,
	});

	const byId = (operation: string, publishId: string, more: INodeParameters = {}) => ({
		resource: 'post',
		operation,
		publishId,
		...more,
	});

	/** Results that differ in kind: good, refused, fetched by TikTok. One result is enough for the others. */
	const SEVERAL_KINDS: Record<string, () => Promise<IDataObject[]>> = {
		'video directPost': async () => [
			await jsonOf(directPost()),
			await jsonOf(directPost({ caption: REFUSED, ...AS_ITEM })),
			// A picture in place of a video: TikTok fetches it and refuses it.
			await jsonOf(directPost({ ...PULL, ...AS_ITEM })),
		],
		'video uploadAsDraft': async () => [
			await jsonOf(draft()),
			await jsonOf(draft({ ...PULL, ...AS_ITEM })),
		],
		'video check': async () => [
			await jsonOf(check(directPost({ allowDuet: true, options: { previewUrl: true } }))),
			await jsonOf(check(directPost({ ...PULL, caption: 'x'.repeat(2_201) }))),
			await jsonOf(check(draft())),
		],
		'photo directPost': async () => [
			await jsonOf(photo('directPost')),
			await jsonOf(photo('directPost', { title: REFUSED, ...AS_ITEM })),
		],
		'photo uploadAsDraft': async () => [
			await jsonOf(photo('uploadAsDraft')),
			await jsonOf(photo('uploadAsDraft', { title: REFUSED, ...AS_ITEM })),
		],
		'post waitUntilPublished': async () => {
			const good = await publishIdOf(directPost());
			const bad = await publishIdOf(directPost({ ...PULL, ...AS_ITEM }));
			return [
				await jsonOf(byId('waitUntilPublished', good, AS_ITEM)),
				await jsonOf(byId('waitUntilPublished', bad, AS_ITEM)),
			];
		},
		'post getStatus': async () => {
			const good = await publishIdOf(directPost());
			const bad = await publishIdOf(directPost({ caption: REFUSED, ...AS_ITEM }));
			return [await jsonOf(byId('getStatus', good)), await jsonOf(byId('getStatus', bad))];
		},
		'account checkSetup': async () => {
			const check = { resource: 'account', operation: 'checkSetup' };
			const unconnected = { ...stage, credential: engine.addCredential(stage.app) };
			return [await jsonOf({ ...check, askAboutAudit: true }), await jsonOf(check, unconnected)];
		},
		'post cancel': async () => {
			const stuck = await stageWith({ switches: { pulls: 'stuck' } });
			const post = await jsonOf(directPost({ ...PULL, waitUntilPublished: false }), stuck);
			return [await jsonOf(byId('cancel', String(post.publish_id)), stuck)];
		},
	};

	const CASES = DOCUMENTED.map(({ parameters }): [string, () => Promise<IDataObject[]>] => {
		const operation = `${String(parameters.resource)} ${String(parameters.operation)}`;
		return [operation, SEVERAL_KINDS[operation] ?? (async () => [await jsonOf(parameters)])];
	});

	test('every operation is in the list', () => {
		expect(CASES.map(([operation]) => operation).sort()).toEqual(operationsWithSchema());
	});

	test.each(CASES)('%s', async (operation, results) => {
		const schema = schemaOf(operation);
		const jsons = await results();
		for (const json of jsons) expect(deviations(schema, json)).toEqual([]);
		expect(unseenKeys(schema, jsons)).toEqual([]);
	});

	test('simplified, the result of a post has the same keys without the empty ones', async () => {
		const whole = await jsonOf(draft());
		const simple = await jsonOf(draft({ simplify: true }));
		const full = Object.entries(whole).filter(([, value]) => !isEmpty(value));
		expect(Object.keys(simple)).toEqual(full.map(([key]) => key));
		expect(Object.keys(whole).length).toBeGreaterThan(Object.keys(simple).length);
		expect(deviations(schemaOf('video uploadAsDraft'), simple)).toEqual([]);
	});
});

function isEmpty(value: unknown): boolean {
	return value === null || (Array.isArray(value) && value.length === 0);
}
