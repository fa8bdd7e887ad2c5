import {
	noteAudit,
	recallAudit,
	seenByOthersNote,
	unauditedNote,
} from '../../../nodes/TikTok/api/auditMemory';
import { someFault } from '../support/replies';

const NOW = Date.UTC(2026, 10, 27, 8);
const WEEK_MS = 604_800_000;

describe('what posts show of the audit', () => {
	test.each([
		['unaudited_client_can_only_post_to_private_accounts', 'not_audited'],
		['unaudited_client_only_self_visibility', 'not_audited'],
		['privacy_level_option_mismatch', undefined],
		['invalid_params', undefined],
		['constructor', undefined],
	])('the code %s: %s', (code, value) => {
		expect(unauditedNote(someFault(code), NOW)?.value).toBe(value);
	});

	test('the last answer counts, for a week, and the reason says when', () => {
		const refused = unauditedNote(
			someFault('unaudited_client_can_only_post_to_private_accounts'),
			NOW,
		);
		if (refused === undefined) throw new Error('the code is known');
		noteAudit('aw-audit', refused, NOW);
		expect(recallAudit('aw-audit', NOW)).toEqual(refused);
		expect(refused).toMatchObject({
			basis: 'seen',
			reason: expect.stringContaining('2026-11-27T08:00:00Z'),
		});
		const open = noteAudit('aw-audit', seenByOthersNote('v_pub_file~v2-1.1', NOW), NOW);
		expect(recallAudit('aw-audit', NOW + WEEK_MS - 1)).toEqual(open);
		expect(open).toMatchObject({
			value: 'audited',
			basis: 'derived',
			reason: expect.stringContaining('v_pub_file~v2-1.1'),
		});
		expect(recallAudit('aw-audit', NOW + WEEK_MS)).toBeUndefined();
		expect(recallAudit('aw-other', NOW)).toBeUndefined();
	});
});
