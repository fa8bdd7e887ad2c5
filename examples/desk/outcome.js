/* global $, $input */

/**
 * What a form has come to, as the address that the browser opens next.
 *
 * @param item a row that has changed; nothing when no row was in that state; an error of the file
 * @param isTried whether the table was asked
 */
export function outcomeOf({ asked, item, isTried }) {
	if (asked.kind === 'answer') return asked.location;
	if (asked.kind === 'begin') return `?edit=${item.id}&source=${asked.source}`;
	if (!isTried) return '?said=not_kept';
	return item.id === undefined ? '?said=changed' : `?said=${asked.said}#row-${item.id}`;
}

/** Runs in the Code node. */
export function run() {
	const location = outcomeOf({
		asked: $('Read the Request').first().json,
		item: $input.first().json,
		isTried: $('Change the Row').isExecuted,
	});
	return [{ json: { location } }];
}
