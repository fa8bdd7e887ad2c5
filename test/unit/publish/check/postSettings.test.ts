import { ItemParameters } from '../../../../nodes/TikTok/n8n/itemParameters';
import {
	readPostSettings,
	settingsFault,
} from '../../../../nodes/TikTok/publish/check/postSettings';
import { fakeContext } from '../../support/fakeContext';
import { settings } from '../../support/settings';

function read(parameters: object) {
	return readPostSettings(new ItemParameters(fakeContext({ parameters: [parameters] }), 0));
}

describe('readPostSettings', () => {
	test('of nothing: everything is off and nothing is chosen', () => {
		expect(read({})).toEqual(settings({ privacyLevel: '' }));
	});

	test('takes what was entered', () => {
		expect(
			read({
				postAs: ' @my.shop ',
				privacyLevel: 'SELF_ONLY',
				allowComment: true,
				allowDuet: 'TRUE',
				allowStitch: true,
				discloseContent: true,
				brandOrganic: true,
				brandContent: true,
				options: { privacyFallback: 'onlyMe' },
			}),
		).toEqual({
			postAs: 'my.shop',
			privacyLevel: 'SELF_ONLY',
			onlyMeInstead: true,
			allowComment: true,
			allowDuet: true,
			allowStitch: true,
			disclose: true,
			yourBrand: true,
			brandedContent: true,
		});
	});

	test('a disclosure that is switched off takes its two kinds with it', () => {
		const parameters = { discloseContent: false, brandOrganic: true, brandContent: true };
		expect(read(parameters)).toMatchObject({ yourBrand: false, brandedContent: false });
	});

	test.each([
		['', false],
		['fail', false],
		['onlyMe', true],
	])('the fallback %j: Only Me instead is %p', (privacyFallback, onlyMeInstead) => {
		expect(read({ options: { privacyFallback } }).onlyMeInstead).toBe(onlyMeInstead);
	});

	test('any other fallback is refused', () => {
		const options = { privacyFallback: 'SELF_ONLY' };
		expect(() => read({ options })).toThrow('needs fail or onlyMe');
	});
});

describe('settingsFault', () => {
	test('nothing is wrong with good settings', () => {
		expect(settingsFault(settings())).toBeUndefined();
	});

	test('PB-54: a privacy level has to be chosen', () => {
		expect(settingsFault(settings({ privacyLevel: '' }))?.message).toContain('is not chosen');
	});

	test.each(['PUBLIC', 'self_only', 'constructor', '__proto__', 'x'.repeat(500)])(
		'PB-56: %j is none of the four levels',
		(privacyLevel) => {
			const fault = settingsFault(settings({ privacyLevel }));
			expect(fault?.message).toContain("not one of TikTok's levels");
			expect(fault?.message.length).toBeLessThan(120);
			expect(fault?.remedy).toContain('MUTUAL_FOLLOW_FRIENDS');
		},
	);

	test('a disclosure needs a kind', () => {
		expect(settingsFault(settings({ disclose: true }))?.message).toContain("'Your Brand'");
		expect(settingsFault(settings({ disclose: true, yourBrand: true }))).toBeUndefined();
		expect(settingsFault(settings({ disclose: true, brandedContent: true }))).toBeUndefined();
	});

	test('PB-58: branded content can not be for Only Me, your own brand can', () => {
		const onlyMe = { disclose: true, privacyLevel: 'SELF_ONLY' };
		const branded = settingsFault(settings({ ...onlyMe, brandedContent: true }));
		expect(branded?.message).toMatch(/Branded Content.*Only Me/);
		const both = settings({ ...onlyMe, brandedContent: true, yourBrand: true });
		expect(settingsFault(both)).toEqual(branded);
		expect(settingsFault(settings({ ...onlyMe, yourBrand: true }))).toBeUndefined();
		for (const privacyLevel of ['MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR']) {
			const allowed = settings({ disclose: true, brandedContent: true, privacyLevel });
			expect(settingsFault(allowed)).toBeUndefined();
		}
	});
});
