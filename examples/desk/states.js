/** What a row's status means to a person, and what they can do about it. `tone` chooses its colour. */
export const STATES = {
	queued: {
		label: 'Queued',
		tone: 'calm',
		group: 'coming',
		actions: ['now', 'edit', 'cancel', 'delete'],
	},
	claimed: { label: 'Uploading', tone: 'busy', group: 'coming', actions: [] },
	waiting: {
		label: 'Waiting',
		tone: 'busy',
		group: 'coming',
		actions: ['on_tiktok', 'not_on_tiktok', 'delete'],
	},
	published: { label: 'Published', tone: 'good', group: 'done', actions: ['delete'] },
	draft: { label: 'Draft', tone: 'good', group: 'done', actions: ['delete'] },
	cancelled: {
		label: 'Cancelled',
		tone: 'calm',
		group: 'done',
		actions: ['retry', 'edit', 'delete'],
	},
	failed: {
		label: 'Failed',
		tone: 'bad',
		group: 'look',
		actions: ['retry', 'edit', 'delete'],
	},
	check: {
		label: 'Check',
		tone: 'warn',
		group: 'look',
		actions: ['on_tiktok', 'not_on_tiktok', 'delete'],
	},
};

/**
 * What a button does: the states it is drawn for, and the new state. A failed row has
 * `details.may_appear` false (see example 2), so `retry` starts nothing twice.
 */
export const ACTIONS = {
	save: { from: ['new', 'queued', 'cancelled', 'failed'], to: 'queued', said: 'saved' },
	now: { from: ['queued'], to: 'queued', said: 'now', label: 'Post now' },
	cancel: { from: ['queued'], to: 'cancelled', said: 'cancelled', label: 'Cancel' },
	retry: { from: ['failed', 'cancelled'], to: 'queued', said: 'retried', label: 'Try again' },
	on_tiktok: {
		from: ['check', 'waiting'],
		to: 'published',
		said: 'settled',
		label: 'It is on TikTok',
	},
	not_on_tiktok: {
		from: ['check', 'waiting'],
		to: 'failed',
		said: 'settled',
		label: 'It is not on TikTok',
	},
	delete: {
		from: ['new', 'queued', 'waiting', 'published', 'draft', 'cancelled', 'failed', 'check'],
		to: 'deleted',
		said: 'deleted',
		label: 'Delete',
	},
};

/** What the desk says after a form. Only these codes stand in an address. */
export const SAID = {
	saved: ['good', 'Saved. The post is in the queue.'],
	now: ['good', 'Due now. The post goes out with the next run.'],
	cancelled: ['good', 'Cancelled. The post stays here until you delete it.'],
	retried: ['good', 'The post is in the queue again.'],
	settled: ['good', 'Thank you. The desk has noted it.'],
	deleted: ['good', 'Deleted. A post that is on TikTok stays there.'],
	changed: [
		'warn',
		'Nothing was changed: the post was no longer in that state. See how it stands now.',
	],
	not_kept: [
		'bad',
		'n8n could not store the video file, so nothing was saved. Look at the setting file_folder: n8n writes only below N8N_RESTRICT_FILE_ACCESS_TO.',
	],
};

/** TikTok's names for who may see a post, in words. */
export const PRIVACY = {
	PUBLIC_TO_EVERYONE: 'Everyone',
	MUTUAL_FOLLOW_FRIENDS: 'Friends (followers you follow back)',
	FOLLOWER_OF_CREATOR: 'Followers',
	SELF_ONLY: 'Only me',
};

export const ROWS_A_PAGE = 200;

/** TikTok counts a caption in UTF-16 units. */
export const MAX_CAPTION = 2200;

/** What the desk knows about a row's status; a status that somebody else made up is shown as it is. */
export function stateOf({ status }) {
	if (Object.hasOwn(STATES, status)) return STATES[status];
	return { label: status || 'No status', tone: 'calm', group: 'look', actions: [] };
}
