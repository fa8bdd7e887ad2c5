import { Workflow, type INode } from 'n8n-workflow';

import { RESOURCES } from '../../nodes/TikTok/resources';
import { node } from '../package/descriptionReading';

const HINTS = node.description.hints ?? [];

/** The editor's `getNodeHints`: which of the hints show below the output of the operation. */
function shownFor(resource: string, operation: string): string[] {
	const saved: INode = {
		id: '1',
		name: 'TikTok',
		type: 'tikTok',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource, operation },
	};
	const nodeTypes = {
		getByName: () => node,
		getByNameAndVersion: () => node,
		getKnownTypes: () => ({}),
	};
	const { expression } = new Workflow({
		nodes: [saved],
		connections: {},
		active: false,
		nodeTypes,
	});
	return HINTS.filter(({ displayCondition }) => {
		const shows = expression.getSimpleParameterValue(saved, displayCondition, 'internal', {});
		expect(typeof shows).toBe('boolean');
		return shows === true;
	}).map(({ message }) => message);
}

const OPERATIONS = RESOURCES.flatMap(({ value: resource, operations }) =>
	operations.map((operation) => ({ resource, operation: operation.option.value, ...operation })),
);

describe('hints of the operations that can add none while they run', () => {
	test.each(OPERATIONS)('$resource $operation', ({ resource, operation, outputHint }) => {
		expect(shownFor(resource, operation)).toEqual(outputHint === undefined ? [] : [outputHint]);
	});

	test.each([
		['post', 'getStatus', /^TikTok may check a post for hours.*instead of posting again\.$/],
		['post', 'cancel', /Get Status says FAILED with publish_cancelled/],
		['account', 'getProfile', /choose Also Read Videos and Profile/],
		['video', 'get', /public posts only/],
		['video', 'getAll', /public posts only/],
	])('%s %s: %s', (resource, operation, text) => {
		expect(shownFor(resource, operation)).toEqual([expect.stringMatching(text)]);
	});

	test('are for the output, after it ran', () => {
		for (const hint of HINTS) {
			expect(hint).toMatchObject({ location: 'outputPane', whenToDisplay: 'afterExecution' });
		}
	});
});
