import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { CreatorLimits, readCreatorInfo } from '../../../nodes/TikTok/api/creatorInfo';
import { FakeClock } from '../support/fakeClock';
import { answersWith } from '../support/hostileValues';
import { ok, refusal, ScriptedClient } from '../support/replies';

const DATA = {
	creator_username: 'my.shop',
	creator_nickname: 'My Shop',
	privacy_level_options: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
	comment_disabled: false,
	duet_disabled: true,
	stitch_disabled: true,
	max_video_post_duration_sec: 300,
};

const NOTHING = {
	creator_username: null,
	creator_nickname: null,
	privacy_level_options: [],
	comment_disabled: false,
	duet_disabled: false,
	stitch_disabled: false,
	max_video_post_duration_sec: null,
};

describe('readCreatorInfo', () => {
	test('takes what TikTok documents, and nothing else', () => {
		const more = { creator_avatar_url: 'https://p16.tiktokcdn.com/x', tomorrow: 1 };
		expect(readCreatorInfo({ ...DATA, ...more })).toEqual(DATA);
	});

	test.each<[string, IDataObject]>([
		['nothing at all', {}],
		['nulls', Object.fromEntries(Object.keys(NOTHING).map((key) => [key, null]))],
		[
			'other kinds',
			{
				creator_username: 7,
				creator_nickname: '',
				privacy_level_options: 'SELF_ONLY',
				comment_disabled: 'yes',
				duet_disabled: 0,
				stitch_disabled: {},
				max_video_post_duration_sec: 'long',
			},
		],
		['no time', { max_video_post_duration_sec: 0 }],
		['less than no time', { max_video_post_duration_sec: -60 }],
		['forever', { max_video_post_duration_sec: Infinity }],
		['a time that is true', { max_video_post_duration_sec: true }],
		['a time in a list', { max_video_post_duration_sec: [60] }],
		['a time that is neither text nor number', { max_video_post_duration_sec: { toString: 0 } }],
	])('%s is tolerated', (_, data) => {
		expect(readCreatorInfo(data)).toEqual(NOTHING);
	});

	test.each([
		['act.one', 'act.one'],
		['ada.films_1', 'ada.films_1'],
		['act.0123456789abcdef0123456789', '(hidden)'],
		['a\nb', 'a b'],
	])('the username %j is shown as %j', (creator_username, shown) => {
		expect(readCreatorInfo({ ...DATA, creator_username }).creator_username).toBe(shown);
	});

	test('the nickname is one line, and only levels in the form of levels count', () => {
		const creator_nickname = 'Ada\n\u001b[31m';
		const privacy_level_options = ['SELF_ONLY', 'A_NEW_LEVEL', 'act.s3cr3t', 'a\nb', 7];
		expect(readCreatorInfo({ ...DATA, creator_nickname, privacy_level_options })).toEqual({
			...DATA,
			creator_nickname: 'Ada \uFFFD[31m',
			privacy_level_options: ['SELF_ONLY', 'A_NEW_LEVEL'],
		});
	});

	test('numbers and switches may come as text', () => {
		expect(
			readCreatorInfo({
				max_video_post_duration_sec: '600',
				comment_disabled: 'true',
				duet_disabled: 1,
				stitch_disabled: 'false',
			}),
		).toMatchObject({
			max_video_post_duration_sec: 600,
			comment_disabled: true,
			duet_disabled: true,
			stitch_disabled: false,
		});
	});

	test('privacy levels that are no text are left out, new ones stay', () => {
		const options = ['SELF_ONLY', 7, null, 'NEW_LEVEL', {}];
		expect(readCreatorInfo({ privacy_level_options: options }).privacy_level_options).toEqual([
			'SELF_ONLY',
			'NEW_LEVEL',
		]);
	});

	test('no answer makes it throw', () => {
		fc.assert(
			fc.property(answersWith(Object.keys(NOTHING)), (data) => {
				const info = readCreatorInfo(data);
				const { max_video_post_duration_sec: maxSec } = info;
				expect(maxSec === null || (maxSec > 0 && maxSec < Infinity)).toBe(true);
				expect(info.privacy_level_options.filter((level) => typeof level !== 'string')).toEqual([]);
			}),
		);
	});
});

describe('CreatorLimits', () => {
	test('asks once a minute at most, and again after that', async () => {
		const client = new ScriptedClient((_, __, nth) => ok({ ...DATA, creator_username: `u${nth}` }));
		const clock = new FakeClock();
		const limits = new CreatorLimits(client, clock);
		expect((await limits.current()).creator_username).toBe('u1');
		clock.advance(59_999);
		expect((await limits.current()).creator_username).toBe('u1');
		clock.advance(1);
		expect((await limits.current()).creator_username).toBe('u2');
		expect(client.calls).toHaveLength(2);
	});

	test('a refusal is thrown, HTTP 200 or not, and asked again next time', async () => {
		const client = new ScriptedClient((_, __, nth) =>
			nth === 1 ? refusal('spam_risk_user_banned_from_posting', 200) : ok(DATA),
		);
		const limits = new CreatorLimits(client, new FakeClock());
		await expect(limits.current()).rejects.toMatchObject({
			fault: { code: 'spam_risk_user_banned_from_posting' },
		});
		expect((await limits.current()).creator_username).toBe('my.shop');
	});
});
