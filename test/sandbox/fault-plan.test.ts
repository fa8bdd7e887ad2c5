import { mp4, TestBench, type Session } from './testing';
import type { FaultInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const CHUNK = 5_242_880;

const planned = async (...faults: FaultInput[]) => await bench.signedIn({ faults });
const info = async ({ token }: Session) => await bench.api('/creator_info/query/', token, {});

describe('which request', () => {
	const bad: FaultInput['do'] = { kind: 'status', status: 502 };
	const statuses = async (session: Session, count: number) => {
		const seen: number[] = [];
		for (let i = 0; i < count; i += 1) seen.push((await info(session)).status);
		return seen;
	};

	test.each<[string, Omit<FaultInput, 'on' | 'do'>, number[]]>([
		['the next one by default', {}, [502, 200, 200, 200]],
		['the next two', { times: 2 }, [502, 502, 200, 200]],
		['the third', { nth: 3 }, [200, 200, 502, 200]],
		['the second and third', { nth: 2, times: 2 }, [200, 502, 502, 200]],
		['always from the second on', { nth: 2, times: 'always' }, [200, 502, 502, 502]],
	])('%s', async (_name, when, expected) => {
		const session = await planned({ on: 'creator_info', do: bad, ...when });
		expect(await statuses(session, 4)).toEqual(expected);
	});

	test('several wait for each other; only their endpoint counts; clearFaults ends them', async () => {
		const session = await planned(
			{ on: 'creator_info', do: bad },
			{ on: 'creator_info', do: { kind: 'status', status: 503 } },
		);
		await bench.init(session, 10);
		expect(await statuses(session, 3)).toEqual([502, 503, 200]);
		await bench.client.addFaults(session.app.client_key, [
			{ on: 'creator_info', times: 'always', do: bad },
		]);
		expect(await statuses(session, 2)).toEqual([502, 502]);
		await bench.client.clearFaults(session.app.client_key);
		expect(await statuses(session, 1)).toEqual([200]);
	});

	test('a chunk of one upload, also when it comes again', async () => {
		const total = 2 * CHUNK;
		const session = await planned({ on: 'put', chunk: 1, publish: 1, times: 2, do: bad });
		const bytes = mp4(total);
		for (const expected of [
			[206, 201],
			[206, 502, 502, 201],
		]) {
			const { upload_url } = await bench.init(session, total, CHUNK);
			const send = async (chunk: number) =>
				await bench.put(
					upload_url,
					bytes.subarray(chunk * CHUNK, (chunk + 1) * CHUNK),
					chunk * CHUNK,
					total,
				);
			const seen = [(await send(0)).status];
			while (seen.length < expected.length) seen.push((await send(1)).status);
			expect(seen).toEqual(expected);
		}
	});

	test('the log names the fault', async () => {
		const session = await planned({ on: 'creator_info', do: bad });
		await statuses(session, 2);
		expect(await bench.client.requests(session.app.client_key)).toMatchObject([
			{ endpoint: 'creator_info', status: 502, fault: 'status' },
			{ endpoint: 'creator_info', status: 200, fault: null },
		]);
	});

	test.each<[string, object, string]>([
		['an unknown point', { on: 'nowhere', do: bad }, '0.on'],
		['an unknown kind', { on: 'put', do: { kind: 'explode' } }, '0.do.kind'],
		['a chunk of something else', { on: 'init', chunk: 1, do: bad }, 'only for faults on put'],
		['a zeroth request', { on: 'init', nth: 0, do: bad }, '0.nth'],
	])('%s is refused with a sentence', async (_name, fault, sentence) => {
		const { client_key } = await bench.client.createApp();
		const url = `${bench.sandbox.control_url}/control/apps/${client_key}/faults`;
		const answer = await bench.http.post<string>(url, JSON.stringify([fault]), {
			headers: { 'Content-Type': 'application/json' },
		});
		expect(answer.status).toBe(400);
		expect(JSON.parse(answer.data).error).toContain(sentence);
	});
});
