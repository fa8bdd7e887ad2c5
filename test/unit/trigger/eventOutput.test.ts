import { eventOutput } from '../../../nodes/TikTokTrigger/eventOutput';
import type { WebhookEvent } from '../../../nodes/TikTokTrigger/webhookEvent';

const BASE = {
	client_key: 'key',
	create_time: 1_780_000_000,
	user_openid: 'ada',
	content_text: '',
};
const FRAME = {
	user_openid: 'ada',
	create_time: 1_780_000_000,
	created_at: '2026-05-28T20:26:40.000Z',
};

function output(event: string, content: unknown, more: Partial<WebhookEvent> = {}) {
	return eventOutput({ ...BASE, event, content, ...more });
}

describe('eventOutput', () => {
	test.each([
		['post.publish.complete', 'PUBLISH_COMPLETE'],
		['post.publish.inbox_delivered', 'SEND_TO_USER_INBOX'],
	])('%s is the status %s, and says nothing of the post id', (event, status) => {
		const content = { publish_id: 'p1', publish_type: 'INBOX_SHARE' };
		expect(output(event, content)).toEqual({ ...FRAME, ...content, event, status });
	});

	test.each(['post.publish.publicly_available', 'post.publish.no_longer_publicaly_available'])(
		'%s has the post id as text',
		(event) => {
			const ids = { post_id: '7678907398077074696', post_ids: ['7678907398077074696'] };
			expect(output(event, { post_id: '7678907398077074696' })).toMatchObject(ids);
			expect(output(event, { post_id: 17 })).toMatchObject({ post_id: '17', post_ids: ['17'] });
			expect(output(event, { post_id: ['17', 18] })).toMatchObject({
				post_id: '17',
				post_ids: ['17', '18'],
			});
			expect(output(event, { post_id: 0 })).toMatchObject({ post_id: 0 });
			expect(output(event, { post_id: 0 })).not.toHaveProperty('post_ids');
			expect(output(event, { post_id: null })).not.toHaveProperty('post_ids');
		},
	);

	test('a post that is no longer public has no certain status', () => {
		expect(output('post.publish.no_longer_publicaly_available', {})).not.toHaveProperty('status');
	});

	test.each([
		['internal', 'internal', 'Nothing was published'],
		['new_reason', 'new_reason', 'Look the reason up'],
		['', null, 'Look the reason up'],
		[undefined, null, 'Look the reason up'],
		[7, null, 'Look the reason up'],
	])(
		'a failed post with reason %j has fail_reason %j and a remedy',
		(reason, fail_reason, remedy) => {
			const json = output('post.publish.failed', { publish_id: 'p1', reason });
			expect(json).toMatchObject({
				status: 'FAILED',
				fail_reason,
				remedy: expect.stringContaining(remedy),
			});
			expect(json).not.toHaveProperty('reason');
		},
	);

	test.each([
		[0, 'TikTok gives no reason'],
		[1, 'the account disconnected your app'],
		[5, 'your app revoked the sign-in'],
	])('authorization.removed tells reason %d in words', (reason, reason_text) => {
		expect(output('authorization.removed', { reason })).toMatchObject({ reason, reason_text });
	});

	test.each([6, -1, 'banned'])('authorization.removed passes a reason %j on', (reason) => {
		const json = output('authorization.removed', { reason });
		expect(json).toEqual({ ...FRAME, event: 'authorization.removed', reason });
	});

	test('what nobody knows yet is passed on as it is, and cannot pose as the frame', () => {
		const content = { reason: 2, deep: { a: [1] }, event: 'forged', create_time: 0 };
		expect(output('toString', content, { user_openid: null })).toEqual({
			...FRAME,
			reason: 2,
			deep: { a: [1] },
			event: 'toString',
			user_openid: null,
		});
		expect(output('new', ['a'])).toEqual({ ...FRAME, event: 'new', content: ['a'] });
		expect(output('new', 'soon')).toMatchObject({ content: 'soon' });
	});
});
