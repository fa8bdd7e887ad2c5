/* eslint-disable @n8n/community-nodes/no-restricted-imports -- n8n hands out Node's own streams */
import { Readable } from 'node:stream';

import { VIDEO_INIT } from '../../../nodes/TikTok/api/endpoints';
import { PostLedger, type LedgerEntry } from '../../../nodes/TikTok/publish/retry/ledger';
import type { PostResult } from '../../../nodes/TikTok/publish/result/postResult';
import { freshCredentialId } from '../support/fakeContext';
import { FakeTikTok } from '../support/fakeTikTok';
import { CLIP, CLIP_FACTS, parameters, Stage } from '../support/postStage';
import { refusalText } from '../support/replies';
import type { Misbehaviour } from '../support/uploadHost';

const REFUSED = { text: refusalText('invalid_params'), status: 400 };

/** A stage on which an earlier try of the same execution has left an entry for its only item. */
function after(entry: Partial<LedgerEntry>, parts = {}) {
	const credentialId = freshCredentialId();
	const stage = new Stage(new FakeTikTok(), { credentialId, ...parts });
	new PostLedger(stage.nodeContext, 0).write(0, {
		v: 1,
		state: 'started',
		transfer: 'file',
		credential_id: credentialId,
		file_name: 'clip.mp4',
		size_bytes: CLIP.length,
		facts: {
			privacy_level: 'PUBLIC_TO_EVERYONE',
			creator: { username: 'my.shop', nickname: null },
			video: { ...CLIP_FACTS, chunk_count: 1 },
			max_sec: 180,
		},
		warnings: ['From before.'],
		lost_publish_ids: [],
		publish_id: 'v_pub_file~v2-1.77',
		...entry,
	});
	return stage;
}

/** What stands in the ledger with a post that has ended. */
const RESULT: PostResult = {
	publish_id: 'v_pub_file~v2-1.77',
	status: 'FAILED',
	is_final: true,
	post_id: null,
	post_ids: [],
	post_url: null,
	privacy_level: 'PUBLIC_TO_EVERYONE',
	creator: null,
	video: null,
	uploaded_at: null,
	completed_at: '2025-12-31T00:00:00.000Z',
	warnings: [],
};

function entryOf(stage: Stage): LedgerEntry | undefined {
	return new PostLedger(stage.nodeContext, 0).entry(0) as LedgerEntry | undefined;
}

/** PB-50: what a further try of one execution does, by what the try before has left. */
describe('an item that an earlier try has touched', () => {
	test('is done: the same result again, without any request', async () => {
		const result = { ...RESULT, post_ids: ['1'] };
		const stage = after({ state: 'done', result });
		const [{ json }] = await stage.post();
		expect(json).toEqual(result);
		expect(json).not.toBe(result);
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('may appear: it is followed, never begun anew', async () => {
		const stage = after({ state: 'last_put_begun', uploaded_at: '2025-12-31T00:00:00.000Z' });
		const [{ json }] = await stage.post();
		expect(stage.tikTok.calls).toEqual(['fetch']);
		expect(json).toMatchObject({
			publish_id: 'v_pub_file~v2-1.77',
			status: 'PUBLISH_COMPLETE',
			creator: { username: 'my.shop' },
			uploaded_at: '2025-12-31T00:00:00.000Z',
			warnings: ['From before.'],
		});
		expect(entryOf(stage)?.state).toBe('done');
	});

	test('may appear, but TikTok has too few bytes of it: told so, not posted again', async () => {
		const stage = after({ state: 'last_put_begun' });
		stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD', uploaded_bytes: 7 });
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringContaining(`only 7 of ${CLIP.length} bytes`) as string,
			context: { details: { code: 'upload_incomplete', publish_id: 'v_pub_file~v2-1.77' } },
		});
		expect(stage.tikTok.count('init')).toBe(0);
	});

	test('may appear, but TikTok counts nothing: an error that names the time, and no second post', async () => {
		const stage = after({ state: 'last_put_begun', init_at: '2025-12-31T23:00:00.000Z' });
		stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD' });
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringMatching(
				/does not say that it has \d+ bytes.*could not be confirmed.*v_pub_file~v2-1\.77/,
			) as string,
			description: expect.stringContaining('before 2026-01-01T00:05:00.000Z') as string,
			context: { details: { code: 'upload_incomplete', may_appear: true } },
		});
		expect(stage.tikTok.count('init')).toBe(0);
	});

	test('arrives whole 45 seconds after its process has ended: it is found', async () => {
		const stage = after({ state: 'last_put_begun' });
		const began = stage.clock.now();
		stage.tikTok.status = () =>
			stage.clock.now() - began < 45_000
				? { status: 'PROCESSING_UPLOAD' }
				: { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] };
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.77', status: 'PUBLISH_COMPLETE' });
		expect(stage.tikTok.count('init')).toBe(0);
	});

	test('may appear on another account: nobody is asked', async () => {
		const stage = after({ state: 'last_put_begun', credential_id: 'another' });
		await expect(stage.post()).rejects.toMatchObject({
			context: { details: { code: 'other_credential' } },
		});
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('was never sent whole: it is begun anew, and says so', async () => {
		const stage = after({ state: 'started' });
		const [{ json }] = await stage.post();
		expect(stage.tikTok.count('init')).toBe(1);
		expect(json.publish_id).toBe('v_pub_file~v2-1.1');
		expect(json.warnings).toEqual([expect.stringContaining('v_pub_file~v2-1.77')]);
	});

	test('was pulled, and the answer to its init was lost: the person has to look', async () => {
		const stage = after({ state: 'init_sent', transfer: 'pull', publish_id: undefined });
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringContaining('"clip.mp4"') as string,
			context: { details: { code: 'post_unknown' } },
		});
		const nameless = after({ state: 'init_sent', transfer: 'pull', file_name: null });
		await expect(nameless.post()).rejects.toThrow('"the file"');
	});

	test('has left a note that nobody can read: nothing is asked or posted', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.nodeContext.posts = { 0: { 0: { v: 2, publish_id: 'v_pub_file~v2-1.78' } } };
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringContaining('v_pub_file~v2-1.78') as string,
			context: { details: { code: 'post_unknown', may_appear: true } },
		});
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('has failed for good: the same error again, without any request', async () => {
		const stage = after({ state: 'failed', fail_reason: 'duration_check_failed', result: RESULT });
		await expect(stage.post()).rejects.toMatchObject({
			description: expect.stringContaining('180 seconds') as string,
			context: { details: { code: 'duration_check_failed' } },
		});
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('has failed for good, and is wanted as an item', async () => {
		const asItem = { parameters: [parameters({}, { onFailedPost: 'returnItem' })] };
		const stage = after({ state: 'failed', fail_reason: 'spam_risk_text', result: RESULT }, asItem);
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({
			status: 'FAILED',
			fail_reason: 'spam_risk_text',
			remedy: expect.stringContaining("'Caption'") as string,
			publish_id: 'v_pub_file~v2-1.77',
		});
		const nameless = after({ state: 'failed', fail_reason: undefined, result: RESULT }, asItem);
		expect((await nameless.post())[0].json).toMatchObject({ fail_reason: 'unknown' });
		expect(nameless.tikTok.calls).toEqual([]);
	});

	test('has failed in a way that allows a new post', async () => {
		const stage = after({ state: 'failed', fail_reason: 'internal', result: RESULT });
		const [{ json }] = await stage.post();
		expect(json.publish_id).toBe('v_pub_file~v2-1.1');
	});
});

