import { Workflow, type INode } from 'n8n-workflow';

import { node, operations } from '../package/descriptionReading';

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

const EXPECTED: Record<string, RegExp> = {
	'post getStatus': /^TikTok may check a post for hours.*instead of posting again\.$/,
	'post cancel': /Get Status says FAILED with publish_cancelled/,
	'account getProfile': /choose Also Read Videos and Profile/,
	'video get': /public posts only/,
	'video getAll': /public posts only/,
};

describe('hints of the operations that can add none while they run', () => {
	test.each(operations().map(({ resource, option }) => [resource, String(option.value)]))(
		'%s %s',
		(resource, operation) => {
			const expected = EXPECTED[`${resource} ${operation}`];
			const shown = shownFor(resource, operation);
			expect(shown).toHaveLength(expected === undefined ? 0 : 1);
			if (expected !== undefined) expect(shown[0]).toMatch(expected);
		},
	);

	test('are for the output, after it ran', () => {
		for (const hint of HINTS) {
			expect(hint).toMatchObject({ location: 'outputPane', whenToDisplay: 'afterExecution' });
		}
	});
});
