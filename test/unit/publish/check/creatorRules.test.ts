import {
	accountFault,
	privacyFault,
	privacyLevelFor,
	privacyWarnings,
} from '../../../../nodes/TikTok/publish/check/postSettings';
import { creator, settings } from '../../support/settings';

describe('the account that posts', () => {
	test.each(['', 'my.shop', 'My.Shop'])('%j is the connected one', (postAs) => {
		expect(accountFault(settings({ postAs }), creator())).toBeUndefined();
	});

	test('another one is refused, both named', () => {
		const fault = accountFault(settings({ postAs: 'other' }), creator());
		expect(fault).toMatchObject({ kind: 'input', code: 'other_account' });
		expect(fault?.message).toMatch(/@other.*@my\.shop/);
	});

	test('one that TikTok did not name can not be compared', () => {
		const fault = accountFault(settings({ postAs: 'other' }), creator({ creator_username: null }));
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
				expect(privacyFault(chosen, creator())).toBeUndefined();
				expect(privacyWarnings(chosen, creator())).toEqual([]);
			}
		},
	);

	test('that the account does not offer is refused, with those that it offers', () => {
		expect(privacyFault(NOT_OFFERED, creator())?.message).toBe(
			"'Privacy Level' is Followers, which this account does not offer (it offers: Everyone, Friends (Followers You Follow Back), Only Me)",
		);
	});

	test('is refused when TikTok offers none', () => {
		const none = creator({ privacy_level_options: [] });
		const fault = privacyFault(settings({ onlyMeInstead: true }), none);
		expect(fault).toMatchObject({ code: 'privacy_level_option_mismatch' });
		expect(fault?.message).toContain('offers: none');
	});

	test('becomes Only Me only where the person has allowed it', () => {
		const allowed = { ...NOT_OFFERED, onlyMeInstead: true };
		expect(privacyLevelFor(allowed, creator())).toBe('SELF_ONLY');
		expect(privacyFault(allowed, creator())).toBeUndefined();
		expect(privacyWarnings(allowed, creator())).toEqual([
			'The account does not offer the privacy level Followers, so the node uses Only Me.',
		]);
		const branded = { ...allowed, brandedContent: true };
		expect(privacyFault(branded, creator())?.message).toContain('does not offer');
	});

	test('that a check leaves open is compared with nothing', () => {
		const open = settings({ privacyLevel: '', onlyMeInstead: true });
		expect(privacyFault(open, creator())).toBeUndefined();
		expect(privacyWarnings(open, creator())).toEqual([]);
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
		const fault = accountFault(settings({ [on]: true }), forbidding);
		expect(fault).toMatchObject({ kind: 'input', code: 'interaction_disabled' });
		expect(fault?.message).toContain(`'${label}' is on`);
		expect(accountFault(settings(), forbidding)).toBeUndefined();
		expect(accountFault(settings({ [on]: true }), creator())).toBeUndefined();
	});

	test.each(KINDS)('%s says nothing about the other two', (_, on, disabled) => {
		const all = { allowComment: true, allowDuet: true, allowStitch: true };
		const others = settings({ ...all, [on]: false });
		expect(accountFault(others, creator({ [disabled]: true }))).toBeUndefined();
	});
});
