import type { Reply } from '../../../nodes/TikTok/api/envelope';
import { readCreatorInfo } from '../../../nodes/TikTok/api/creatorInfo';
import { abilitiesOf } from '../../../nodes/TikTok/setup/abilities';
import { auditReport, keyOf } from '../../../nodes/TikTok/setup/auditReport';
import { isGranted } from '../../../nodes/TikTok/setup/grants';
import { nextSteps } from '../../../nodes/TikTok/setup/nextSteps';
import type { AuditReport } from '../../../nodes/TikTok/setup/report';
import type { SetupFacts } from '../../../nodes/TikTok/setup/setupFacts';
import { signInReport } from '../../../nodes/TikTok/setup/signInReport';
import { DOCS_URL } from '../../../nodes/TikTok/shared/docsUrl';
import { linkProblems } from '../../docs/linkProblems';
import { readPage } from '../../docs/markdown';
import { CREATOR } from '../support/fakeTikTok';
import { ok, refusal, someFault } from '../support/replies';

const NOW = Date.UTC(2026, 10, 27, 8);
const DAY_MS = 86_400_000;
const SCOPES = ['user.info.basic', 'video.upload', 'video.publish'];

const SIGN_IN: SetupFacts['signIn'] = {
	scopes: SCOPES,
	accessTokenExpiresAt: null,
	signInExpiresAt: null,
	issuedAt: null,
	openId: null,
};

function factsWith(more: Partial<SetupFacts> = {}): SetupFacts {
	return {
		clientKey: 'awunit',
		signIn: SIGN_IN,
		profileReply: ok({ user: {} }),
		creatorReply: ok(CREATOR),
		creator: readCreatorInfo(CREATOR),
		nickname: null,
		username: null,
		isPrivate: false,
		...more,
	};
}

const withLevels = (...levels: string[]) => ({
	...readCreatorInfo(CREATOR),
	privacy_level_options: levels,
});

const AUDITED: AuditReport = { value: 'audited', basis: 'derived', reason: 'It is.' };
const NOT_AUDITED: AuditReport = { value: 'not_audited', basis: 'seen', reason: 'It is not.' };
const UNKNOWN: AuditReport = { value: 'unknown', basis: 'unknown', reason: 'Nobody knows.' };

function knownWith(facts: SetupFacts, audit = UNKNOWN, hasAsked = false) {
	return { facts, signIn: signInReport(facts, NOW), audit, hasAsked };
}

const failed = (fault: object): Reply => ({ ok: false, fault: { ...someFault('x'), ...fault } });

describe('the sign-in', () => {
	test.each<[string, Reply, string]>([
		['a good answer', ok(), 'working'],
		['a refusal of something else', refusal('scope_not_authorized', 401), 'working'],
		['a refused token', refusal('access_token_invalid', 401), 'dead'],
		['a refused renewal', failed({ kind: 'sign_in' }), 'dead'],
		['an outage of the renewal', failed({ kind: 'sign_in', retryable: true }), 'unknown'],
		['an error of TikTok', refusal('internal_error', 500), 'unknown'],
		['no answer', failed({ kind: 'network' }), 'unknown'],
		['the page of a proxy', failed({ kind: 'gateway' }), 'unknown'],
	])('%s: %s', (_, profileReply, state) => {
		const facts = factsWith({ profileReply, creatorReply: undefined, creator: null });
		const report = signInReport(facts, NOW);
		expect(report.state).toBe(state);
		expect(report.reason !== undefined).toBe(state !== 'working');
	});

	test.each([
		[10 * DAY_MS, 10],
		[10 * DAY_MS - 1, 9],
		[0, 0],
		[-DAY_MS, 0],
	])('%d ms before its end there are %d days left', (ms, days) => {
		const signInExpiresAt = new Date(NOW + ms).toISOString();
		const facts = factsWith({ signIn: { ...SIGN_IN, signInExpiresAt } });
		expect(signInReport(facts, NOW)).toMatchObject({ ends_at: signInExpiresAt, days_left: days });
		expect(nextSteps(knownWith(facts, AUDITED))).toEqual([
			expect.stringContaining('connect again before that'),
		]);
	});
});

describe('the client key', () => {
	test.each([
		['sbaw123', 'sandbox'],
		['aw123', 'production'],
		['', 'unknown'],
		['mine', 'unknown'],
	])('%j: %s', (clientKey, key) => {
		expect(keyOf(clientKey)).toBe(key);
	});

	test('of a sandbox means no audit, unless TikTok has answered', () => {
		const facts = factsWith({ clientKey: 'sbawunit' });
		expect(auditReport(facts, undefined, NOW)).toMatchObject({
			value: 'not_audited',
			basis: 'derived',
		});
		const answer = { value: 'audited', basis: 'derived', reason: 'It is.' } as const;
		expect(auditReport(facts, answer, NOW)).toEqual(answer);
	});
});

