/* global $, $now */

/**
 * What the desk keeps of an answer of TikTok: Check Setup, and views and likes by the id of the post.
 * A sign-in that has ended names no account, so the account of the answer before stays.
 */
export function factsToKeep({ setup, videos, at, before = {} }) {
	const numbers = videos
		.filter(({ id }) => id !== undefined)
		.map(({ id, view_count: views, like_count: likes }) => [id, { views, likes }]);
	const account = setup.account?.username ? setup.account : before.account;
	const creator = setup.creator ?? before.creator;
	return JSON.stringify({
		at,
		error: setup.error?.message ?? setup.error,
		setup: { ...setup, account, creator },
		videos: Object.fromEntries(numbers),
	});
}

/** Runs in the Code node. */
export function run() {
	const numbers = $('Get the Numbers').isExecuted ? $('Get the Numbers').all() : [];
	const facts = factsToKeep({
		setup: $('Check the Setup').first().json,
		videos: numbers.map(({ json }) => json),
		at: $now.toUTC().toISO(),
		before: $('Draw the Page').first().json.setup,
	});
	return [{ json: { facts } }];
}
