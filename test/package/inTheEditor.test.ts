import {
	Expression,
	Workflow,
	type INode,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeTypeDescription,
	type INodeTypes,
} from 'n8n-workflow';

import { TikTokTrigger } from '../../nodes/TikTokTrigger/TikTokTrigger.node';
import { description, operations, resources } from './descriptionReading';

/** n8n names a new node after its action, and shows two lines of about 22 characters. */
const LONGEST_ACTION = 44;

/** n8n cuts the description of an operation off after two lines of this length together. */
const LONGEST_DESCRIPTION = 95;

const trigger = new TikTokTrigger().description;

/** The subtitle of a node with these parameters, as n8n's editor evaluates it. */
function subtitle(type: INodeTypeDescription, parameters: INodeParameters): unknown {
	const node: INode = {
		id: '1',
		name: 'TikTok',
		type: type.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const nodeTypes = {
		getByNameAndVersion: () => ({ description: type }),
	} as object as INodeTypes;
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return expression.getSimpleParameterValue(node, type.subtitle, 'internal', {});
}

describe("in n8n's editor", () => {
	beforeAll(() => Expression.setExpressionEngine('legacy'));

	test('every action is short enough to be read under its node on the canvas', () => {
		const actions = operations().map(({ option }) => option.action ?? '');
		expect(actions.length).toBeGreaterThan(10);
		expect(actions.filter((action) => action.length > LONGEST_ACTION)).toEqual([]);
	});

	test('no description of an operation or event is longer than n8n shows', () => {
		const events = trigger.properties.find(({ name }) => name === 'events')?.options ?? [];
		const options = [...operations().map(({ option }) => option), ...events];
		const texts = options.map((option) => (option as INodePropertyOptions).description ?? '');
		expect(texts.length).toBeGreaterThan(15);
		expect(texts.filter((text) => text === '' || text.length > LONGEST_DESCRIPTION)).toEqual([]);
	});

	test.each(operations())('the subtitle of $resource $option.value is in words', (one) => {
		const { resource, option } = one;
		const shown = resources().find(({ value }) => value === resource);
		expect(subtitle(description, { resource, operation: String(option.value) })).toBe(
			`${option.name}: ${shown?.name}`,
		);
	});

	test.each([
		[['*'], 'All Events'],
		[['post.publish.complete'], 'Post Published'],
		[['post.publish.complete', '*'], 'All Events'],
		[['post.publish.complete', 'post.publish.failed', 'authorization.removed'], '3 events'],
	])('the subtitle of the trigger for %j is "%s"', (events, words) => {
		expect(subtitle(trigger, { events })).toBe(words);
	});

	test('the panel offers triggers for posting and authorisation only', () => {
		const events = trigger.properties.find(({ name }) => name === 'events')?.options ?? [];
		expect(events.map(({ name }) => name)).toEqual([
			'All Events',
			'Authorization Removed',
			'Draft Delivered',
			'Post Failed',
			'Post No Longer Visible to Everyone',
			'Post Published',
			'Post Visible to Everyone',
		]);
	});

	test('the entry "TikTok", for which n8n takes the text of the trigger, tells of both nodes', () => {
		expect(trigger.displayName).toBe(`${description.displayName} Trigger`);
		expect(trigger.description).toMatch(/publish videos and photos/i);
		expect(trigger.description).toMatch(/start workflows when/i);
	});
});
