import type { INodeType } from 'n8n-workflow';

import { PRIVACY_LEVELS } from '../../nodes/TikTok/api/privacyLevels';
import {
	allChoices,
	allProperties,
	description,
	node,
	operations,
	resources,
	valuesToShow,
	visibleProperties,
} from './descriptionReading';

const SINGLE_WORD = /^\S+$/;
const LOWER_CASE_WORD = /\s[a-z]/;

/** In the order of n8n's panel. */
const ACTIONS = [
	['video', 'Post a video'],
	['video', 'Upload a video as a draft'],
	['video', 'Check a video'],
	['video', 'Get a video'],
	['video', 'Get many videos'],
	['photo', 'Post photos'],
	['photo', 'Upload photos as a draft'],
	['post', 'Get the status of a post'],
	['post', 'Wait until a post is published'],
	['post', 'Cancel a post'],
	['account', 'Get creator info'],
	['account', 'Get the profile'],
	['account', 'Check the setup'],
];

/** Operations by these names upload, wait, or must happen in order. */
const PROGRAMMATIC = ['directPost', 'uploadAsDraft', 'check', 'waitUntilPublished'];

/** TikTok takes no post settings with a draft: https://developers.tiktok.com/doc/content-posting-api-reference-upload-video */
const DROPPED_FROM_DRAFTS =
	/privacy|allow|disclos|brand|aigc|coverTimestamp|music|postAs|comment|duet|stitch/i;

/** For a video not even a caption. */
const KEPT_IN_VIDEO_DRAFTS = [
	'resource',
	'operation',
	'draftNotice',
	'pullNotice',
	'uploadNotice',
	'simplify',
	'videoSource',
	'binaryPropertyName',
	'videoUrl',
	'waitUntilPublished',
	'options',
	'chunkSizeMib',
	'firstCheckSec',
	'maxWaitMinutes',
	'onFailedPost',
	'onUnfinished',
	'headers',
	'name',
	'value',
];

describe('the operations', () => {
	test('PB-65 each is carried out: its request is routed to a function of ours', () => {
		const wrong = operations().filter(({ option }) => {
			const { request, send, operations: routed } = option.routing ?? {};
			return (
				typeof request?.url !== 'string' ||
				send?.paginate !== true ||
				typeof routed?.pagination !== 'function'
			);
		});
		expect(operations().length).toBeGreaterThanOrEqual(5);
		expect(wrong).toEqual([]);
	});

	test('PB-65 whatever uploads or waits has a function that sees all items', () => {
		const functions: INodeType['customOperations'] = node.customOperations;
		const programmatic = operations().filter(({ option }) =>
			PROGRAMMATIC.includes(String(option.value)),
		);
		const wrong = programmatic.filter(
			({ resource, option }) => typeof functions?.[resource]?.[String(option.value)] !== 'function',
		);
		expect(new Set(programmatic.map(({ option }) => option.value))).toEqual(new Set(PROGRAMMATIC));
		expect(wrong).toEqual([]);
	});

	test('PB-65 no function is left over that no operation names', () => {
		const named = operations().map(({ resource, option }) => `${resource}.${String(option.value)}`);
		const functions = Object.entries(node.customOperations).flatMap(([resource, own]) =>
			Object.keys(own).map((operation) => `${resource}.${operation}`),
		);
		expect(functions.filter((name) => !named.includes(name))).toEqual([]);
	});

	test('each action is a verb and its object; n8n makes names of nodes and tools of them', () => {
		expect(operations().map(({ resource, option }) => [resource, option.action])).toEqual(ACTIONS);
	});

	test('what decides comes first: whether the app must be audited', () => {
		const textsOf = (name: string) =>
			operations().flatMap(({ option }) => (option.value === name ? [option.description] : []));
		const direct = textsOf('directPost');
		const draft = textsOf('uploadAsDraft');
		expect([direct.length, draft.length]).toEqual([2, 2]);
		for (const text of direct)
			expect(text).toMatch(/^App not audited\? Private account and Only Me/);
		for (const text of draft) expect(text).toMatch(/^Works without an audit\./);
	});

	test('every resource has some, and each has an action in sentence case', () => {
		const withOperations = new Set(operations().map(({ resource }) => resource));
		expect([...withOperations].sort()).toEqual(
			resources()
				.map(({ value }) => String(value))
				.sort(),
		);
		expect(notInSentenceCase(operations().map(({ option }) => option.action ?? ''))).toEqual([]);
	});
});

