import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import { ONLY_ME_LEVEL, PUBLIC_LEVEL } from '../../api/privacyLevels';
import type { Ended } from '../../n8n/itemLoop';

type Hint = Pick<NodeExecutionHint, 'message' | 'type'>;

/** An item that ended well, with its whole result and its index, from 0. */
export type EndedItem = Pick<Ended, 'json' | 'retries'> & { readonly itemIndex: number };

/**
 * What a person who looks at the output should know.
 *
 * @param itemCount of the run; the items that are not in `items` have failed
 */
export function hintsFor(
	items: readonly EndedItem[],
	itemCount = items.length,
): NodeExecutionHint[] {
	return [
		...outcomeHints(items, itemCount),
		failuresHint(items.length, itemCount),
		retriesHint(items),
		warningsHint(items),
	].flatMap(inOutputPane);
}

/**
 * What a person who looks at the output of a check should know. n8n shows the files of the output
 * first, so without these hints the person does not see the outcome.
 */
export function checkHintsFor(checked: readonly EndedItem[]): NodeExecutionHint[] {
	if (checked.length === 0) return [];
	const bad = checked.filter(({ json }) => json.ok !== true).length;
	const found =
		bad === 0
			? `no problem in ${counted(checked.length, checked.length, 'video')}. TikTok may still refuse the post. Select Table above for the details.`
			: `problems in ${counted(bad, checked.length, 'video')}. Select Table above: 'problems' says what is wrong, and what to do.`;
	const outcome: Hint = {
		type: bad === 0 ? 'info' : 'warning',
		message: `Nothing was posted. The node found ${found}`,
	};
	return [outcome, warningsHint(checked)].flatMap(inOutputPane);
}

function inOutputPane(hint: Hint | undefined): NodeExecutionHint[] {
	return hint === undefined ? [] : [{ ...hint, location: 'outputPane' }];
}

/** How a post can end, and what that means for the person. */
type Outcome = 'only_me' | 'public' | 'other_level' | 'draft' | 'unfinished' | 'refused';

/** @param posts for example "the post", or "2 of 3 posts" */
const OUTCOME_TEXTS: Readonly<Record<Outcome, (posts: string) => string>> = {
	only_me: (posts) =>
		`TikTok has published ${posts}, visible only to you: in the TikTok app, on your profile, behind the lock. TikTok never gives an ID or a link for such a post.`,
	// TikTok requires this sentence: https://developers.tiktok.com/doc/content-sharing-guidelines
	public: (posts) =>
		`TikTok has published ${posts} for everyone. It can take a few minutes until a new post is visible on the profile.`,
	other_level: (posts) =>
		`TikTok has published ${posts}. Look in the TikTok app, on your profile. TikTok gives an ID and a link for public posts only.`,
	draft: (posts) =>
		`TikTok has delivered ${posts} to the TikTok app: open the notification in the inbox, add what is missing, and post. Up to five drafts may wait within 24 hours; deleting one does not free its place.`,
	unfinished: (posts) =>
		`TikTok is still processing ${posts}. Do not post again: ask later with Post > Get Status.`,
	refused: (posts) =>
		`TikTok did not publish ${posts}. The fields 'fail_reason' and 'remedy' say why, and what to do.`,
};

/** Several items that ended alike have one hint, with their number. */
function outcomeHints(items: readonly EndedItem[], itemCount: number): Hint[] {
	const outcomes = items.map(({ json }) => outcomeOf(json));
	const kinds = Object.keys(OUTCOME_TEXTS) as Outcome[];
	return kinds.flatMap((kind) => {
		const count = outcomes.filter((outcome) => outcome === kind).length;
		if (count === 0) return [];
		const noun = kind === 'draft' ? 'draft' : 'post';
		const type = kind === 'refused' ? 'warning' : 'info';
		return [{ type, message: OUTCOME_TEXTS[kind](counted(count, itemCount, noun)) }];
	});
}

/** Undefined for a result that is not a post's. */
function outcomeOf({ status, is_final: isFinal, privacy_level: level }: IDataObject) {
	if (status === 'FAILED') return 'refused';
	if (status === 'SEND_TO_USER_INBOX') return 'draft';
	if (isFinal === false) return 'unfinished';
	if (status !== 'PUBLISH_COMPLETE') return undefined;
	if (level === ONLY_ME_LEVEL) return 'only_me';
	return level === PUBLIC_LEVEL ? 'public' : 'other_level';
}

function failuresHint(endedCount: number, itemCount: number): Hint | undefined {
	if (endedCount === itemCount) return undefined;
	const items = counted(itemCount - endedCount, itemCount, 'item');
	return {
		type: 'warning',
		message: `The node could not post ${items}. The field 'error' says why, and 'details.may_appear' whether a post may appear all the same.`,
	};
}

function counted(count: number, of: number, noun: string): string {
	if (of === 1) return `the ${noun}`;
	return count === of ? `${count} ${noun}s` : `${count} of ${of} ${noun}s`;
}

function retriesHint(items: readonly EndedItem[]): Hint | undefined {
	const retries = items.reduce((sum, item) => sum + (item.retries ?? 0), 0);
	if (retries === 0) return undefined;
	const times = retries === 1 ? 'once' : `${retries} times`;
	return {
		type: 'warning',
		message: `The connection to TikTok was unstable: the node had to send chunks again (${times}). The files arrived whole.`,
	};
}

function warningsHint(items: readonly EndedItem[]): Hint | undefined {
	const warned = items.filter(
		({ json }) => Array.isArray(json.warnings) && json.warnings.length > 0,
	);
	if (warned.length === 0) return undefined;
	const which =
		items.length === 1 ? '' : ` of item ${warned.map(({ itemIndex }) => itemIndex).join(', ')}`;
	return {
		type: 'warning',
		message: `Read the field 'warnings'${which}: it names what differs from your request or from TikTok's recommendations, and what is not finished yet.`,
	};
}
