import { API_CODES } from '../../../nodes/TikTok/errors/errorTable';
import {
	FAIL_REASONS,
	FAIL_REASONS_THAT_ALLOW_A_NEW_POST,
} from '../../../nodes/TikTok/errors/failReasons';
import { N8N_REWRITES, sentencesInSources } from '../support/sourceTexts';

/** Codes on TikTok's pages about errors and about the posting calls, and those seen in the wild. */
const DOCUMENTED_CODES = [
	'access_token_invalid',
	'app_version_check_failed',
	'internal_error',
	'invalid_file_upload',
	'invalid_param',
	'invalid_params',
	'invalid_publish_id',
	'privacy_level_option_mismatch',
	'publish_not_cancellable',
	'rate_limit_exceeded',
	'reached_active_user_cap',
	'scope_not_authorized',
	'scope_permission_missed',
	'spam_risk_too_many_pending_share',
	'spam_risk_too_many_posts',
	'spam_risk_user_banned_from_posting',
	'token_not_authorized_for_specified_publish_id',
	'unaudited_client_can_only_post_to_private_accounts',
	'url_ownership_unverified',
];

const DOCUMENTED_REASONS = [
	'auth_removed',
	'duration_check_failed',
	'file_format_check_failed',
	'frame_rate_check_failed',
	'internal',
	'photo_pull_failed',
	'picture_size_check_failed',
	'publish_cancelled',
	'spam_risk',
	'spam_risk_text',
	'spam_risk_too_many_posts',
	'spam_risk_user_banned_from_posting',
	'video_pull_failed',
];

const ALL_ADVICE = [...Object.entries(API_CODES), ...Object.entries(FAIL_REASONS)];

test.each(DOCUMENTED_CODES)('PB-53: the code %s has an entry of its own', (code) => {
	expect(Object.hasOwn(API_CODES, code)).toBe(true);
});

test('the fail reasons are exactly those of the page', () => {
	expect(Object.keys(FAIL_REASONS).sort()).toEqual(DOCUMENTED_REASONS);
});

test.each(['constructor', '__proto__', 'toString'])('PB-53: %s is no entry', (code) => {
	expect(Object.hasOwn(API_CODES, code)).toBe(false);
	expect(Object.hasOwn(FAIL_REASONS, code)).toBe(false);
});

test('PB-62: an app without an audit is told all three ways out', () => {
	const { remedy } = API_CODES.unaudited_client_can_only_post_to_private_accounts;
	expect(remedy).toMatch(/private.*Only Me.*audited.*Draft/);
});

test('a new post is allowed only after reasons that are in the table and worth repeating', () => {
	const allowed = [...FAIL_REASONS_THAT_ALLOW_A_NEW_POST].sort();
	expect(allowed).toEqual(['internal', 'photo_pull_failed', 'video_pull_failed']);
	for (const [reason, { retryable }] of Object.entries(FAIL_REASONS)) {
		expect([reason, retryable]).toEqual([reason, allowed.includes(reason)]);
	}
});

describe('texts that n8n would replace', () => {
	test('the search finds sentences of the sources, and would find a bad one', () => {
		const sentences = sentencesInSources();
		expect(sentences.length).toBeGreaterThan(150);
		expect(sentences).toContain('The execution was stopped');
		expect('it failed with enoent here'.toUpperCase()).toMatch(N8N_REWRITES);
	});

	test('no sentence of the product contains a word that n8n looks for', () => {
		const bad = sentencesInSources().filter((text) => N8N_REWRITES.test(text.toUpperCase()));
		expect(bad).toEqual([]);
	});

	test.each(ALL_ADVICE)('%s is kept as it is', (_, { message, remedy }) => {
		expect(`${message} ${remedy}`.toUpperCase()).not.toMatch(N8N_REWRITES);
	});
});
