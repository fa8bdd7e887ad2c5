import { harnessNode, startEngine, type Engine } from './harness';

describe('the engine harness', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test('runs nodes in a chain and keeps the pairing', async () => {
		const result = await engine.run({
			nodes: [harnessNode('passThrough', 'A'), harnessNode('passThrough', 'B')],
			items: [{ json: { n: 1 } }, { json: { n: 2 } }],
		});

		expect(result.summary).toBe('success');
		expect(result.items('B')).toMatchObject([
			{ json: { n: 1 }, pairedItem: { item: 0 } },
			{ json: { n: 2 }, pairedItem: { item: 1 } },
		]);
	});

	test('runs a loop once per item', async () => {
		const result = await engine.run({
			nodes: [
				harnessNode('loop', 'Loop'),
				harnessNode('passThrough', 'Body'),
				harnessNode('passThrough', 'After'),
			],
			connections: [
				['Start', 'Loop'],
				['Loop', 'After', 0],
				['Loop', 'Body', 1],
				['Body', 'Loop'],
			],
			items: [{ json: { n: 1 } }, { json: { n: 2 } }],
		});

		expect(result.runs('Body')).toHaveLength(2);
		expect(result.items('Body', 0, 0)).toMatchObject([{ json: { n: 1 } }]);
		expect(result.items('After').map(({ json }) => json.n)).toEqual([1, 2]);
	});

	test('Retry On Fail runs a node again', async () => {
		const result = await engine.run({
			nodes: [
				harnessNode('failFirst', 'Node', {
					parameters: { failures: 1 },
					retryOnFail: true,
					maxTries: 2,
					waitBetweenTries: 10,
				}),
			],
		});

		expect(result.items('Node')).toMatchObject([{ json: { tries: 2 } }]);
	});

	test('the Retry button goes on from the failed node with its context', async () => {
		const failed = await engine.run({
			nodes: [
				harnessNode('passThrough', 'Before'),
				harnessNode('failFirst', 'Node', { parameters: { failures: 1 } }),
			],
			items: [{ json: { n: 1 } }],
		});
		expect(failed.status).toBe('error');
		expect(failed.errorOf('Node')?.message).toBe('failed try 1');

		const retried = await engine.retryOf(failed);

		expect(retried.summary).toBe('success');
		expect(retried.runs('Before')).toHaveLength(1);
		expect(retried.items('Node')).toMatchObject([{ json: { n: 1, tries: 2 } }]);
		expect(retried.executionId).not.toBe(failed.executionId);
	});

	test('items that are errors leave by the error output', async () => {
		const result = await engine.run({
			nodes: [
				harnessNode('passThrough', 'Node', { onError: 'continueErrorOutput' }),
				harnessNode('passThrough', 'Good'),
				harnessNode('passThrough', 'Bad'),
			],
			connections: [
				['Start', 'Node'],
				['Node', 'Good', 0],
				['Node', 'Bad', 1],
			],
			items: [{ json: { n: 1 } }, { json: { error: 'no', details: { code: 'x' } } }],
		});

		expect(result.items('Good')).toMatchObject([{ json: { n: 1 } }]);
		expect(result.items('Bad')).toMatchObject([{ json: { details: { code: 'x' } } }]);
	});

	test('a stopped execution ends as canceled', async () => {
		const running = engine.start({
			nodes: [
				harnessNode('failFirst', 'Node', {
					parameters: { failures: 2 },
					retryOnFail: true,
					maxTries: 3,
					waitBetweenTries: 200,
				}),
				harnessNode('passThrough', 'After'),
			],
		});
		running.cancel();
		const result = await running.result;

		expect(result.status).toBe('canceled');
		expect(result.runs('After')).toHaveLength(0);
	});
});
