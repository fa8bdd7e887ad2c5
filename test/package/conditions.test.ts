import type { INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { allProperties, visibleProperties } from './descriptionReading';

type Values = Record<string, NodeParameterValueType>;

/** Values, and whether the field is shown with them; third, whether the node is a tool of an agent. */
type Case = [values: Values, isShown: boolean, isTool?: boolean];

/** A property and the choices of a form that decide whether it is shown. */
interface Condition {
	readonly name: string;
	readonly form: Values;
	readonly cases: Case[];
}

const VIDEO = { resource: 'video', operation: 'directPost' };
const VIDEO_DRAFT = { resource: 'video', operation: 'uploadAsDraft' };
const PHOTO = { resource: 'photo', operation: 'directPost' };
const PHOTO_DRAFT = { resource: 'photo', operation: 'uploadAsDraft' };
const CHECK = { resource: 'video', operation: 'check' };
const SETUP = { resource: 'account', operation: 'checkSetup' };
const GET = { resource: 'video', operation: 'get' };
const GET_MANY = { resource: 'video', operation: 'getAll' };
const STATUS = { resource: 'post', operation: 'getStatus' };

const FROM_ITEM = '={{ $json.value }}';
const level = (value: string) => ({ __rl: true, mode: 'list', value });
const disclosed = (more: Values) => ({ discloseContent: true, ...more });

const ALWAYS: Case[] = [
	[{}, true],
	[{}, true, true],
];
const BY_TOOL: Case[] = [
	[{}, false],
	[{}, true, true],
];
const ON_DISCLOSURE: Case[] = [
	[{}, false],
	[disclosed({}), true],
	[{ discloseContent: FROM_ITEM }, true],
];
const WHEN_WAITING: Case[] = [
	[{}, true],
	[{ waitUntilPublished: false }, false],
	[{ waitUntilPublished: FROM_ITEM }, true],
];

const OF_FILES: Case[] = [
	[{}, true],
	[{ photoSource: 'urls' }, false],
	[{ photoSource: FROM_ITEM }, true],
	[{}, false, true],
];
const OF_URLS: Case[] = [
	[{}, false],
	[{ photoSource: 'urls' }, true],
	[{ photoSource: FROM_ITEM }, true],
	[{}, true, true],
];
const OF_DIRECT_POST: Case[] = [
	[{}, true],
	[{ checkFor: 'uploadAsDraft' }, false],
	[{ checkFor: FROM_ITEM }, true],
];

const CONDITIONS: Condition[] = [
	{ name: 'auditNotice', form: VIDEO, cases: ALWAYS },
	{ name: 'auditNotice', form: PHOTO, cases: ALWAYS },
	{ name: 'draftNotice', form: VIDEO_DRAFT, cases: ALWAYS },
	{ name: 'photoDraftNotice', form: PHOTO_DRAFT, cases: ALWAYS },
	...['photoUrls', 'photoDomainNotice'].map((name) => ({ name, form: PHOTO, cases: OF_URLS })),
	...['photoFields', 'photoServedNotice'].map((name) => ({ name, form: PHOTO, cases: OF_FILES })),
	{ name: 'photoSource', form: PHOTO, cases: ALWAYS },
	{ name: 'checkNotice', form: CHECK, cases: ALWAYS },
	{
		name: 'checkOnceNotice',
		form: CHECK,
		cases: [
			[{}, false],
			[{ videoSource: 'url' }, true],
			[{ videoSource: 'pull' }, false],
		],
	},
	{
		name: 'previewUrl',
		form: CHECK,
		cases: [
			[{}, true],
			[{ videoSource: 'url' }, false],
		],
	},
	...[
		...['postAs', 'caption', 'privacyLevel', 'allowComment', 'allowDuet', 'allowStitch'],
		...['discloseContent', 'videoCoverTimestampMs'],
	].map((name) => ({ name, form: CHECK, cases: OF_DIRECT_POST })),
	{
		name: 'headers',
		form: VIDEO,
		cases: [
			[{}, false],
			[{ videoSource: 'url' }, true],
			[{ videoSource: 'pull' }, false],
		],
	},
	{
		name: 'askAboutAudit',
		form: SETUP,
		cases: [
			[{}, true],
			[{}, false, true],
		],
	},
	{
		name: 'askAboutAuditNotice',
		form: SETUP,
		cases: [
			[{}, false],
			[{ askAboutAudit: true }, true],
			[{ askAboutAudit: true }, false, true],
		],
	},
	{ name: 'toolNotice', form: VIDEO, cases: BY_TOOL },
	{ name: 'toolNotice', form: PHOTO, cases: BY_TOOL },
	{
		name: 'toolFileNotice',
		form: VIDEO,
		cases: [
			[{}, false],
			[{}, false, true],
			[{ videoSource: 'binary' }, true, true],
			[{ videoSource: 'url' }, false, true],
		],
	},
	{
		name: 'binaryPropertyName',
		form: VIDEO,
		cases: [
			[{}, true],
			[{ videoSource: 'url' }, false],
			[{ videoSource: FROM_ITEM }, true],
			[{}, false, true],
			[{ videoSource: 'binary' }, true, true],
		],
	},
	{
		name: 'videoUrl',
		form: VIDEO,
		cases: [
			[{}, false],
			[{ videoSource: 'url' }, true],
			[{ videoSource: 'pull' }, true],
			[{ videoSource: FROM_ITEM }, true],
		],
	},
	{
		name: 'pullNotice',
		form: VIDEO,
		cases: [
			[{}, false],
			[{ videoSource: 'url' }, false],
			[{ videoSource: 'pull' }, true],
			[{ videoSource: FROM_ITEM }, true],
		],
	},
	{
		name: 'uploadNotice',
		form: VIDEO_DRAFT,
		cases: [
			[{}, true],
			[{ videoSource: 'url' }, true],
			[{ videoSource: 'pull' }, false],
			[{}, false, true],
		],
	},
	{
		name: 'chunkSizeMib',
		form: VIDEO_DRAFT,
		cases: [
			[{}, true],
			[{ videoSource: 'url' }, true],
			[{ videoSource: 'pull' }, false],
			[{ videoSource: FROM_ITEM }, true],
		],
	},
	...[VIDEO, PHOTO_DRAFT, STATUS].map((form) => ({
		name: 'simplify',
		form,
		cases: [
			[{}, true],
			[{}, false, true],
		] as Case[],
	})),
	{ name: 'simplify', form: GET, cases: ALWAYS },
	{ name: 'brandOrganic', form: PHOTO, cases: ON_DISCLOSURE },
	{ name: 'brandContent', form: PHOTO, cases: ON_DISCLOSURE },
	{
		name: 'disclosureNotice',
		form: VIDEO,
		cases: [
			[{}, false],
			[disclosed({}), true],
			[disclosed({ brandOrganic: true }), false],
			[disclosed({ brandContent: true }), false],
		],
	},
	{
		name: 'promotionalLabelNotice',
		form: VIDEO,
		cases: [
			[disclosed({}), false],
			[disclosed({ brandOrganic: true }), true],
			[disclosed({ brandOrganic: true, brandContent: true }), false],
		],
	},
	{
		name: 'partnershipLabelNotice',
		form: VIDEO,
		cases: [
			[disclosed({ brandOrganic: true }), false],
			[disclosed({ brandContent: true }), true],
			[disclosed({ brandContent: FROM_ITEM }), true],
		],
	},
	{
		name: 'brandedOnlyMeNotice',
		form: VIDEO,
		cases: [
			[{ privacyLevel: level('SELF_ONLY') }, false],
			[disclosed({ brandContent: true, privacyLevel: level('PUBLIC_TO_EVERYONE') }), false],
			[disclosed({ brandContent: true, privacyLevel: level('SELF_ONLY') }), true],
		],
	},
	{
		name: 'musicUsageNotice',
		form: VIDEO,
		cases: [
			[{}, true],
			[disclosed({ brandOrganic: true }), true],
			[disclosed({ brandContent: true }), false],
			[{ discloseContent: false, brandContent: true }, true],
		],
	},
	{
		name: 'brandedContentNotice',
		form: VIDEO,
		cases: [
			[{}, false],
			[disclosed({ brandOrganic: true }), false],
			[disclosed({ brandContent: true }), true],
			// n8n drops a choice whose field is hidden.
			[{ discloseContent: false, brandContent: true }, false],
		],
	},
	{
		name: 'privacyFallback',
		form: VIDEO,
		cases: [
			[{}, true],
			[{ privacyLevel: level('PUBLIC_TO_EVERYONE') }, true],
			[{ privacyLevel: level('SELF_ONLY') }, false],
			[{ privacyLevel: level(FROM_ITEM) }, true],
			[disclosed({ brandContent: true }), false],
		],
	},
	...['firstCheckSec', 'maxWaitMinutes', 'onFailedPost', 'onUnfinished'].map((name) => ({
		name,
		form: VIDEO,
		cases: WHEN_WAITING,
	})),
	{
		name: 'limit',
		form: GET_MANY,
		cases: [
			[{}, true],
			[{ returnAll: true }, false],
		],
	},
	...[
		{ name: 'videoSource', form: VIDEO },
		{ name: 'waitUntilPublished', form: VIDEO },
		{ name: 'waitUntilPublished', form: PHOTO_DRAFT },
		{ name: 'publishId', form: STATUS },
		{ name: 'videoIds', form: GET },
	].map((twin) => ({ ...twin, cases: ALWAYS })),
];

describe.each(CONDITIONS)('$name of $form.resource $form.operation', ({ name, form, cases }) => {
	test.each(cases)('with %j it is shown: %s', (values, isShown, isTool = false) => {
		const names = visibleProperties({ ...form, ...values }, isTool).map((one) => one.name);
		expect(names.filter((one) => one === name)).toHaveLength(isShown ? 1 : 0);
	});
});

/** True for a property that its form shows with some values only. */
function isConditional({
	displayOptions: { show = {}, hide = {} } = {},
}: INodeProperties): boolean {
	const own = Object.keys(show).filter((key) => key !== 'resource' && key !== 'operation');
	return [...own, ...Object.keys(hide)].length > 0;
}

test('every notice and every field that can be hidden is in the table', () => {
	const wanted = allProperties().filter((one) => one.type === 'notice' || isConditional(one));
	const names = [...new Set(wanted.map(({ name }) => name))];
	expect(names.sort()).toEqual([...new Set(CONDITIONS.map(({ name }) => name))].sort());
});

test('where an expression decides, what is certain comes first: n8n stops at the first expression', () => {
	const wrong = allProperties().flatMap(({ name, displayOptions }) => {
		const keys = Object.keys(displayOptions?.show ?? {});
		const certain = keys.filter((key) => ['resource', 'operation', '@tool'].includes(key));
		return certain.every((key, index) => keys[index] === key) ? [] : [`${name}: ${keys.join()}`];
	});
	expect(wrong).toEqual([]);
});

test('an agent is not asked whether to wait; TikTok wants no model to decide that', () => {
	for (const form of [VIDEO, PHOTO, VIDEO_DRAFT, PHOTO_DRAFT]) {
		const isFixed = [false, true].map(
			(isTool) =>
				visibleProperties(form, isTool).find(({ name }) => name === 'waitUntilPublished')
					?.noDataExpression ?? false,
		);
		expect(isFixed).toEqual([false, true]);
	}
});

test('as a tool, Video IDs is a text that a model can fill in; otherwise a list of the newest videos', () => {
	const types = [false, true].map(
		(isTool) => visibleProperties(GET, isTool).find(({ name }) => name === 'videoIds')?.type,
	);
	expect(types).toEqual(['multiOptions', 'string']);
});
