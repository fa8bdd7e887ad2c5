import { sleep } from 'n8n-workflow';

import { startEngine, type Engine } from './harness';
import { directPost, itemWith, requestsTo, setStage } from './postSetup';
import { everythingShown } from './signInSetup';

describe('sign-in and secrets while a post is under way', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test('PB-35: a token that expires between upload and status is refreshed once, and the post continues', async () => {
		const stage = await setStage(engine, {
			switches: { access_ttl_s: 7_200 },
			outcomes: [{ processing_ms: 600_000 }],
		});
		const running = engine.start({
			nodes: [engine.node(directPost({ options: { firstCheckSec: 1 } }), stage.credential)],
			items: [await itemWith(engine)],
		});
		await until(async () => (await requestsTo(stage, 'put')).some(({ status }) => status === 201));
		await stage.client.advance(stage.app.client_key, 7_300_000);
		const result = await running.result;

		expect(result.summary).toBe('success');
		expect(result.items('TikTok')[0].json).toMatchObject({ status: 'PUBLISH_COMPLETE' });
		const calls = await stage.client.tokenCalls(stage.app.client_key);
		expect(calls.map(({ grant_type: grant }) => grant)).toEqual(['refresh_token']);
	});

	test('PB-43, PB-44: no token, secret or upload address in output, error or log; none on the upload host', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', nth: 2, times: 'always', do: { kind: 'status', status: 400 } }],
		});
		const good = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});
		const bad = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});

		expect(bad.status).toBe('error');
		const token = engine.storedToken(stage.credential);
		const shown =
			JSON.stringify([good.items('TikTok'), bad.data.resultData]) +
			everythingShown(good) +
			everythingShown(bad);
		for (const secret of [
			token.access_token,
			token.refresh_token,
			stage.app.client_secret,
			'upload_token',
			'upload_id',
		]) {
			expect(shown).not.toContain(String(secret));
		}
		for (const put of await requestsTo(stage, 'put')) {
			expect(put.headers.authorization).toBeUndefined();
		}
	});

	test('PB-38: no host but those of TikTok is contacted', async () => {
		const stage = await setStage(engine);
		await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});

		const hosts = new Set(
			(await stage.client.requests(stage.app.client_key)).map(({ host }) => host),
		);
		expect([...hosts].sort()).toEqual(['open-upload-va.tiktokapis.com', 'open.tiktokapis.com']);
	});

	test('PB-17, never lost: the log holds publish_id, execution and item before the first byte, and how it ended', async () => {
		const stage = await setStage(engine);
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});

		const [{ publish_id: publishId }] = await stage.client.posts(stage.app.client_key);
		const lines = result.log.filter(({ level }) => level === 'info').map(({ text }) => text);
		expect(lines.filter((line) => line.includes(publishId))).toEqual([
			expect.stringMatching(/started the post of "clip\.mp4", \d+ bytes .*execution .*item 0/),
			expect.stringMatching(/uploaded [\d,]+ bytes in \d+ s, [\d.]+ MB\/s/),
			expect.stringMatching(/ended with PUBLISH_COMPLETE, post_id \d+/),
		]);
	});
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 400; tries += 1) {
		if (await isTrue()) return;
		await sleep(25);
	}
	throw new Error('it never came to pass');
}
