/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests read files and run beside n8n, not inside it */
import fs from 'node:fs';

import { ask, factsToKeep, minutes, outcomeOf, pageOf, TOKEN, type Fields } from './code';
import { DESK_FILE, deskText, readExample, type Example } from './sources';

interface Column {
	name: string;
	type: string;
}

const SAVE = {
	token: TOKEN,
	action: 'save',
	id: '5',
	was: 'new',
	source: 'address',
	video_url: 'https://media.example.com/clip.mp4',
	caption: 'one\r\ntwo',
	privacy_level: 'SELF_ONLY',
	due: '2026-12-01T10:00',
	zone: '',
	creator: 'ada.films',
};

const HOSTILE =
	'<script>x</script><img src=x onerror=x>"\'`</textarea></style></title> &lt; $& ${x} \u202e';

test('examples/8-desk.json holds the code of examples/desk', () => {
	expect(fs.readFileSync(DESK_FILE, 'utf8')).toBe(deskText());
});

describe('the workflow', () => {
	const workflow = readExample('8-desk.json');
	const madeBy = ({ nodes }: Example) =>
		nodes
			.filter(({ parameters }) => parameters.tableName !== undefined)
			.map(({ parameters }) => (parameters.columns as unknown as { column: Column[] }).column);
	const [columns] = madeBy(workflow);

	test('asks for a name and a password, and saves no successful execution', () => {
		const desk = workflow.nodes.find(({ name }) => name === 'Desk');
		expect(desk?.parameters).toMatchObject({ authentication: 'basicAuth', path: 'tiktok-desk' });
		expect(workflow.settings).toMatchObject({ saveDataSuccessExecution: 'none' });
	});

	test('lets no page of another website frame it', () => {
		const page = workflow.nodes.find(({ name }) => name === 'Show the Page');
		expect(JSON.stringify(page?.parameters)).toContain('{"name":"x-frame-options","value":"DENY"}');
	});

	test('makes the same table as the content calendar', () => {
		const others = madeBy(readExample('2-content-calendar.json'));
		expect(others.length).toBeGreaterThan(0);
		for (const other of others) expect(other).toEqual(columns);
	});

	test('misses no column of its table, and would miss each', () => {
		expect(ask({}, {}, { table: { columns } }).missing).toEqual([]);
		for (const { name } of columns) {
			const table = { columns: columns.filter((column) => column.name !== name) };
			expect(ask({}, {}, { table }).missing).toEqual([name]);
		}
	});

	test('names path and table once each', () => {
		const text = JSON.stringify(workflow.nodes);
		expect(text.split('"tiktok-desk"')).toHaveLength(2);
		expect(text.split('"tiktok post queue"')).toHaveLength(2);
	});
});

