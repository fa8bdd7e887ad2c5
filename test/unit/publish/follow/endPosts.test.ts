import { waitOptions } from '../../../../nodes/TikTok/resources/fields/waitFields';
import { FakeClock } from '../../support/fakeClock';
import { FakeTikTok } from '../../support/fakeTikTok';
import { freshCredentialId } from '../../support/fakeContext';
import { DRAFT, itemWith, parameters, Stage } from '../../support/postStage';
import { refusalText } from '../../support/replies';

const AS_ITEM = { parameters: [parameters({}, { onFailedPost: 'returnItem' })] };

function failing(parts = {}) {
	const stage = new Stage(new FakeTikTok(), parts);
	stage.tikTok.status = () => ({ status: 'FAILED', fail_reason: 'duration_check_failed' });
	return stage;
}

describe('PB-41: a post that TikTok does not publish', () => {
	test('is an error with reason, remedy and publish_id', async () => {
		await expect(failing().post()).rejects.toMatchObject({
			message: expect.stringMatching(
				/did not publish the post.*\(duration_check_failed\), publish_id v_pub_file~v2-1\.1\.$/,
			) as string,
			description: expect.stringContaining('600 seconds') as string,
			context: { details: { code: 'duration_check_failed', publish_id: 'v_pub_file~v2-1.1' } },
		});
	});

	test('is an item where the person wants that', async () => {
		const [{ json }] = await failing(AS_ITEM).post();
		expect(json).toMatchObject({
			status: 'FAILED',
			fail_reason: 'duration_check_failed',
			remedy: expect.stringContaining('600 seconds') as string,
			post_id: null,
		});
	});

	test('of several fails alone when the node goes on', async () => {
		const items = [itemWith(), itemWith()];
		const stage = new Stage(new FakeTikTok(), { items, continueOnFail: true });
		stage.tikTok.status = (id) =>
			id.endsWith('.1')
				? { status: 'FAILED', fail_reason: 'spam_risk' }
				: { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] };
		const [first, second] = await stage.post();
		expect(first.json.details).toMatchObject({
			code: 'spam_risk',
			publish_id: 'v_pub_file~v2-1.1',
		});
		expect(second.json).toMatchObject({ status: 'PUBLISH_COMPLETE', post_id: '7' });
	});
});

describe('what is waited for', () => {
	test('the id of a public post, which may come after PUBLISH_COMPLETE', async () => {
		const stage = new Stage(new FakeTikTok());
		let asked = 0;
		stage.tikTok.status = () => {
			asked += 1;
			const ids = asked < 4 ? [] : ['7'];
			return { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ids };
		};
		const [{ json }] = await stage.post();
		expect(json.post_id).toBe('7');
		expect(asked).toBe(4);
	});

	test.each<[string, object]>([
		['a private post', { privacyLevel: 'SELF_ONLY' }],
		['a post nobody waits for', { waitUntilPublished: false }],
	])('no id for %s', async (_, more) => {
		const stage = new Stage(new FakeTikTok(), { parameters: [parameters(more)] });
		stage.tikTok.status = () => ({ status: 'PUBLISH_COMPLETE' });
		const [{ json }] = await stage.post();
		expect(stage.tikTok.count('fetch')).toBe(1);
		expect(json).toMatchObject({ status: 'PUBLISH_COMPLETE', post_id: null, post_url: null });
	});

	test('PB-49: a stuck post is returned in time with its last status', async () => {
		const stage = new Stage(new FakeTikTok());
		const began = stage.clock.now();
		stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD' });
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ status: 'PROCESSING_UPLOAD', completed_at: null });
		expect(json.warnings).toEqual([expect.stringContaining('Do not post it again')]);
		expect(stage.clock.now() - began).toBe(10 * 60_000);
	});

	test('PB-85: a public post whose id never comes may be restricted', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.status = () => ({ status: 'PUBLISH_COMPLETE' });
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({
			status: 'PUBLISH_COMPLETE',
			is_final: true,
			post_id: null,
			warnings: [expect.stringContaining('may have restricted who can see it')],
		});
	});

	test('each new status is one line of the log', async () => {
		const stage = new Stage(new FakeTikTok());
		stage.tikTok.status = () => ({ status: 'SEND_TO_USER_INBOX', uploaded_bytes: 10 });
		await stage.post(DRAFT);
		const lines = stage.logs.filter((line) => /status|ended/.test(line));
		expect(lines).toEqual([
			expect.stringMatching(/^debug TikTok: status SEND_TO_USER_INBOX, 10 bytes \(publish_id/),
			expect.stringMatching(/^info TikTok: ended with SEND_TO_USER_INBOX, post_id null \(publish/),
		]);
	});
});

