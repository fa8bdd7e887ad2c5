/* global DateTime */
import { html } from './html.js';

/** A moment in the workflow's zone. The desk's script changes it to the zone of the viewer. */
export function moment(iso, zone) {
	const time = DateTime.fromISO(String(iso ?? ''), { zone });
	if (!time.isValid) return html`no time`;
	const year = time.hasSame(DateTime.now(), 'year') ? '' : ' yyyy';
	return shown(time, '', `ccc d LLL${year}, HH:mm ZZZZ`);
}

/** A day, without its hours. */
export function date(iso, zone) {
	const time = DateTime.fromISO(String(iso ?? ''), { zone });
	return time.isValid ? shown(time, 'day', 'd LLL yyyy') : html`not known`;
}

/** A moment of about today, short. */
export function clock(iso, zone) {
	const time = DateTime.fromISO(String(iso ?? ''), { zone });
	return time.isValid ? shown(time, 'clock', 'HH:mm') : html`not known`;
}

function shown(time, kind, format) {
	const utc = time.toUTC().toISO();
	return html`<time datetime="${utc}" data-kind="${kind}">${time.toFormat(format)}</time>`;
}

/** As a date field without script has it: local time of the workflow's zone. */
export function localTime(iso, zone) {
	const time = DateTime.fromISO(String(iso ?? ''), { zone });
	return time.isValid ? time.toFormat("yyyy-MM-dd'T'HH:mm") : '';
}