describe('the fields', () => {
	test('PB-54 the privacy level is required, except for a check, and has no default', () => {
		const fields = allProperties().filter(({ name }) => name === 'privacyLevel');
		expect(fields.length).toBeGreaterThan(0);
		for (const field of fields) {
			const isCheck = field.displayOptions?.show?.operation?.includes('check') === true;
			const expected = { required: !isCheck, default: { mode: 'list', value: '' } };
			expect(field).toMatchObject(expected);
		}
	});

	test('PB-54 nothing that has to do with privacy chooses a level by itself', () => {
		const others = allProperties().filter(
			({ name }) => /privacy/i.test(name) && name !== 'privacyLevel',
		);
		expect(others.filter((field) => field.default !== 'fail')).toEqual([]);
		const levels = new RegExp(Object.keys(PRIVACY_LEVELS).join('|'));
		expect(allProperties().filter((field) => levels.test(JSON.stringify(field.default)))).toEqual(
			[],
		);
	});

	test('PB-57 no draft shows what TikTok drops from drafts', () => {
		const drafts = operations().filter(({ option }) => option.value === 'uploadAsDraft');
		const wrong = drafts.flatMap(({ resource }) =>
			visibleProperties({ resource, operation: 'uploadAsDraft' })
				.filter(({ name }) => DROPPED_FROM_DRAFTS.test(name))
				.map(({ name }) => `${resource}: ${name}`),
		);
		expect(drafts.length).toBeGreaterThan(0);
		expect(wrong).toEqual([]);
	});

	test.each(['binary', 'url', 'pull'])(
		'PB-57 the draft of a video shows file and waiting only, with source %s',
		(videoSource) => {
			const values = { resource: 'video', operation: 'uploadAsDraft', videoSource };
			const names = visibleProperties(values).map(({ name }) => name);
			expect(names).toContain(videoSource === 'binary' ? 'binaryPropertyName' : 'videoUrl');
			expect(names.includes('chunkSizeMib')).toBe(videoSource !== 'pull');
			expect(names.filter((name) => !KEPT_IN_VIDEO_DRAFTS.includes(name))).toEqual([]);
		},
	);

	test('a direct post shows what a draft does not', () => {
		const visible = visibleProperties({ resource: 'video', operation: 'directPost' });
		const names = visible.map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining(['caption', 'privacyLevel', 'allowDuet', 'isAigc']),
		);
		expect(names).not.toContain('brandContent');
	});

	test.each(['video', 'photo'])(
		'the form of a %s goes from what is posted to who posts, what is said, and who may see it',
		(resource) => {
			const names = visibleProperties({ resource, operation: 'directPost' }).map(
				({ name }) => name,
			);
			const source = resource === 'video' ? 'binaryPropertyName' : 'photoFields';
			const text = resource === 'video' ? 'caption' : 'title';
			const wanted = [source, 'postAs', text, 'privacyLevel', 'allowComment', 'discloseContent'];
			expect(names.filter((name) => wanted.includes(name))).toEqual(wanted);
		},
	);

	test('are shown only for resources and operations that there are', () => {
		const known: Record<string, unknown[]> = {
			resource: resources().map(({ value }) => value),
			operation: operations().map(({ option }) => option.value),
		};
		const wrong = description.properties.flatMap(({ name, displayOptions }) =>
			[displayOptions?.show, displayOptions?.hide].flatMap((when) =>
				Object.entries(known).flatMap(([key, values]) =>
					(when?.[key] ?? [])
						.filter((value) => !values.includes(value))
						.map((value) => `${name}: ${key} ${JSON.stringify(value)}`),
				),
			),
		);
		expect(wrong).toEqual([]);
	});

	test('every one is shown once the values are chosen that it asks for', () => {
		const never = description.properties.filter((property) => {
			const isTool = property.displayOptions?.show?.['@tool'] !== undefined;
			return !visibleProperties(valuesToShow(property), isTool).includes(property);
		});
		expect(never.map(({ name }) => name)).toEqual([]);
	});

	test.each(operations().map(({ resource, option }) => [resource, String(option.value)]))(
		'no name is shown twice, nor as a tool: %s %s',
		(resource, operation) => {
			for (const isTool of [false, true]) {
				const names = visibleProperties({ resource, operation }, isTool).map(({ name }) => name);
				expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
			}
		},
	);

	test('every list of choices is sorted by name, except resources and operations', () => {
		const lists = allProperties().filter(
			({ type, name }) =>
				['options', 'multiOptions', 'collection'].includes(type) &&
				!['resource', 'operation'].includes(name),
		);
		const unsorted = lists.filter(({ options = [] }) => {
			const names = options.map((option) =>
				'displayName' in option ? option.displayName : option.name,
			);
			return names.join() !== [...names].sort((a, b) => a.localeCompare(b, 'en')).join();
		});
		expect(lists.length).toBeGreaterThan(5);
		expect(unsorted.map(({ name }) => name)).toEqual([]);
	});

	test('every field that is filled in has a description', () => {
		const bare = allProperties().filter(
			({ type, name, description: text }) =>
				!['notice', 'collection'].includes(type) &&
				!['resource', 'operation'].includes(name) &&
				(text ?? '') === '',
		);
		expect(bare.map(({ name }) => name)).toEqual([]);
	});

	test('every description is in sentence case', () => {
		const texts = [...allProperties(), ...allChoices(), description]
			.map((entry) => entry.description)
			.filter((text): text is string => text !== undefined);
		expect(texts.length).toBeGreaterThan(10);
		expect(notInSentenceCase(texts)).toEqual([]);
	});
});

/** A capital first, and not one on every word that follows. */
function notInSentenceCase(texts: string[]): string[] {
	return texts.filter(
		(text) => !/^[A-Z]/.test(text) || !(SINGLE_WORD.test(text) || LOWER_CASE_WORD.test(text)),
	);
}
