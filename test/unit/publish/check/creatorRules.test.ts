import { creatorFault, privacyLevelFor } from '../../../../nodes/TikTok/publish/check/postSettings';
import { creator, settings } from '../../support/settings';

describe('the account that posts', () => {
	test.each(['', 'my.shop', 'My.Shop'])('%j is the connected one', (postAs) => {
		expect(creatorFault(settings({ postAs }), creator())).toBeUndefined();
	});

	test('another one is refused, both named', () => {
		const fault = creatorFault(settings({ postAs: 'other' }), creator());
		expect(fault).toMatchObject({ kind: 'input', code: 'other_account' });
		expect(fault?.message).toMatch(/@other.*@my\.shop/);
	});

	test('one that TikTok did not name can not be compared', () => {
		const fault = creatorFault(settings({ postAs: 'other' }), creator({ creator_username: null }));
		expect(fault?.message).toContain('@unknown');
	});
});

describe('the privacy level', () => {
	const NOT_OFFERED = settings({ privacyLevel: 'FOLLOWER_OF_CREATOR' });

	test.each(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'])(
		'%s is posted with when offered',
		(privacyLevel) => {
			for (const onlyMeInstead of [false, true]) {
				const chosen = settings({ privacyLevel, onlyMeInstead });
				expect(privacyLevelFor(chosen, creator())).toBe(privacyLevel);
			}
		},
	);

	test('that the account does not offer is refused, with those that it offers', () => {
		expect(() => privacyLevelFor(NOT_OFFERED, creator())).toThrow(
			"'Privacy Level' is Followers, which this account does not offer (it offers: Everyone, Friends (Followers You Follow Back), Only Me)",
		);
	});

	test('is refused when TikTok offers none', () => {
		const none = creator({ privacy_level_options: [] });
		expect(() => privacyLevelFor(settings({ onlyMeInstead: true }), none)).toThrow('offers: none');
	});

	test('becomes Only Me only where the person has allowed it', () => {
		expect(privacyLevelFor({ ...NOT_OFFERED, onlyMeInstead: true }, creator())).toBe('SELF_ONLY');
		const branded = { ...NOT_OFFERED, onlyMeInstead: true, brandedContent: true };
		expect(() => privacyLevelFor(branded, creator())).toThrow('does not offer');
	});
});

describe('PB-61: an interaction that the account forbids', () => {
	const KINDS = [
		['Allow Comment', 'allowComment', 'comment_disabled'],
		['Allow Duet', 'allowDuet', 'duet_disabled'],
		['Allow Stitch', 'allowStitch', 'stitch_disabled'],
	] as const;

	test.each(KINDS)('%s is refused when on, and not missed when off', (label, on, disabled) => {
		const forbidding = creator({ [disabled]: true });
		const fault = creatorFault(settings({ [on]: true }), forbidding);
		expect(fault).toMatchObject({ kind: 'input', code: 'interaction_disabled' });
		expect(fault?.message).toContain(`'${label}' is on`);
		expect(creatorFault(settings(), forbidding)).toBeUndefined();
		expect(creatorFault(settings({ [on]: true }), creator())).toBeUndefined();
	});

	test.each(KINDS)('%s says nothing about the other two', (_, on, disabled) => {
		const all = { allowComment: true, allowDuet: true, allowStitch: true };
		const others = settings({ ...all, [on]: false });
		expect(creatorFault(others, creator({ [disabled]: true }))).toBeUndefined();
	});
});
