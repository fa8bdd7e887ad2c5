/* global $, $execution, $now, DateTime */
import { ACTIONS, MAX_CAPTION, ROWS_A_PAGE } from './states.js';

/** A poster is a small JPEG that the desk's own script has drawn. */
const POSTER = /^data:image\/jpeg;base64,[A-Za-z0-9+/]{1,40000}={0,2}$/;
const VIDEO_TYPES = ['mp4', 'mov', 'webm'];
const FIRST_ID = 1;
const LAST_ID = 2_000_000_000;
const NO_ROWS = { kind: 'show', from: LAST_ID, to: LAST_ID, hidden: 'deleted', limit: 1, said: '' };

/**
 * What a request asks for: a page, or one change of one row.
 *
 * @param asked the request with the settings, the file, if there is one, and two texts from the
 * Crypto nodes: a `random` one, and the `token`. The token is derived from name and password, so n8n's
 * main and workers get the same token without storing it
 */
export function readRequest({ json, file, random, token, table, executionId, now, zone }) {
	const shared = { token, nonce: random, missing: missingIn(table) };
	const form = json.body ?? {};
	// Without a password, the token is not a secret.
	const isOpen = !json.headers?.authorization;
	if (isOpen) return { ...shared, ...NO_ROWS, view: 'open', status: 403 };
	if (shared.missing.length > 0) return { ...shared, ...NO_ROWS, view: 'columns', status: 200 };
	if (Object.keys(form).length === 0) return { ...shared, ...pageFor(json.query ?? {}) };
	if (form.token !== token) return { ...shared, ...NO_ROWS, view: 'refused', status: 403 };
	const source = ['file', 'address'].includes(form.source) ? form.source : 'keep';
	if (form.action === 'add') return { kind: 'begin', source };
	return { ...shared, ...changeOf({ form, source, file, json, executionId, now, zone, random }) };
}

const COLUMNS = [
	'creator due_at video_url file_path file_name poster caption privacy_level disclosure status claim',
	'claimed_at publish_id post_id post_url error facts',
].flatMap((names) => names.split(' '));

/** The columns that an older table lacks. */
function missingIn(table) {
	const there = (table.columns ?? []).map(({ name }) => name);
	return there.length === 0 ? [] : COLUMNS.filter((name) => !there.includes(name));
}

/** A page of the desk: the queue, or one row to edit or to play. */
function pageFor(query) {
	const id = Number(query.edit ?? query.play);
	const isRow = Number.isInteger(id) && id >= FIRST_ID && id <= LAST_ID;
	const page = Math.min(Math.max(Math.trunc(Number(query.page)) || 1, 1), 1_000);
	const view = !isRow ? 'queue' : query.edit === undefined ? 'play' : 'edit';
	return {
		kind: 'show',
		view,
		status: 200,
		page,
		source: ['file', 'address'].includes(query.source) ? query.source : 'keep',
		said: String(query.said ?? ''),
		...rowsFor(isRow ? id : undefined, page),
	};
}

/** Which rows the table is asked for: one, or those up to the end of the page and one more. */
function rowsFor(id, page) {
	return id === undefined
		? { from: FIRST_ID, to: LAST_ID, hidden: 'new', limit: page * ROWS_A_PAGE + 1 }
		: { from: id, to: id, hidden: 'deleted', limit: 1 };
}

