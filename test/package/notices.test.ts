import type { NodeParameterValueType } from 'n8n-workflow';

import { allProperties, visibleProperties } from './descriptionReading';

type Values = Record<string, NodeParameterValueType>;

const VIDEO: Values = { resource: 'video', operation: 'directPost' };
const PHOTO: Values = { resource: 'photo', operation: 'directPost' };
const VIDEO_DRAFT: Values = { resource: 'video', operation: 'uploadAsDraft' };
const PHOTO_DRAFT: Values = { resource: 'photo', operation: 'uploadAsDraft' };
const FORMS = [VIDEO, PHOTO, VIDEO_DRAFT, PHOTO_DRAFT];
const WAIT_OPTIONS = ['firstCheckSec', 'maxWaitMinutes', 'onFailedPost'];

const ONLY_ME = { __rl: true, mode: 'list', value: 'SELF_ONLY' };
const EVERYONE = { __rl: true, mode: 'list', value: 'PUBLIC_TO_EVERYONE' };
const FROM_ITEM = '={{ $json.yes }}';

const disclosed = (brandOrganic: unknown, brandContent: unknown, more: Values = {}) =>
	({ discloseContent: true, brandOrganic, brandContent, ...more }) as Values;

function shown(values: Values, isTool = false): string[] {
	return visibleProperties(values, isTool).map(({ name }) => name);
}

function textOf(notice: string): string {
	return allProperties().find(({ name }) => name === notice)?.displayName ?? '';
}

describe.each([VIDEO, PHOTO])('the form of a direct post, $resource', (form) => {
	test('says first what an app that is not audited may do, and where a post can be undone', () => {
		expect(shown(form).indexOf('auditNotice')).toBe(2 + shown(form).indexOf('resource'));
		expect(textOf('auditNotice')).toMatch(/not audited\?.*private.*Only Me.*undo/);
	});

	test.each([
		['nothing chosen', disclosed(false, false), ['disclosureNotice']],
		['Your Brand', disclosed(true, false), ['promotionalLabelNotice']],
		['Branded Content', disclosed(false, true), ['partnershipLabelNotice']],
		['both', disclosed(true, true), ['partnershipLabelNotice']],
		[
			'Branded Content with Only Me',
			disclosed(false, true, { privacyLevel: ONLY_ME }),
			['partnershipLabelNotice', 'brandedOnlyMeNotice'],
		],
		[
			'Branded Content with Only Me by name',
			disclosed(false, true, { privacyLevel: { ...ONLY_ME, mode: 'name' } }),
			['partnershipLabelNotice', 'brandedOnlyMeNotice'],
		],
		[
			'Branded Content with Everyone',
			disclosed(false, true, { privacyLevel: EVERYONE }),
			['partnershipLabelNotice'],
		],
		[
			'Your Brand with Only Me',
			disclosed(true, false, { privacyLevel: ONLY_ME }),
			['promotionalLabelNotice'],
		],
		['no disclosure', { discloseContent: false, privacyLevel: ONLY_ME }, []],
		[
			'Branded Content from an expression',
			disclosed(true, FROM_ITEM),
			['promotionalLabelNotice', 'partnershipLabelNotice', 'brandedOnlyMeNotice'],
		],
	] as Array<[string, Values, string[]]>)('disclosure on with %s', (_, values, expected) => {
		const notices = shown({ ...form, ...values }).filter((name) =>
			/^(disclosure|.*Label|brandedOnlyMe)Notice$/.test(name),
		);
		expect(notices).toEqual(expected);
	});

	test('the label that TikTok will show is in the text', () => {
		expect(textOf('promotionalLabelNotice')).toContain('Promotional content');
		expect(textOf('partnershipLabelNotice')).toContain('Paid partnership');
	});
});

describe('a domain that must be verified', () => {
	test.each([VIDEO, VIDEO_DRAFT])('$operation of a video says so when TikTok pulls it', (form) => {
		const isSaid = (videoSource: string) => shown({ ...form, videoSource }).includes('pullNotice');
		expect(['binary', 'url', 'pull', FROM_ITEM].map(isSaid)).toEqual([false, false, true, true]);
	});

	test.each([PHOTO, PHOTO_DRAFT])(
		'$operation of photos says which domain, by the source of the photos',
		(form) => {
			const said = (photoSource: string) =>
				shown({ ...form, photoSource }).filter((name) => /^photo(Served|Domain)Notice$/.test(name));
			expect(['binary', 'urls', FROM_ITEM].map(said)).toEqual([
				['photoServedNotice'],
				['photoDomainNotice'],
				['photoServedNotice', 'photoDomainNotice'],
			]);
			expect(shown(form, true)).toContain('photoDomainNotice');
			expect(textOf('photoServedNotice')).toMatch(/WEBHOOK_URL.*DNS record.*waits until/);
		},
	);
});

