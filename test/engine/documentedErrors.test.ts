import { API_CODES } from '../../nodes/TikTok/errors/errorTable';
import { operations } from '../package/descriptionReading';
import { SCOPES } from '../sandbox/schemas';
import { DOCUMENTED } from './documentedErrors';
import { startEngine, type Engine } from './harness';
import { itemWith, requestsTo, setStage } from './postSetup';

/** n8n renews the sign-in after it, whatever the code, and asks once more. */
const SIGN_IN_REFUSED = 401;

describe('every documented refusal of every operation', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	const cases = DOCUMENTED.flatMap(({ refusals, ...one }) =>
		refusals.map(([status, code]) => ({ ...one, status, code })),
	);

	test.each(cases)('$operation: HTTP $status $code', async (one) => {
		const { parameters, on, status, code, isProblem = false, asks = {} } = one;
		const log_id = '20261125190000ABCDEF0123456789ABCD';
		const body = { error: { code, message: 'In the words of TikTok', log_id } };
		const stage = await setStage(
			engine,
			{
				scopes: [...SCOPES],
				faults: [{ on, times: 'always', do: { kind: 'status', status, body } }],
			},
			[...SCOPES],
		);
		const file = await itemWith(engine);
		const result = await engine.run({
			nodes: [engine.node(parameters, stage.credential, { onError: 'continueErrorOutput' })],
			items: [file],
		});

		if (isProblem) {
			expect(result.items('TikTok', 1)).toEqual([]);
			const [{ json }] = result.items('TikTok', 0);
			const message = expect.stringContaining(API_CODES[code].message);
			expect(json).toMatchObject({ ok: false, problems: [{ code, message }] });
			return;
		}
		expect(result.items('TikTok', 0)).toEqual([]);
		const [failed, ...more] = result.items('TikTok', 1);
		expect(more).toEqual([]);
		expect(failed).toMatchObject({
			json: { details: { code, log_id } },
			binary: file.binary,
			pairedItem: { item: 0 },
		});
		const { message, remedy } = API_CODES[code];
		expect(failed.json.error).toContain(message);
		const fixed = remedy.split(/\{\w+\}/);
		for (const words of fixed) expect(failed.json.error).toContain(words);
		const expected = asks[code] ?? (status === SIGN_IN_REFUSED ? 2 : 1);
		expect(await requestsTo(stage, on)).toHaveLength(expected);
	});

	test('the list has every operation', () => {
		const named = DOCUMENTED.map(({ parameters }) => [parameters.resource, parameters.operation]);
		const all = operations().map(({ resource, option }) => [resource, option.value]);
		expect(named.sort()).toEqual(all.sort());
	});
});
