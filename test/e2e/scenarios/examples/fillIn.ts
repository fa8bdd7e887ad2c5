/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INode } from 'n8n-workflow';
import { z } from 'zod';

const assignmentsSchema = z.object({
	assignments: z.array(
		z.object({
			id: z.string(),
			name: z.string(),
			type: z.string(),
			value: z.union([z.string(), z.number(), z.boolean()]),
		}),
	),
});

/**
 * Fills in values of an Edit Fields node, as the yellow note asks for.
 *
 * @throws AssertionError when the node has no such value
 */
export function fillIn(node: INode, values: Record<string, string | number | boolean>): void {
	const { assignments } = assignmentsSchema.parse(node.parameters.assignments);
	for (const [name, value] of Object.entries(values)) {
		const found = assignments.find((assignment) => assignment.name === name);
		assert.ok(found, `${node.name} has no ${name}`);
		found.value = value;
	}
	node.parameters.assignments = { assignments };
}

/** Makes a Wait node wait no longer than a test may. */
export function hurry(node: INode): void {
	node.parameters.amount = 0;
	node.parameters.unit = 'seconds';
}

/** Switches an example from drafts to direct posts, as its green note says. */
export function postDirectly(node: INode): void {
	if (node.name === 'Settings') fillIn(node, { send_as: 'post' });
	if (node.name === 'Post a Video') node.disabled = false;
}
