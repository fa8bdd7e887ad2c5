/* global $, $now */

/** What the desk keeps of an answer of TikTok: Check Setup, and views and likes by the id of the post. */
export function factsToKeep({ setup, videos, at }) {
	const numbers = videos
		.filter(({ id }) => id !== undefined)
		.map(({ id, view_count: views, like_count: likes }) => [id, { views, likes }]);
	const error = setup.error?.message ?? setup.error;
	return JSON.stringify({ at, error, setup, videos: Object.fromEntries(numbers) });
}

/** Runs in the Code node. */
export function run() {
	const all = (node) => ($(node).isExecuted ? $(node).all() : []).map(({ json }) => json);
	const [setup] = all('Check the Setup');
	const facts = factsToKeep({ setup, videos: all('Get the Numbers'), at: $now.toUTC().toISO() });
	return [{ json: { facts } }];
}