describe('what has no effect is hidden', () => {
	test.each(FORMS)('options for waiting, when $resource $operation does not wait', (form) => {
		const options = (waitUntilPublished: NodeParameterValueType) =>
			shown({ ...form, waitUntilPublished }).filter((name) => WAIT_OPTIONS.includes(name));
		expect(options(false)).toEqual([]);
		expect(options(true).sort()).toEqual(WAIT_OPTIONS);
		expect(options(FROM_ITEM).sort()).toEqual(WAIT_OPTIONS);
	});

	test('an operation that only waits has them always', () => {
		const names = shown({ resource: 'post', operation: 'waitUntilPublished' });
		expect(names.filter((name) => WAIT_OPTIONS.includes(name)).sort()).toEqual(WAIT_OPTIONS);
	});

	test('a draft is delivered, a post is published', () => {
		const labels = FORMS.map(
			(form) =>
				visibleProperties(form).find(({ name }) => name === 'waitUntilPublished')?.displayName,
		);
		expect(labels).toEqual([
			'Wait Until Published',
			'Wait Until Published',
			'Wait Until Delivered',
			'Wait Until Delivered',
		]);
	});
});

describe('as a tool of an agent', () => {
	test.each([PHOTO, PHOTO_DRAFT])('$operation of photos offers no file', (form) => {
		const sources = [false, true].map((isTool) => {
			const field = visibleProperties(form, isTool).find(({ name }) => name === 'photoSource');
			return [field?.default, field?.options?.map((option) => 'value' in option && option.value)];
		});
		expect(sources).toEqual([
			['binary', ['binary', 'urls']],
			['urls', ['urls']],
		]);
		expect(shown(form, true)).toContain('photoUrls');
		expect(shown(form, true)).not.toContain('photoFields');
	});

	test.each([VIDEO, VIDEO_DRAFT])('$operation of a video offers no file', (form) => {
		const sources = [false, true].map((isTool) => {
			const field = visibleProperties(form, isTool).find(({ name }) => name === 'videoSource');
			return [field?.default, field?.options?.map((option) => 'value' in option && option.value)];
		});
		expect(sources).toEqual([
			['binary', ['binary', 'pull', 'url']],
			['url', ['pull', 'url']],
		]);
		expect(shown(form, true)).toContain('videoUrl');
		expect(shown(form, true)).not.toContain('binaryPropertyName');
	});

	test.each(FORMS)(
		'$resource $operation asks for a person where a post cannot be undone',
		(form) => {
			expect(shown(form)).not.toContain('toolNotice');
			expect(shown(form, true).includes('toolNotice')).toBe(form.operation === 'directPost');
		},
	);

	test.each(['getStatus', 'waitUntilPublished', 'cancel'])(
		'the Publish ID of %s is that of the item, but empty as a tool',
		(operation) => {
			const defaults = [false, true].map((isTool) => {
				const fields = visibleProperties({ resource: 'post', operation }, isTool);
				return fields.find(({ name }) => name === 'publishId')?.default;
			});
			expect(defaults).toEqual(['={{ $json.publish_id }}', '']);
		},
	);
});

describe('the question about the audit', () => {
	const form: Values = { resource: 'account', operation: 'checkSetup' };

	test('is off, and a model cannot ask it', () => {
		const field = visibleProperties(form).find(({ name }) => name === 'askAboutAudit');
		expect(field?.default).toBe(false);
		const asTool = shown({ ...form, askAboutAudit: true }, true);
		expect(asTool.filter((name) => name.startsWith('askAboutAudit'))).toEqual([]);
	});

	test('says what it costs once it is on', () => {
		expect(shown(form)).not.toContain('askAboutAuditNotice');
		expect(shown({ ...form, askAboutAudit: true })).toContain('askAboutAuditNotice');
		expect(textOf('askAboutAuditNotice')).toMatch(
			/sends nothing.*one of six starts per minute.*may count in the account's daily limits, which TikTok does not say.*report this post as failed later/,
		);
	});
});

test('a change from video to photo keeps the text', () => {
	const ofVideo = visibleProperties(VIDEO).find(({ name }) => name === 'caption');
	const ofPhoto = visibleProperties(PHOTO).find(({ name }) => name === 'caption');
	expect([ofVideo?.displayName, ofPhoto?.displayName]).toEqual(['Caption', 'Description']);
});

describe('the form of a check', () => {
	const CHECK: Values = { resource: 'video', operation: 'check' };
	const OF_A_POST = ['postAs', 'caption', 'privacyLevel', 'allowComment', 'discloseContent'];

	test('says first that nothing is posted, and that an address which works only once is used up', () => {
		expect(shown(CHECK).indexOf('checkNotice')).toBe(2 + shown(CHECK).indexOf('resource'));
		const isSaid = (videoSource: string) =>
			shown({ ...CHECK, videoSource }).includes('checkOnceNotice');
		expect(['binary', 'url', 'pull'].map(isSaid)).toEqual([false, true, false]);
		expect(textOf('checkOnceNotice')).toMatch(/works only once/);
	});

	test.each([
		['directPost', OF_A_POST],
		['uploadAsDraft', []],
		[FROM_ITEM, OF_A_POST],
	])('for %s it has the fields that the post would have', (checkFor, expected) => {
		const names = shown({ ...CHECK, checkFor });
		expect(names.filter((name) => OF_A_POST.includes(name))).toEqual(expected);
		expect(names.includes('privacyFallback')).toBe(expected.length > 0);
		expect(names).not.toContain('waitUntilPublished');
	});

	test('offers a preview of a file only, because a browser plays an address itself', () => {
		const isOffered = (videoSource: string) =>
			shown({ ...CHECK, videoSource }).includes('previewUrl');
		expect(['binary', 'url', 'pull'].map(isOffered)).toEqual([true, false, false]);
	});
});
