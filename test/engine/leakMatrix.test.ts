import './debugLog';

import type { INodeExecutionData } from 'n8n-workflow';

import {
	LEAK_CASES,
	PLACES,
	REQUESTS,
	SIGNATURE,
	spellingOf,
	UPLOAD_TOKEN,
	type CredentialSecrets,
	type HostileRequest,
	type LeakCase,
	type Place,
	type SecretKind,
} from '../leaks/cases';
import { leaks } from '../leaks/find';
import { SCOPES } from '../sandbox/schemas';
import { startEngine, type Engine } from './harness';
import { keptText, textOf } from './keptText';
import { itemWith, setStage, type Stage } from './postSetup';

describe('no secret that an answer repeats is shown, saved or logged', () => {
	let engine: Engine;
	let item: INodeExecutionData;

	beforeAll(async () => {
		engine = await startEngine();
		item = await itemWith(engine);
	});
	afterAll(async () => await engine.close());

	test('the matrix has at least 200 cases', () => {
		expect(LEAK_CASES.length).toBeGreaterThanOrEqual(200);
	});

	describe.each(REQUESTS)('$name', (request) => {
		const cases = LEAK_CASES.filter((one) => one.request === request);
		const leaksIn = new Map<string, Array<[SecretKind, string[]]>>();

		// All at once, because a renewal that fails is retried seconds later.
		beforeAll(async () => {
			const found = cases.map(async (one) => [one, await leaksOf(one)] as const);
			for (const [{ place, kind }, leaked] of await Promise.all(found)) {
				leaksIn.set(place.name, [...(leaksIn.get(place.name) ?? []), [kind, leaked]]);
			}
		});

		test.each([...new Set(cases.map(({ place }) => place.name))])('in %s', (place) => {
			const kinds = cases.filter((one) => one.place.name === place).map(({ kind }) => kind);
			expect(leaksIn.get(place)).toEqual(kinds.map((kind) => [kind, []]));
		});
	});

	test.each(['the message', 'plain text', 'a page'])(
		'the words beside it in %s are shown',
		async (name) => {
			const [request] = REQUESTS;
			const place = PLACES.find((one) => one.name === name) ?? PLACES[0];
			const stage = await stageFor(request, place, 'access token');
			expect(await keptAfter(stage, request)).toMatch(/The value|You sent|Blocked/);
		},
	);

	async function leaksOf({ request, place, kind }: LeakCase): Promise<string[]> {
		const stage = await stageFor(request, place, kind);
		const before = Object.values(secretsOf(stage));
		const kept = await keptAfter(stage, request);
		const uploads = await stage.client.uploads(stage.app.client_key);
		const tokens = uploads.map(({ upload_url: url }) => new URL(url).searchParams);
		return leaks(kept, [
			...before,
			...Object.values(secretsOf(stage)),
			...tokens.map((query) => query.get('upload_token') ?? ''),
			UPLOAD_TOKEN,
			SIGNATURE,
		]);
	}

	/** An app of its own, whose requests are answered that way. */
	async function stageFor(request: HostileRequest, place: Place, kind: SecretKind): Promise<Stage> {
		const stage = await setStage(engine, { scopes: [...SCOPES], switches: { store: 'hash' } }, [
			...SCOPES,
		]);
		const { client, app } = stage;
		const action = place.answer(spellingOf(secretsOf(stage), request, kind), request);
		if (action === undefined) throw new Error(`${request.name} has no ${place.name}`);
		await client.addFaults(app.client_key, [{ on: request.on, times: 'always', do: action }]);
		if (request.expired === true) await client.expireAccessTokens(app.client_key);
		return stage;
	}

	async function keptAfter({ credential }: Stage, request: HostileRequest): Promise<string> {
		if (request.parameters === undefined) {
			const list = engine.loadList('listSearch', 'searchCreators', engine.node({}, credential));
			return textOf(await list.catch((error: unknown) => error));
		}
		const nodes = [engine.node(request.parameters, credential)];
		return keptText(await engine.run({ nodes, items: [item] }));
	}

	function secretsOf({ app, credential }: Stage): CredentialSecrets {
		const { access_token, refresh_token } = engine.storedToken(credential);
		return {
			clientSecret: app.client_secret,
			accessToken: String(access_token),
			refreshToken: String(refresh_token),
		};
	}
});
