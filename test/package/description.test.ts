import type { INodeType } from 'n8n-workflow';

import {
	allChoices,
	allProperties,
	description,
	node,
	operations,
	resources,
	visibleProperties,
} from './descriptionReading';

const SINGLE_WORD = /^\S+$/;
const LOWER_CASE_WORD = /\s[a-z]/;

describe('the operations', () => {
	test('PB-65 each is carried out: by a function of its own or by routing with a pagination', () => {
		const functions: INodeType['customOperations'] = node.customOperations;
		const wrong = operations()
			.filter(({ resource, option }) => {
				const isFunction = typeof functions?.[resource]?.[String(option.value)] === 'function';
				const { request, send, operations: routed } = option.routing ?? {};
				const isRouted =
					typeof request?.url === 'string' &&
					send?.paginate === true &&
					typeof routed?.pagination === 'function';
				return isFunction === isRouted;
			})
			.map(({ resource, option }) => `${resource}.${String(option.value)}`);
		expect(operations().length).toBeGreaterThanOrEqual(5);
		expect(wrong).toEqual([]);
	});

	test('PB-65 no function is left over that no operation names', () => {
		const named = operations().map(({ resource, option }) => `${resource}.${String(option.value)}`);
		const functions = Object.entries(node.customOperations).flatMap(([resource, own]) =>
			Object.keys(own).map((operation) => `${resource}.${operation}`),
		);
		expect(functions.filter((name) => !named.includes(name))).toEqual([]);
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
	test('PB-54 the privacy level is required and has no default', () => {
		const fields = allProperties().filter(({ name }) => /privacy/i.test(name));
		expect(fields.length).toBeGreaterThan(0);
		for (const field of fields) {
			expect(field).toMatchObject({ required: true, default: { mode: 'list', value: '' } });
		}
	});

	test('PB-57 a draft shows only what TikTok keeps of it', () => {
		const visible = visibleProperties({ resource: 'video', operation: 'uploadAsDraft' });
		expect(visible.map(({ name }) => name).sort()).toEqual(
			[
				'binaryPropertyName',
				'chunkSizeMib',
				'draftNotice',
				'firstCheckSec',
				'maxWaitMinutes',
				'onFailedPost',
				'operation',
				'options',
				'resource',
				'waitUntilPublished',
			].sort(),
		);
	});

	test('a direct post shows what a draft does not', () => {
		const visible = visibleProperties({ resource: 'video', operation: 'directPost' });
		const names = visible.map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining(['caption', 'privacyLevel', 'allowDuet', 'isAigc']),
		);
		expect(names).not.toContain('brandContent');
	});

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

	test('every one but the resource is shown for some resource and operation', () => {
		const shown = operations().flatMap(({ resource, option }) =>
			[true, false].flatMap((isOn) =>
				visibleProperties({
					resource,
					operation: String(option.value),
					discloseContent: isOn,
					brandContent: isOn,
				}),
			),
		);
		const never = description.properties.filter((property) => !shown.includes(property));
		expect(never.map(({ name }) => name)).toEqual([]);
	});

	test.each(operations().map(({ resource, option }) => [resource, String(option.value)]))(
		'no name is shown twice: %s %s',
		(resource, operation) => {
			const names = visibleProperties({ resource, operation }).map(({ name }) => name);
			expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		},
	);

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
