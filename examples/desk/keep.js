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
	const all = (node) => ($(node).isExecuted ? $(node).all() : []).map(({ json }) => json);
	const [setup] = all('Check the Setup');
	const facts = factsToKeep({
		setup,
		videos: all('Get the Numbers'),
		at: $now.toUTC().toISO(),
		before: all('Draw the Page')[0].setup,
	});
	return [{ json: { facts } }];
}