describe('a form of the desk', () => {
	test('becomes one update of one row, on the condition of the state it was drawn for', () => {
		expect(ask({}, SAVE)).toMatchObject({
			kind: 'change',
			id: 5,
			was: 'new',
			set: { status: 'queued', caption: 'one\ntwo', due_at: '2026-12-01T09:00:00.000Z' },
		});
	});

	test.each([
		['no token', { token: undefined }],
		['an empty token', { token: '' }],
		['a token of another shape', { token: [TOKEN] }],
	])('with %s is refused', (_, more) => {
		expect(ask({}, { ...SAVE, ...more })).toMatchObject({ view: 'refused', status: 403 });
	});

	test.each([
		['a page', {}],
		['a form', SAVE],
		['a form that guesses the token', { ...SAVE, token: '' }],
	])('%s without a password shows nothing and changes nothing', (_, form) => {
		const asked = ask({}, form, { json: { query: {}, body: form, headers: {} }, token: '' });
		expect(asked).toMatchObject({ kind: 'show', view: 'open', status: 403 });
		expect(pageOf(asked)).toContain('The desk needs a password');
	});

	test.each([
		['a failed row goes back into the queue', 'retry', 'failed', 'queued'],
		['a cancelled row goes back into the queue', 'retry', 'cancelled', 'queued'],
		['a queued row is cancelled', 'cancel', 'queued', 'cancelled'],
		['a person has seen the post', 'on_tiktok', 'check', 'published'],
		['a person has not seen the post', 'not_on_tiktok', 'check', 'failed'],
	])('%s', (_, action, was, status) => {
		const { kind, set } = ask({}, { token: TOKEN, action, was, id: '1' });
		expect([kind, set?.status]).toEqual(['change', status]);
	});

	test.each([
		['retry', 'check'],
		['retry', 'claimed'],
		['retry', 'published'],
		['now', 'failed'],
		['cancel', 'claimed'],
		['save', 'claimed'],
		['save', 'published'],
		['delete', 'claimed'],
		['delete', 'engine'],
		['__proto__', 'queued'],
		['constructor', 'queued'],
	])('%s on a row that is %s changes nothing', (action, was) => {
		const asked = ask({}, { ...SAVE, action, was });
		expect(asked).toMatchObject({ kind: 'answer', location: '?said=changed' });
	});

	test.each([
		['a time that a clock change skips', { due: '2026-03-29T02:30' }, /02:30 does not exist/],
		['a time that a clock change doubles', { due: '2026-10-25T02:30' }, /02:30 comes twice/],
		[
			'the same in the zone of the viewer',
			{ due: '2027-03-14T02:30', zone: 'America/New_York' },
			/not exist/,
		],
		['no time', { due: 'soon' }, /Choose a date and a time/],
		['an unknown zone', { zone: 'Mars/Olympus' }, /Choose a date and a time/],
		['a long caption', { caption: '🎬'.repeat(1_101) }, /2202 of 2200/],
		['no privacy level', { privacy_level: '' }, /Choose who may see/],
		['private branded content', { disclosure: 'Branded Content' }, /cannot be private/],
		['no file', { source: 'file' }, /Choose a video file/],
		['an address without https', { video_url: 'http://a.example/x.mp4' }, /https/],
	])('with %s is drawn again, with what was typed', (_, more: Fields, problem) => {
		const asked = ask({}, { ...SAVE, ...more });
		expect(asked).toMatchObject({ view: 'edit', status: 422, from: 5, to: 5 });
		expect(asked.problem).toMatch(problem);
		const html = pageOf(asked, { rows: [{ id: 5, status: 'new' }] });
		expect(html).toContain(`\n${String(more.caption ?? SAVE.caption)}</textarea`);
	});

	test.each([
		['2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
		['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
		['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
	])('%s beside a clock change is %s', (due, utc) => {
		expect(ask({}, { ...SAVE, due }).set?.due_at).toBe(utc);
	});

	test('names the file by the execution and random signs, never by its own name', () => {
		const file = { fileName: '../../etc/passwd.MOV' };
		const poster = `data:image/jpeg;base64,${'A'.repeat(100)}`;
		const { set } = ask({}, { ...SAVE, source: 'file', poster }, { file });
		expect(set).toMatchObject({ file_name: '../../etc/passwd.MOV', poster, video_url: '' });
		expect(set?.file_path).toMatch(/^\/files\/tiktok-7-\w{8}\.mov$/);
	});

	test.each([
		'https://x.example/a.jpg',
		'data:image/svg+xml;base64,AAAA',
		'data:image/jpeg;base64,"',
	])('keeps no poster %s', (poster) => {
		const file = { fileName: 'a.mp4' };
		expect(ask({}, { ...SAVE, source: 'file', poster }, { file }).set?.poster).toBe('');
	});

	test('sends the browser to what has happened', () => {
		const change = { kind: 'change', said: 'saved' };
		const outcome = (item: Fields, isTried = true) => outcomeOf({ asked: change, item, isTried });
		expect(outcome({ id: 5 })).toBe('?said=saved#row-5');
		expect(outcome({})).toBe('?said=changed');
		expect(outcome({ error: 'no such folder' }, false)).toBe('?said=not_kept');
	});
});

describe('a page of the desk', () => {
	test('is told which columns an older table lacks', () => {
		const table = { columns: [{ name: 'caption' }, { name: 'status' }] };
		const asked = ask({}, {}, { table });
		expect(asked.view).toBe('columns');
		expect(pageOf(asked)).toContain('<code>poster</code>');
	});

	test.each(['', 'NaN', '-1', '1.5', '9e99', '1;drop', ['1', '2']])('has no row %j', (edit) => {
		expect(ask({ edit }).view).toBe('queue');
	});

	const row = {
		id: 5,
		status: HOSTILE,
		creator: HOSTILE,
		caption: HOSTILE,
		file_name: HOSTILE,
		file_path: HOSTILE,
		video_url: HOSTILE,
		post_url: HOSTILE,
		poster: HOSTILE,
		disclosure: HOSTILE,
		privacy_level: HOSTILE,
		error: HOSTILE,
		due_at: HOSTILE,
	};
	const setup = (text: string) => ({
		account: { nickname: text, username: text },
		app: { audit: { value: 'not_audited', reason: text } },
		sign_in: { state: 'dead', reason: text },
		creator: { privacy_level_options: [text] },
		next_steps: [text],
	});
	const read = (text: string) => ({
		rows: [
			Object.fromEntries(
				Object.entries(row).map(([key, value]) => [key, value === HOSTILE ? text : value]),
			),
		],
		special: [
			{
				id: 1,
				status: 'desk',
				claim: 'w',
				due_at: minutes(-1),
				facts: factsToKeep({ setup: setup(text), videos: [], at: text }),
			},
			{ id: 2, status: 'engine', creator: text, due_at: minutes(-1), facts: '{}' },
		],
		check: {
			problems: [{ message: text, remedy: text }],
			warnings: [text],
			video: { codec: text },
			error: text,
			preview_url: text,
		},
	});
	test.each([
		['the queue', ask({ said: HOSTILE })],
		['a row to edit', ask({ edit: '5' })],
		['a row to play', ask({ play: '5' })],
		[
			'a form with a problem',
			ask(
				{},
				{
					...SAVE,
					due: '',
					caption: HOSTILE,
					video_url: HOSTILE,
					disclosure: HOSTILE,
					creator: HOSTILE,
				},
			),
		],
	])('shows text from outside as text: %s', (_, asked) => {
		const tags = (text: string) =>
			pageOf(asked, read(text))
				.match(/<[a-z/!][^>]*>/gi)
				?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
		expect(tags(HOSTILE)).toEqual(tags('x'));
	});

	test('counts the posts of its own account, and says when there is room again', () => {
		const claims = Array.from({ length: 15 }, (_, at) => ({
			creator: 'ada',
			status: at < 2 ? 'draft' : 'published',
			claimed_at: minutes(-60 * 20 + at),
		}));
		const html = pageOf(ask({}), {
			...read('ada'),
			claims: [...claims, { creator: 'bo', claimed_at: minutes(-1) }],
		});
		expect(html).toContain('15 of 15');
		expect(html).toContain('2 of 5');
		expect(html).toContain('Room again at <time datetime="2026-11-27T13:00:20.000Z"');
	});

	test('shows views and likes of the posts that TikTok lists', () => {
		const videos = [{ id: '75', view_count: 1834, like_count: 97 }];
		const facts = factsToKeep({ setup: setup('ada'), videos, at: minutes(0) });
		const special = [{ id: 1, status: 'desk', claim: 'w', due_at: minutes(-1), facts }];
		const rows = ['75', '76'].map((post_id, id) => ({ id: id + 1, status: 'published', post_id }));
		const html = pageOf(ask({}), { special, rows });
		expect(html.match(/\d+ views · \d+ likes/g)).toEqual(['1834 views · 97 likes']);
	});
});
