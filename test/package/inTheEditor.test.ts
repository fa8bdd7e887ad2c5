import { TikTokTrigger } from '../../nodes/TikTokTrigger/TikTokTrigger.node';
import { description, operations } from './descriptionReading';

/** n8n names a new node after its action, and shows two lines of about 22 characters. */
const LONGEST_ACTION = 44;

describe("in n8n's editor", () => {
	test('every action is short enough to be read under its node on the canvas', () => {
		const actions = operations().map(({ option }) => option.action ?? '');
		expect(actions.length).toBeGreaterThan(10);
		expect(actions.filter((action) => action.length > LONGEST_ACTION)).toEqual([]);
	});

	test('the entry "TikTok", for which n8n takes the text of the trigger, tells of both nodes', () => {
		const trigger = new TikTokTrigger().description;
		expect(trigger.displayName).toBe(`${description.displayName} Trigger`);
		expect(trigger.description).toMatch(/publish videos and photos/i);
		expect(trigger.description).toMatch(/start workflows when/i);
	});
});