describe('a token that does not name its scopes', () => {
	const facts = factsWith({ signIn: { ...SIGN_IN, scopes: undefined } });

	test('has those that TikTok has answered for; nothing tells of the others', () => {
		const grants = ['user.info.basic', 'video.publish', 'video.upload'].map((scope) =>
			isGranted(facts, scope),
		);
		expect(grants).toEqual([true, true, null]);
		expect(abilitiesOf(knownWith(facts, AUDITED))).toMatchObject({
			draft: { value: 'unknown' },
			direct_post_only_me: { value: 'yes' },
		});
	});

	test.each([
		['scope_not_authorized', 401],
		['scope_permission_missed', 400],
	])('lacks the one that TikTok has refused with %s, and is told so once', (code, status) => {
		const refused = { ...facts, creatorReply: refusal(code, status), creator: null };
		expect(isGranted(refused, 'video.publish')).toBe(false);
		const steps = nextSteps(knownWith(refused, AUDITED));
		expect(steps).toEqual([expect.stringContaining('add the scope video.publish')]);
	});
});

describe('direct posts by audit and privacy', () => {
	const PUBLIC = withLevels('PUBLIC_TO_EVERYONE', 'SELF_ONLY');
	const PRIVATE = withLevels('MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY');

	test.each<[string, Partial<SetupFacts>, AuditReport, [string, string]]>([
		['audited, public', { creator: PUBLIC }, AUDITED, ['yes', 'yes']],
		['not audited, public', { creator: PUBLIC }, NOT_AUDITED, ['no', 'no']],
		['unknown, public', { creator: PUBLIC }, UNKNOWN, ['unknown', 'unknown']],
		['audited, private', { creator: PRIVATE, isPrivate: true }, AUDITED, ['yes', 'yes']],
		['not audited, private', { creator: PRIVATE, isPrivate: true }, NOT_AUDITED, ['yes', 'no']],
		['unknown, private', { creator: PRIVATE, isPrivate: true }, UNKNOWN, ['yes', 'unknown']],
		['no level at all', { creator: withLevels(), isPrivate: null }, NOT_AUDITED, ['unknown', 'no']],
		[
			'Only Me alone',
			{ creator: withLevels('SELF_ONLY'), isPrivate: true },
			AUDITED,
			['yes', 'no'],
		],
		['without Only Me', { creator: withLevels('PUBLIC_TO_EVERYONE') }, AUDITED, ['no', 'yes']],
		[
			'an outage of creator info',
			{ creator: null, creatorReply: refusal('internal_error', 500), isPrivate: null },
			AUDITED,
			['unknown', 'unknown'],
		],
		[
			'the app at its limit of creators',
			{ creator: null, creatorReply: refusal('reached_active_user_cap', 200), isPrivate: null },
			AUDITED,
			['no', 'no'],
		],
	])('%s', (_, more, audit, [onlyMe, toOthers]) => {
		const { draft, direct_post_only_me, direct_post_to_others } = abilitiesOf(
			knownWith(factsWith(more), audit),
		);
		expect([draft.value, direct_post_only_me.value, direct_post_to_others.value]).toEqual([
			'yes',
			onlyMe,
			toOthers,
		]);
	});
});

test('every link of a next step leads to a heading of the guides', () => {
	const ending = { ...SIGN_IN, signInExpiresAt: new Date(NOW).toISOString(), scopes: [] };
	const banned = refusal('spam_risk_user_banned_from_posting', 200);
	const steps = [
		knownWith(factsWith({ signIn: ending, creatorReply: undefined })),
		knownWith(factsWith(), NOT_AUDITED),
		knownWith(factsWith(), UNKNOWN),
		knownWith(factsWith(), UNKNOWN, true),
		knownWith(factsWith({ isPrivate: true })),
		knownWith(factsWith({ creatorReply: banned, creator: null })),
		knownWith(factsWith({ profileReply: refusal('access_token_invalid', 401) })),
		knownWith(factsWith({ profileReply: failed({ kind: 'network' }), creatorReply: undefined })),
	].flatMap(nextSteps);
	const root = new URL('..', DOCS_URL).href;
	const links = steps.map((step) => /^.+ See (https:\S+)$/.exec(step)?.[1].replace(root, ''));
	expect(new Set(links).size).toBeGreaterThanOrEqual(5);
	const page = readPage(links.map((link) => `[guide](${String(link)})`).join(' '));
	expect(linkProblems('next-steps.md', page)).toEqual([]);
});
