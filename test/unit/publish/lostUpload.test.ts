import type { PostResult } from '../../../nodes/TikTok/publish/result/postResult';
import { PostLedger, type LedgerEntry } from '../../../nodes/TikTok/publish/retry/ledger';
import { VIDEO_INIT } from '../../../nodes/TikTok/api/endpoints';
import type { PostRoute } from '../../../nodes/TikTok/publish/run/postRun';
import { freshCredentialId } from '../support/fakeContext';
import { FakeTikTok } from '../support/fakeTikTok';
import { CLIP, CLIP_FACTS, DIRECT, DRAFT, Stage } from '../support/postStage';
import { refusalText } from '../support/replies';

const OLD_ID = 'v_pub_file~v2-1.77';
const MINUTE_MS = 60_000;
const UPLOADING = { status: 'PROCESSING_UPLOAD' };
const SHORT = { ...UPLOADING, uploaded_bytes: CLIP.length - 1 };

/** A stage on which an earlier run may have sent the last byte, so many minutes after its init. */
function after(minutes: number, answer: object, more: Partial<LedgerEntry> = {}) {
	const credentialId = freshCredentialId();
	const stage = new Stage(new FakeTikTok(), { credentialId });
	new PostLedger(stage.nodeContext, 0).write(0, {
		v: 1,
		state: 'last_put_begun',
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
		warnings: [],
		lost_publish_ids: [],
		publish_id: OLD_ID,
		init_at: new Date(stage.clock.now() - minutes * MINUTE_MS).toISOString(),
		...more,
	});
	const usual = stage.tikTok.status;
	stage.tikTok.status = (id) => (id === OLD_ID ? answer : usual(id));
	return stage;
}

const inits = ({ tikTok }: Stage) => tikTok.inits.length;

describe('a retry after an upload whose last byte may have left', () => {
	test('posts again when TikTok says with a number that bytes are missing, 65 minutes after the init', async () => {
		const stage = after(65.1, SHORT);
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({
			publish_id: 'v_pub_file~v2-1.1',
			status: 'PUBLISH_COMPLETE',
			warnings: [expect.stringContaining(`${OLD_ID}) that can no longer appear`)],
		});
		expect(inits(stage)).toBe(1);
	});

	const FAILED = { status: 'FAILED', fail_reason: 'duration_check_failed' };
	const unsafe: Array<
		[what: string, minutes: number, answer: object, more: Partial<LedgerEntry>, route: PostRoute]
	> = [
		['until then', 65, SHORT, {}, DIRECT],
		['without a number', 70, UPLOADING, {}, DIRECT],
		['with every byte', 70, { ...SHORT, uploaded_bytes: CLIP.length }, {}, DIRECT],
		['after FAILED', 70, FAILED, {}, DIRECT],
		['in a status of tomorrow', 70, { ...SHORT, status: 'PROCESSING_MORE' }, {}, DIRECT],
		['of a draft', 70, SHORT, {}, DRAFT],
		['whose init has no time', 70, SHORT, { init_at: undefined }, DIRECT],
		['whose last PUT TikTok has confirmed', 70, SHORT, { uploaded_at: '2026-01-01' }, DIRECT],
		['with another credential', 70, SHORT, { credential_id: 'another' }, DIRECT],
	];

	test.each(unsafe)('posts nothing %s', async (_, minutes, answer, more, route) => {
		const stage = after(minutes, answer, more);
		await stage.post(route).catch(() => undefined);
		expect(inits(stage)).toBe(0);
	});

	test('posts nothing when the status cannot be read', async () => {
		const stage = after(70, SHORT);
		const [refusal] = [{ text: refusalText('invalid_publish_id'), status: 400 }];
		stage.tikTok.plan('/v2/post/publish/status/fetch/', refusal);
		await expect(stage.post()).rejects.toThrow('could not be confirmed');
		expect(inits(stage)).toBe(0);
	});

	test('asks nothing more of TikTok before it is time', async () => {
		const stage = after(1, { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] });
		await stage.post();
		expect(stage.tikTok.calls).toEqual(['fetch']);
	});

	test('knows that nothing can appear when the new init is refused, and the next posts', async () => {
		const stage = after(70, SHORT);
		stage.tikTok.plan(VIDEO_INIT.path, { text: refusalText('invalid_params'), status: 400 });
		await expect(stage.post()).rejects.toMatchObject({
			context: { details: { code: 'invalid_params', may_appear: false } },
		});
		const [{ json }] = await stage.post();
		expect(json.status).toBe('PUBLISH_COMPLETE');
		expect(inits(stage)).toBe(2);
	});

	test.each([
		['a direct post', DIRECT, /a retry of this execution posts the item again if/],
		['a draft', DRAFT, /start a new execution to send the draft again/],
	])('of %s names the time from which it may be posted again', async (_, route, then) => {
		const stage = after(10, SHORT);
		const at = new Date(stage.clock.now() + 55 * MINUTE_MS).toISOString();
		await expect(stage.post(route)).rejects.toMatchObject({
			description: expect.stringMatching(then) as string,
			context: { details: { code: 'upload_incomplete', may_appear: true } },
		});
		await expect(stage.post(route)).rejects.toMatchObject({
			description: expect.stringContaining(`Do not post the item again before ${at}`) as string,
		});
	});
});

describe('a retry after FAILED with a reason that allows another post', () => {
	const result = { publish_id: OLD_ID, warnings: [] } as unknown as PostResult;
	const failed = { state: 'failed', fail_reason: 'internal', result } as const;

	test('posts again', async () => {
		const stage = after(1, {}, failed);
		const [{ json }] = await stage.post();
		expect(json.publish_id).toBe('v_pub_file~v2-1.1');
	});

	test('of a draft repeats the error: its place of five may be used', async () => {
		const stage = after(1, {}, failed);
		await expect(stage.post(DRAFT)).rejects.toMatchObject({
			context: { details: { code: 'internal', may_appear: false, publish_id: OLD_ID } },
		});
		expect(stage.tikTok.calls).toEqual([]);
	});
});
