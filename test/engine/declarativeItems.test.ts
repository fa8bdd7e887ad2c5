import type { INodeExecutionData } from 'n8n-workflow';

import { RESOURCES } from '../../nodes/TikTok/resources';
import { SCOPES } from '../sandbox/schemas';
import type { AppInput, FaultInput } from '../sandbox/types';
import { DOCUMENTED } from './documentedErrors';
import { startEngine, type Engine, type NodeSpec, type RunResult } from './harness';
import { itemWith, requestsTo, setStage, type Stage } from './postSetup';

const LOG_ID = '20261125190000ABCDEF0123456789ABCD';

const ROUTED = DOCUMENTED.flatMap(({ operation, on, parameters, good }) =>
	good === undefined ? [] : [{ operation, on, parameters, good }],
);

const OK = { code: 'ok', message: '', log_id: LOG_ID };

test('every routed operation has an answer without an error', () => {
	const routed = RESOURCES.flatMap(({ name, operations }) =>
		operations.flatMap((one) => ('answer' in one ? [`${name} > ${one.option.name}`] : [])),
	);
	expect(ROUTED.map(({ operation }) => operation).sort()).toEqual(routed.sort());
});

describe.each(ROUTED)('three items of $operation', ({ on, parameters, good: answered }) => {
	let engine: Engine;
	let items: INodeExecutionData[];

	beforeAll(async () => {
		engine = await startEngine();
		items = await Promise.all([0, 1, 2].map(async (n) => await itemWith(engine, undefined, { n })));
	});
	afterAll(async () => await engine.close());

	const answer = (nth: number, status: number, body: object): FaultInput => ({
		on,
		nth,
		do: { kind: 'status', status, body },
	});
	const good = (nth: number) => answer(nth, 200, { ...answered, error: OK });
	const refused = (status: number, code: string) => (nth: number) =>
		answer(nth, status, { error: { code, message: '', log_id: LOG_ID } });

	async function run(
		faults: FaultInput[],
		node: Partial<NodeSpec> = {},
	): Promise<{ stage: Stage; result: RunResult }> {
		const app: AppInput = { scopes: [...SCOPES], faults };
		const stage = await setStage(engine, app, [...SCOPES]);
		const nodes = [engine.node(parameters, stage.credential, node)];
		return { stage, result: await engine.run({ nodes, items }) };
	}

	/** n8n begins the items together, so the second to arrive need not be the second of the input. */
	const secondFails = [good(1), refused(400, 'invalid_params')(2), good(3)];

	test('the second fails: the others are paired, the error branch gets code, details and file', async () => {
		const { stage, result } = await run(secondFails, { onError: 'continueErrorOutput' });

		expect(result.summary).toBe('success');
		const [failed, ...others] = result.items('TikTok', 1);
		expect(others).toEqual([]);
		const n = Number(failed.json.n);
		expect(failed).toEqual({
			json: {
				n,
				error: expect.stringMatching(
					new RegExp(
						`^TikTok refused a value of the request \\(invalid_params\\)\\..*\\[item ${n}\\]$`,
					),
				),
				details: expect.objectContaining({ code: 'invalid_params', log_id: LOG_ID }),
			},
			binary: items[n].binary,
			pairedItem: { item: n },
		});
		expect(result.items('TikTok', 0).map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].filter((item) => item !== n).map((item) => ({ item })),
		);
		expect(await requestsTo(stage, on)).toHaveLength(3);
	});

	test('the second fails and the node does not go on: the error names the item', async () => {
		const { result } = await run(secondFails);

		expect(result.status).toBe('error');
		const [, n] = /\[item ([012])\]$/.exec(result.error?.message ?? '') ?? [];
		expect(result.error).toMatchObject({
			context: { itemIndex: Number(n), details: { code: 'invalid_params', log_id: LOG_ID } },
		});
	});

	test('a 429 in the middle waits and goes on', async () => {
		const tooMany: FaultInput = {
			on,
			nth: 2,
			do: {
				kind: 'status',
				status: 429,
				headers: { 'retry-after': '1' },
				body: { error: { code: 'rate_limit_exceeded', message: '', log_id: LOG_ID } },
			},
		};
		const { stage, result } = await run([good(1), tooMany, good(3), good(4)]);

		expect(result.summary).toBe('success');
		expect(result.items('TikTok').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(await requestsTo(stage, on)).toHaveLength(4);
	});
});