/** One update of one row, on the condition that it is still in the state its button was drawn for. */
function changeOf({ form, source, file, json, executionId, now, zone, random }) {
	const action = Object.hasOwn(ACTIONS, form.action) ? ACTIONS[form.action] : undefined;
	const id = Number(form.id);
	if (!action?.from.includes(form.was) || !Number.isInteger(id)) {
		return { kind: 'answer', location: '?said=changed' };
	}
	const change = { kind: 'change', id, was: form.was, said: action.said, page: 1 };
	const set = { status: action.to };
	if (form.action === 'now') return { ...change, set: { ...set, due_at: now.toUTC().toISO() } };
	if (form.action === 'retry') {
		const due = DateTime.fromISO(String(form.due_at));
		const due_at = (due.isValid && due > now ? due : now).toUTC().toISO();
		return { ...change, set: { ...set, due_at, error: '', publish_id: '', claim: '' } };
	}
	if (form.action !== 'save') return { ...change, set };
	const extension = VIDEO_TYPES.find((type) => file?.fileName?.toLowerCase().endsWith(`.${type}`));
	const path = `${json.file_folder}/tiktok-${executionId}-${random.slice(-8)}.${extension ?? 'mp4'}`;
	const { problem, ...fields } = postIn({ form, source, file, path, zone });
	if (problem === undefined) return { ...change, set: { ...set, ...fields } };
	const view = { kind: 'show', view: 'edit', status: 422, problem, typed: form, source, said: '' };
	return { ...view, ...rowsFor(id), page: 1 };
}

/** The columns of a post as its form says, or the problem in words. */
function postIn({ form, source, file, path, zone }) {
	const field = (name) => String(form[name] ?? '').trim();
	// Browsers send line breaks as CR and LF, but count them as one sign.
	const caption = field('caption').replace(/\r\n?/g, '\n');
	const disclosure = [form.disclosure ?? []].flat().join(', ');
	const due = dueIn(field('due'), field('zone') || zone);
	const privacy_level = field('privacy_level');
	const problems = [
		[due.problem !== undefined, due.problem],
		[caption.length > MAX_CAPTION, `The caption has ${caption.length} of ${MAX_CAPTION} units.`],
		[privacy_level === '' && field('send_as') !== 'draft', 'Choose who may see the post.'],
		[
			disclosure.includes('Branded Content') && privacy_level === 'SELF_ONLY',
			'Branded content cannot be private: choose who else may see it.',
		],
		[source === 'file' && file === undefined, 'Choose a video file.'],
		[
			source === 'address' && !/^https:\/\/\S+$/.test(field('video_url')),
			'The address must begin with https://.',
		],
	];
	const [, problem] = problems.find(([isSo]) => isSo) ?? [];
	if (problem !== undefined) return { problem };
	return {
		creator: field('creator'),
		due_at: due.at,
		caption,
		privacy_level,
		disclosure,
		error: '',
		publish_id: '',
		...(source === 'file' && {
			file_path: path,
			file_name: String(file.fileName ?? ''),
			poster: POSTER.test(field('poster')) ? field('poster') : '',
			video_url: '',
		}),
		...(source === 'address' && {
			video_url: field('video_url'),
			file_path: '',
			file_name: '',
			poster: '',
		}),
	};
}

/** The moment (ISO, UTC) that a local time means. A clock change can skip or repeat a local time. */
function dueIn(local, zone) {
	const due = DateTime.fromISO(local, { zone });
	const day = () => due.toFormat('d LLLL yyyy');
	if (!due.isValid) return { problem: 'Choose a date and a time.' };
	if (due.toFormat("yyyy-MM-dd'T'HH:mm") !== local.slice(0, 16)) {
		return {
			problem: `${local.slice(11, 16)} does not exist on ${day()} in ${zone}: the clocks go forward. Choose a time that is an hour later.`,
		};
	}
	if (due.getPossibleOffsets().length > 1) {
		return {
			problem: `${local.slice(11, 16)} comes twice on ${day()} in ${zone}: the clocks go back. Choose a time that is an hour earlier or later.`,
		};
	}
	return { at: due.toUTC().toISO() };
}

/** Runs in the Code node. */
export function run() {
	const { json, binary } = $('Settings').first();
	const asked = readRequest({
		json,
		file: Object.values(binary ?? {})[0],
		random: $('Draw Random Signs').first().json.random,
		token: $('Make the Token').first().json.token,
		table: $('Make the Table').first().json,
		executionId: $execution.id,
		now: $now,
		zone: $now.zoneName,
	});
	return [{ json: asked, ...(binary && { binary }) }];
}
