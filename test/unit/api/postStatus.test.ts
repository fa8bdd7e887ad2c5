import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { messageOf } from '../../../nodes/TikTok/n8n/nodeErrors';
import { FAIL_REASONS } from '../../../nodes/TikTok/errors/failReasons';
import {
	failedPostFault,
	isFinal,
	postUrl,
	readPostStatus,
} from '../../../nodes/TikTok/api/postStatus';
import { answersWith } from '../support/hostileValues';

const ID = '7678907398077074696';

function ids(value: unknown): readonly string[] {
	return readPostStatus({ publicaly_available_post_id: value } as IDataObject).post_ids;
}

describe('readPostStatus', () => {
	test.each([
		['absent', undefined, []],
		['null', null, []],
		['an empty list', [], []],
		['an empty text', '', []],
		['a list of text', [ID], [ID]],
		['a list of several', [ID, '7'], [ID, '7']],
		['a text', ID, [ID]],
		['a small number', 7, ['7']],
		['a list of numbers', [7, 8], ['7', '8']],
		['zero, which stands for none', [0, '0'], []],
		['anything else', [{}, null, true, 'abc', -1, 1.5, [ID]], []],
	])('PB-46: the public id is %s', (_, value, expected) => {
		expect(ids(value)).toEqual(expected);
	});

	test('of nothing is UNKNOWN and nothing else', () => {
		const nothing = {
			status: 'UNKNOWN',
			fail_reason: null,
			post_ids: [],
			uploaded_bytes: null,
			downloaded_bytes: null,
			privacy_level: null,
			share_url: null,
		};
		expect(readPostStatus({})).toEqual(nothing);
		expect(
			readPostStatus({
				status: 7,
				fail_reason: '',
				uploaded_bytes: 'many',
				downloaded_bytes: -1,
				privacy_level: {},
				share_url: 'javascript:alert(1)',
			}),
		).toEqual(nothing);
	});

	test('bytes may be numbers or text', () => {
		expect(readPostStatus({ uploaded_bytes: 0, downloaded_bytes: '4294967296' })).toMatchObject({
			uploaded_bytes: 0,
			downloaded_bytes: 4_294_967_296,
		});
		expect(readPostStatus({ uploaded_bytes: '' }).uploaded_bytes).toBeNull();
		expect(readPostStatus({ uploaded_bytes: Infinity }).uploaded_bytes).toBeNull();
	});

	test('a video_id counts only where the documented id is missing', () => {
		expect(readPostStatus({ video_id: ID }).post_ids).toEqual([ID]);
		const both = { video_id: '1', publicaly_available_post_id: [ID] };
		expect(readPostStatus(both).post_ids).toEqual([ID]);
	});

	test('no answer makes it throw', () => {
		const keys = [
			'status',
			'fail_reason',
			'publicaly_available_post_id',
			'video_id',
			'uploaded_bytes',
			'downloaded_bytes',
			'privacy_level',
			'share_url',
		];
		fc.assert(
			fc.property(answersWith(keys), (data) => {
				const { post_ids: found, uploaded_bytes: bytes, status } = readPostStatus(data);
				expect(found.filter((id) => !/^\d{1,19}$/.test(id))).toEqual([]);
				expect(bytes === null || Number.isFinite(bytes)).toBe(true);
				expect(typeof status).toBe('string');
			}),
		);
	});
});

describe('PB-47: the address of a post', () => {
	const published = readPostStatus({ publicaly_available_post_id: [ID] });

	test('needs username and id', () => {
		expect(postUrl(published, 'my.shop')).toBe(`https://www.tiktok.com/@my.shop/video/${ID}`);
		expect(postUrl(published, null)).toBeNull();
		expect(postUrl(readPostStatus({}), 'my.shop')).toBeNull();
	});

	test('is safe whatever the username', () => {
		expect(postUrl(published, 'a/../b?c')).toBe(
			`https://www.tiktok.com/@a%2F..%2Fb%3Fc/video/${ID}`,
		);
	});

	test.each([
		['https://www.tiktok.com/@my.shop/video/1', true],
		['https://vm.tiktok.com/abc', true],
		['https://tiktok.com/x', true],
		['http://www.tiktok.com/x', false],
		['https://www.tiktok.com.example.com/x', false],
		['https://eviltiktok.com/x', false],
		['https://tiktok.com@example.com/', false],
		['https://example.com/tiktok.com/', false],
	])('a share_url %s is taken: %p', (shareUrl, taken) => {
		const status = readPostStatus({ share_url: shareUrl });
		expect(postUrl(status, null)).toBe(taken ? shareUrl : null);
	});
});

test.each([
	['PUBLISH_COMPLETE', true],
	['SEND_TO_USER_INBOX', true],
	['FAILED', true],
	['PROCESSING_UPLOAD', false],
	['PROCESSING_DOWNLOAD', false],
	['UNKNOWN', false],
	['A_STATUS_OF_TOMORROW', false],
])('%s is final: %p', (status, final) => {
	expect(isFinal(readPostStatus({ status }))).toBe(final);
});

describe('PB-41: the fault of a failed post', () => {
	const failed = (reason?: unknown) =>
		readPostStatus({ status: 'FAILED', fail_reason: reason } as IDataObject);

	test.each(Object.keys(FAIL_REASONS))('%s has its own words and its code', (reason) => {
		const fault = failedPostFault(failed(reason));
		expect(fault).toMatchObject({ kind: 'tiktok', code: reason });
		expect(fault.message).toContain(FAIL_REASONS[reason].message);
		expect(messageOf(fault, { itemIndex: 0, mayAppear: false })).toContain(
			`(${reason}). ${fault.remedy}`,
		);
	});

	test.each([['tomorrow'], ['constructor'], ['__proto__'], ['spam_risk_']])(
		'PB-53: %s is a reason that is not known',
		(reason) => {
			expect(failedPostFault(failed(reason)).message).toContain('does not know');
		},
	);

	test.each([
		['video_duration_check_failed', 'duration_check_failed'],
		['video_format_check_failed', 'file_format_check_failed'],
	])('%s is another spelling of %s', (spelling, reason) => {
		const { message, remedy } = failedPostFault(failed(reason));
		expect(failedPostFault(failed(spelling))).toMatchObject({ code: spelling, message, remedy });
	});

	test('no reason at all', () => {
		expect(failedPostFault(failed())).toMatchObject({ code: 'unknown', retryable: false });
	});

	test('names the longest video of the account', () => {
		const tooLong = failed('duration_check_failed');
		expect(failedPostFault(tooLong, 180).remedy).toContain('180 seconds');
		expect(failedPostFault(tooLong, null).remedy).toContain('600 seconds');
	});
});
