import { adviceTexts, API_CODES } from '../../../nodes/TikTok/errors/errorTable';
import { FAIL_REASONS } from '../../../nodes/TikTok/errors/failReasons';

const ALL_ADVICE = [...Object.entries(API_CODES), ...Object.entries(FAIL_REASONS)];

test.each(ALL_ADVICE)('%s: one sentence of what happened, and a remedy', (_, advice) => {
	expect(advice.message).toMatch(/^[A-Z][^.]*(\b24\.0[^.]*)?[^.\s]$/);
	expect(advice.remedy).toMatch(/^[A-Z].*\.$/);
	expect(advice.message + advice.remedy).not.toMatch(/undefined|\s\s|\.\.|TODO/);
});

test.each(ALL_ADVICE)('%s: no blank is left in its texts', (_, advice) => {
	for (const values of [{}, { maxSec: null }, { maxSec: 180, scopes: ['video.publish'] }]) {
		const { message, remedy } = adviceTexts(advice, values);
		expect(message + remedy).not.toMatch(/[{}]|undefined|null/);
	}
});

test('a limit or scope that is known stands in the remedy', () => {
	const tooLong = FAIL_REASONS.duration_check_failed;
	expect(adviceTexts(tooLong, { maxSec: 180 }).remedy).toMatch(/180 seconds.*-t 179 /);
	expect(adviceTexts(tooLong, {}).remedy).toContain('600 seconds');
	const scope = API_CODES.scope_not_authorized;
	expect(adviceTexts(scope, { scopes: ['a', 'b'] }).remedy).toContain('scope a or b');
});

test('only what passes by itself is worth the same request again', () => {
	const repeated = Object.entries(API_CODES).filter(([, { retryable }]) => retryable);
	expect(repeated.map(([code]) => code)).toEqual(['internal_error', 'rate_limit_exceeded']);
});
