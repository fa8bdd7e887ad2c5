import { waitForPublishIds } from '../../../../nodes/TikTok/publish/follow/waitForPublishIds';
import type { ContextParts } from '../../support/fakeContext';
import { FakeTikTok } from '../../support/fakeTikTok';
import { refusalText } from '../../support/replies';

function parametersOf(publishId: unknown, options: object = {}) {
	return { publishId, options: { firstCheckSec: 0, ...options } };
}

async function wait(parts: ContextParts, change: (tikTok: FakeTikTok) => void = () => {}) {
	const tikTok = new FakeTikTok();
	change(tikTok);
	const items = (parts.parameters ?? []).map(() => ({ json: {} }));
	const [output] = await waitForPublishIds(tikTok.context({ items, ...parts }));
	return { output, tikTok };
}

const PUBLISHED = { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7'] };
const FAILED = { status: 'FAILED', fail_reason: 'spam_risk_text' };

describe('waitForPublishIds', () => {
	test('asks for each item and pairs the answers', async () => {
		const { output, tikTok } = await wait(
			{ parameters: [parametersOf(' a '), parametersOf('b')] },
			(one) => (one.status = (id) => (id === 'a' ? PUBLISHED : { status: 'SEND_TO_USER_INBOX' })),
		);
		expect(output).toMatchObject([
			{ json: { publish_id: 'a', status: 'PUBLISH_COMPLETE', post_id: '7', post_url: null } },
			{ json: { publish_id: 'b', status: 'SEND_TO_USER_INBOX', post_id: null } },
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(tikTok.calls).toEqual(['fetch', 'fetch']);
	});

	test.each([[''], ['  '], [undefined]])('%j is refused before anything is asked', async (id) => {
		const parameters = [parametersOf('a'), parametersOf(id)];
		const { output, tikTok } = await wait({ parameters, continueOnFail: true });
		expect(output[1].json).toMatchObject({ details: { code: 'invalid_input' } });
		expect(output[0].json.status).toBe('PUBLISH_COMPLETE');
		expect(tikTok.count('fetch')).toBe(1);
	});

	test('a failed post is an error, or an item where the person wants that', async () => {
		const fail = (one: FakeTikTok) => (one.status = () => FAILED);
		await expect(wait({ parameters: [parametersOf('a')] }, fail)).rejects.toMatchObject({
			context: { details: { code: 'spam_risk_text', publish_id: 'a' } },
		});
		const asItem = [parametersOf('a', { onFailedPost: 'returnItem' })];
		const { output } = await wait({ parameters: asItem }, fail);
		expect(output[0].json).toMatchObject({
			status: 'FAILED',
			fail_reason: 'spam_risk_text',
			remedy: expect.stringContaining("'Caption'") as string,
		});
	});

	test('a status that was never read is an error: nothing is posted here that it could hide', async () => {
		const text = refusalText('token_not_authorized_for_specified_publish_id');
		const refuse = (one: FakeTikTok) =>
			one.plan('/v2/post/publish/status/fetch/', { text, status: 400 });
		await expect(wait({ parameters: [parametersOf('a')] }, refuse)).rejects.toMatchObject({
			context: { details: { code: 'token_not_authorized_for_specified_publish_id' } },
		});
	});

	test('the end of the wait is no error', async () => {
		const parameters = [parametersOf('a', { maxWaitMinutes: 0 })];
		const { output } = await wait({ parameters }, (one) => {
			one.status = () => ({ status: 'PROCESSING_DOWNLOAD', downloaded_bytes: 10 });
		});
		expect(output[0].json).toMatchObject({
			status: 'PROCESSING_DOWNLOAD',
			downloaded_bytes: 10,
			is_final: false,
			completed_at: null,
		});
	});

	test('PB-86: the end of the wait is an error where the person wants that', async () => {
		const parameters = [parametersOf('a', { maxWaitMinutes: 0, onUnfinished: 'raiseError' })];
		const processing = (one: FakeTikTok) => (one.status = () => ({ status: 'PROCESSING_UPLOAD' }));
		await expect(wait({ parameters }, processing)).rejects.toMatchObject({
			description: expect.stringContaining('Do not post it again') as string,
			context: { details: { code: 'not_done_in_time', publish_id: 'a', may_appear: true } },
		});
		const { output } = await wait({ parameters });
		expect(output[0].json).toMatchObject({ status: 'PUBLISH_COMPLETE', is_final: true });
	});

	test('PB-92: the wait ends before the timeout of the workflow', async () => {
		const parameters = [parametersOf('a')];
		const workflowSettings = { executionTimeout: 10 };
		const { output, tikTok } = await wait({ parameters, workflowSettings }, (one) => {
			one.status = () => ({ status: 'PROCESSING_UPLOAD' });
		});
		expect(output[0].json).toMatchObject({ status: 'PROCESSING_UPLOAD', is_final: false });
		expect(tikTok.count('fetch')).toBe(1);
	});

	test('a stopped execution ends it', async () => {
		const abort = new AbortController();
		abort.abort();
		const { signal } = abort;
		await expect(wait({ parameters: [parametersOf('a')], signal })).rejects.toMatchObject({
			context: { details: { code: 'execution_stopped' } },
		});
	});
});
