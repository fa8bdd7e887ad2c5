import './debugLog';

import type { INodeExecutionData } from 'n8n-workflow';

import { SCOPES } from '../sandbox/schemas';
import { startEngine, type Engine } from './harness';
import { keptText, leaks, textOf } from './keptText';
import {
	PLACES,
	REQUESTS,
	SECRET_KINDS,
	type HostileRequest,
	type Place,
	type SecretKind,
	type Spelling,
} from './leakCases';
import { itemWith, setStage, type Stage } from './postSetup';

/** Of an upload that the sandbox does not know. */
const UPLOAD_TOKEN = ['5b2f7c1e', '9d04', '4f5a', '8c3b', 'a1b2c3d4e5f6'].join('-');
const UPLOAD_ADDRESS = `https://open-upload.tiktokapis.com/upload?upload_id=7&upload_token=${UPLOAD_TOKEN}`;
const SIGNATURE = ['6f1d0c9b', '8a7e', '6d5c', '4b3a'].join('') + 'f0e1d2c3b4a5';
const SIGNED_ADDRESS = `https://media.test/clip.mp4?X-Amz-Signature=${SIGNATURE}`;

interface Case {
	readonly request: HostileRequest;
	readonly place: Place;
	readonly kind: SecretKind;
}

const ALL: Case[] = REQUESTS.flatMap((request) =>
	PLACES.flatMap((place) =>
		SECRET_KINDS.filter((kind) => isPossible(request, place, kind)).map((kind) => ({
			request,
			place,
			kind,
		})),
	),
);

/** A web address in a caption is the caption, and no secret of ours. */
function isPossible(request: HostileRequest, place: Place, kind: SecretKind): boolean {
	if (place.answer({ plain: '', encoded: '' }, request) === undefined) return false;
	const isText = place.name === 'the data' && request.returnsTexts === true;
	return !isText || !kind.endsWith('address');
}

describe('no secret that an answer repeats is shown, saved or logged', () => {
	let engine: Engine;
	let item: INodeExecutionData;

	beforeAll(async () => {
		engine = await startEngine();
		item = await itemWith(engine);
	});
	afterAll(async () => await engine.close());

	test('the matrix has at least 200 cases', () => {
		expect(ALL.length).toBeGreaterThanOrEqual(200);
	});

	describe.each(REQUESTS)('$name', (request) => {
		const cases = ALL.filter((one) => one.request === request);
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

	async function leaksOf({ request, place, kind }: Case): Promise<string[]> {
		const stage = await stageFor(request, place, kind);
		const before = secretsOf(stage);
		const kept = await keptAfter(stage, request);
		const uploads = await stage.client.uploads(stage.app.client_key);
		const tokens = uploads.map(({ upload_url: url }) => new URL(url).searchParams);
		return leaks(kept, [
			...before,
			...secretsOf(stage),
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
		const action = place.answer(spellingOf(stage, request, kind), request);
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

	function secretsOf({ app, credential }: Stage): string[] {
		const { access_token, refresh_token } = engine.storedToken(credential);
		return [app.client_secret, String(access_token), String(refresh_token)];
	}

	function spellingOf(stage: Stage, request: HostileRequest, kind: SecretKind): Spelling {
		const [clientSecret, access, refresh] = secretsOf(stage);
		if (kind === 'upload address' && request.afterInit === true) {
			return { plain: '{upload_url}', encoded: '{upload_url_encoded}' };
		}
		const plain = {
			'access token': access,
			'refresh token': refresh,
			'client secret': clientSecret,
			'upload address': UPLOAD_ADDRESS,
			'signed address': SIGNED_ADDRESS,
		}[kind];
		return { plain, encoded: percentEncoded(plain) };
	}
});

function percentEncoded(text: string): string {
	const code = (character: string) => character.charCodeAt(0).toString(16).toUpperCase();
	return text.replace(/[^a-z0-9]/gi, (character) => `%${code(character)}`);
}
