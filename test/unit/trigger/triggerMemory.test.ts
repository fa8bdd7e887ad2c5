import { randomUUID } from 'crypto';

import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { forget, MAX_TRIGGERS, memoryOf } from '../../../nodes/TikTokTrigger/triggerMemory';

function trigger(workflow: string = randomUUID(), node = 'node') {
	const context = { getWorkflow: () => ({ id: workflow }), getNode: () => ({ id: node }) };
	return context as unknown as IWebhookFunctions & IHookFunctions;
}

describe('memoryOf', () => {
	test('is the same object for the same node of the same workflow', () => {
		const workflow = randomUUID();
		const memory = memoryOf(trigger(workflow));
		expect(memoryOf(trigger(workflow))).toBe(memory);
		expect(memoryOf(trigger(workflow, 'other'))).not.toBe(memory);
		expect(memoryOf(trigger())).not.toBe(memory);
	});

	test('is empty again after the deactivation of this trigger only', () => {
		const [one, other] = [trigger(), trigger()];
		const [memory, otherMemory] = [memoryOf(one), memoryOf(other)];
		forget(one);
		expect(memoryOf(one)).not.toBe(memory);
		expect(memoryOf(other)).toBe(otherMemory);
	});

	test('is bounded over all triggers: the least recently used one goes first', () => {
		const [first, second] = [trigger(), trigger()];
		const [firstMemory, secondMemory] = [memoryOf(first), memoryOf(second)];
		for (let count = 2; count < MAX_TRIGGERS; count += 1) memoryOf(trigger());
		expect(memoryOf(first)).toBe(firstMemory);
		memoryOf(trigger());
		expect(memoryOf(first)).toBe(firstMemory);
		expect(memoryOf(second)).not.toBe(secondMemory);
	});
});
