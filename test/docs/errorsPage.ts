import type { Advice } from '../../nodes/TikTok/errors/errorTable';
import { API_CODES } from '../../nodes/TikTok/errors/errorTable';
import {
	FAIL_REASONS,
	FAIL_REASONS_THAT_ALLOW_A_NEW_POST,
} from '../../nodes/TikTok/errors/failReasons';

/** The page docs/errors.md, made from the tables that the node itself uses. */
export function errorsPage(): string {
	return [
		'# What TikTok says, and what to do',
		'',
		"This page lists TikTok's codes. [Errors from the node](errors-from-the-node.md) has the codes of the node. `npm run docs` makes this page from `nodes/TikTok/errors/errorTable.ts`.",
		'',
		'In the errors of the node, `{max_sec}` is the length in seconds of the longest video that your account may post, `{cut_sec}` is one second less, and `{scopes}` is the missing permission.',
		'',
		'## Refused requests (`error.code`)',
		'',
		table(API_CODES, (_code, { retryable }) => (retryable ? 'yes' : 'no'), 'May work later'),
		'',
		'## Posts that TikTok did not publish (`fail_reason`)',
		'',
		table(
			FAIL_REASONS,
			(code) => (FAIL_REASONS_THAT_ALLOW_A_NEW_POST.has(code) ? 'yes' : 'no'),
			'The node may post it again by itself',
		),
		'',
	].join('\n');
}

function table(
	advices: Readonly<Record<string, Advice>>,
	last: (code: string, advice: Advice) => string,
	lastHeading: string,
): string {
	const rows = Object.entries(advices)
		.sort(([a], [b]) => a.localeCompare(b, 'en'))
		.map(([code, advice]) => {
			const cells = [`\`${code}\``, `${advice.message}.`, advice.remedy, last(code, advice)];
			return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
		});
	return [
		`| Code | What happened | What to do | ${lastHeading} |`,
		'| --- | --- | --- | --- |',
		...rows,
	].join('\n');
}