describe('PB-86: a post that TikTok has not finished in time', () => {
	const AS_ERROR = { parameters: [parameters({}, { onUnfinished: 'raiseError' })] };

	function unfinished(parts = {}) {
		const stage = new Stage(new FakeTikTok(), parts);
		stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD' });
		return stage;
	}

	test.each([
		['by default', {}],
		[
			'where the person wants that',
			{ parameters: [parameters({}, { onUnfinished: 'returnItem' })] },
		],
		[
			'where nobody waits',
			{ parameters: [parameters({ waitUntilPublished: false }, { onUnfinished: 'raiseError' })] },
		],
	])('is returned as not final %s', async (_, parts) => {
		const [{ json }] = await unfinished(parts).post();
		expect(json).toMatchObject({ status: 'PROCESSING_UPLOAD', is_final: false });
	});

	test('is an error where the person wants that, and the error does not invite to post again', async () => {
		const stage = unfinished(AS_ERROR);
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringMatching(
				/last status is PROCESSING_UPLOAD \(not_done_in_time\), publish_id v_pub_file~v2-1\.1\.$/,
			) as string,
			description: expect.stringMatching(/^Do not post it again/) as string,
			context: { details: { code: 'not_done_in_time', may_appear: true } },
		});
	});

	test('a retry follows the post, and starts no other', async () => {
		const stage = unfinished({ ...AS_ERROR, credentialId: freshCredentialId() });
		await expect(stage.post()).rejects.toThrow('not_done_in_time');
		stage.tikTok.status = () => ({
			status: 'PUBLISH_COMPLETE',
			publicaly_available_post_id: ['7'],
		});
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.1', is_final: true, post_id: '7' });
		expect(stage.tikTok.count('init')).toBe(1);
	});

	test('a status that cannot be read is named in the error', async () => {
		const stage = unfinished(AS_ERROR);
		const lost = Object.assign(new Error('x'), { code: 'ECONNRESET' });
		stage.tikTok.plan('/v2/post/publish/status/fetch/', ...Array<Error>(200).fill(lost));
		await expect(stage.post()).rejects.toMatchObject({
			message: expect.stringContaining('its status could not be read: ') as string,
			description: expect.stringMatching(/^Do not post it again/) as string,
		});
	});

	test.each([
		[{ status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] }, 'PUBLISH_COMPLETE'],
		[{ status: 'SEND_TO_USER_INBOX' }, 'SEND_TO_USER_INBOX'],
	])('%j is no error', async (answer, status) => {
		const stage = unfinished(AS_ERROR);
		stage.tikTok.status = () => answer;
		expect((await stage.post())[0].json).toMatchObject({ status, is_final: true });
	});
});

test("PB-92: a workflow's timeout that ends the wait leaves an error that does not invite to post again", async () => {
	const timeout = new AbortController();
	const clock = new FakeClock(undefined, timeout.signal);
	const parts = { signal: timeout.signal, credentialId: freshCredentialId() };
	const stage = new Stage(new FakeTikTok(), parts, clock);
	stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD' });
	clock.onSleep = () => {
		if (stage.tikTok.count('fetch') > 2) timeout.abort();
	};
	await expect(stage.post()).rejects.toMatchObject({
		message: expect.stringContaining('v_pub_file~v2-1.1') as string,
		context: { details: { code: 'execution_stopped', may_appear: true } },
	});
});

test.each([
	[120, 110],
	[5, 0],
	[3_600, 600],
	[-1, 600],
	[0, 600],
])(
	'PB-92: with a workflow timeout of %i seconds the wait ends after %i',
	async (executionTimeout, waitedSec) => {
		const stage = new Stage(new FakeTikTok(), { workflowSettings: { executionTimeout } });
		stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD' });
		const began = stage.clock.now();
		const [{ json }] = await stage.post();
		expect(json).toMatchObject({ publish_id: 'v_pub_file~v2-1.1', is_final: false });
		expect(stage.clock.now() - began).toBe(waitedSec * 1_000);
	},
);

test('PB-92: the time before the wait counts, too', async () => {
	const stage = new Stage(new FakeTikTok(), { workflowSettings: { executionTimeout: 120 } });
	stage.tikTok.status = () => ({ status: 'PROCESSING_UPLOAD' });
	const began = stage.clock.now();
	stage.tikTok.meanwhile = (path) => {
		if (path.endsWith('/init/')) stage.clock.advance(60_000);
	};
	await stage.post();
	expect(stage.clock.now() - began).toBe(110_000);
});

test('PB-92: the form says that a timeout must be longer than the wait', () => {
	const field = waitOptions.find(({ name }) => name === 'maxWaitMinutes');
	expect(field?.description).toContain('If the workflow has a timeout, choose less than that');
});

test('a creator who may not post stops the item before any init', async () => {
	const stage = new Stage(new FakeTikTok());
	stage.tikTok.plan('/v2/post/publish/creator_info/query/', {
		text: refusalText('spam_risk_user_banned_from_posting'),
	});
	await expect(stage.post()).rejects.toMatchObject({
		context: { details: { code: 'spam_risk_user_banned_from_posting' } },
	});
	expect(stage.tikTok.count('init')).toBe(0);
});

test.each<[object, string]>([
	[{ comment_disabled: true }, "'Allow Comment' is on"],
	[{ max_video_post_duration_sec: 1 }, '2 seconds long, and this account can post at most 1'],
	[{ creator_username: 'other' }, "'Post As' is @my.shop, but the connected account is @other"],
	[{ privacy_level_options: ['SELF_ONLY'] }, 'which this account does not offer'],
])('PB-61: an account with %j: %s', async (limits, words) => {
	const stage = new Stage(new FakeTikTok(), {
		parameters: [parameters({ allowComment: true, postAs: '@my.shop' })],
	});
	stage.tikTok.creator = { ...stage.tikTok.creator, ...limits };
	await expect(stage.post()).rejects.toThrow(words);
	expect(stage.tikTok.count('init')).toBe(0);
});