describe('tries one after the other', () => {
	test.each<[string, Misbehaviour[]]>([
		['a refusal of the last PUT', [{ status: 400 }]],
		['an upload that is lost after its last byte', [{ status: 403 }]],
	])('PB-50: %s never leads to a second init', async (_, puts) => {
		const stage = new Stage(new FakeTikTok(puts), { credentialId: freshCredentialId() });
		await expect(stage.post()).rejects.toMatchObject({
			description: expect.stringContaining('Get Status') as string,
			context: { details: { publish_id: 'v_pub_file~v2-1.1' } },
		});
		expect(entryOf(stage)?.state).toBe('last_put_begun');
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.1', status: 'PUBLISH_COMPLETE' });
		expect(stage.tikTok.count('init')).toBe(1);
	});

	test('a file that ends early in the last PUT can not appear, so it is posted anew', async () => {
		let short = 10;
		const file = { id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: 'video/mp4' };
		const stage = new Stage(new FakeTikTok(), {
			items: [{ json: {}, binary: { data: file } }],
			helpers: {
				getBinaryMetadata: async () => await Promise.resolve({ fileSize: CLIP.length + short }),
				getBinaryStream: async () => await Promise.resolve(Readable.from([CLIP])),
			},
		});
		await expect(stage.post()).rejects.toMatchObject({
			context: { details: { code: 'file_size_changed', publish_id: 'v_pub_file~v2-1.1' } },
		});
		expect(entryOf(stage)?.state).toBe('started');
		short = 0;
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.2', status: 'PUBLISH_COMPLETE' });
	});

	test('PB-51: an init that TikTok refused leaves nothing behind', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.plan(VIDEO_INIT.path, REFUSED);
		await expect(stage.post()).rejects.toMatchObject({ httpCode: '400' });
		expect(stage.tikTok.count('init')).toBe(1);
		expect(entryOf(stage)).toBeUndefined();
	});

	test('an init whose answer was lost is remembered', async () => {
		const stage = new Stage(new FakeTikTok());
		const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		stage.tikTok.plan(VIDEO_INIT.path, lost);
		await expect(stage.post()).rejects.toMatchObject({
			context: { details: { code: 'ECONNRESET' } },
		});
		expect(stage.tikTok.count('init')).toBe(1);
		expect(entryOf(stage)).toMatchObject({ state: 'init_sent', transfer: 'file' });
	});

	test('TikTok itself says FAILED: remembered with its reason', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.status = () => ({ status: 'FAILED', fail_reason: 'frame_rate_check_failed' });
		await expect(stage.post()).rejects.toThrow('frame rate');
		expect(entryOf(stage)).toMatchObject({
			state: 'failed',
			fail_reason: 'frame_rate_check_failed',
		});
		stage.tikTok.calls.length = 0;
		await expect(stage.post()).rejects.toThrow('frame rate');
		expect(stage.tikTok.calls).toEqual([]);
	});

	test('an unfinished post is asked for again, not posted again', async () => {
		const stage = new Stage(new FakeTikTok(), {
			credentialId: freshCredentialId(),
			parameters: [parameters({}, { maxWaitMinutes: 0 })],
		});
		stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD', uploaded_bytes: CLIP.length });
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ status: 'PROCESSING_UPLOAD', completed_at: null });
		expect(entryOf(stage)?.state).toBe('last_put_begun');
		await stage.post();
		expect(stage.tikTok.count('init')).toBe(1);
	});
});
