/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests read files and run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

import type { INode } from 'n8n-workflow';

import { valueOf } from './expressions';

const FOLDER = path.resolve(__dirname, '../../examples');
const FORM = 'n8n-nodes-base.form';
const FORM_TRIGGER = 'n8n-nodes-base.formTrigger';
const CHAT_APPROVAL = '@n8n/n8n-nodes-langchain.chatHitlTool';

const HOSTILE =
	'<img src=x onerror=alert(1)><iframe src=//evil.example>"\' &lt; $& $` **b** [l](https://e.example) `c`\n\n# Account\u202e';

const NODES = fs
	.readdirSync(FOLDER)
	.filter((name) => name.endsWith('.json'))
	.flatMap((file) => {
		const text = fs.readFileSync(path.join(FOLDER, file), 'utf8');
		return (JSON.parse(text) as { nodes: INode[] }).nodes.map((node) => ({ file, node }));
	});

/** Any field that comes from outside is `text`, unless an expression needs something else there. */
function itemOf(text: string, more: object): object {
	const file = { fileName: text, fileSize: text, mimeType: text };
	const known: Record<string | symbol, unknown> = {
		due_at: '2026-01-01T00:00:00.000Z',
		max_video_post_duration_sec: 600,
		comment_disabled: true,
		duet_disabled: false,
		stitch_disabled: false,
		privacy_level_options: [text],
		details: { remedy: text, publish_id: text },
		warnings: [text],
		problems: [{ code: text, message: text, remedy: text }],
		interactions: [text],
		kinds: [text],
		video: file,
		...more,
	};
	const json = new Proxy(known, { get: (fields, key) => (key in fields ? fields[key] : text) });
	return { json, binary: { video: file } };
}

/** The value of a field of a node when everything from outside is `text`. */
function fieldWith(field: string, text: string, more: object = {}, tool = 'Post_a_Video'): string {
	const item = itemOf(text, more);
	const date = { toFormat: () => 'date', setZone: () => date };
	const world = {
		$json: (item as { json: object }).json,
		$: () => ({
			first: () => item,
			isExecuted: true,
			params: { privacyLevel: { value: text } },
		}),
		$tool: { name: tool, parameters: { video_url: text, caption: text } },
		$now: { zoneName: 'UTC', plus: () => date },
		DateTime: { fromISO: () => date },
	};
	return valueOf(field, (source) => new Script(source).runInNewContext(world));
}

/** n8n puts the value of an expression in its place by `replace`, which gives `$&` a meaning. */
function htmlOfPage(json: string): string {
	const replaced = 'here'.replace('here', json);
	expect(replaced).toBe('here'.replace('here', () => json));
	return (JSON.parse(json) as Array<{ fieldType: string; html?: string }>)
		.filter(({ fieldType }) => fieldType === 'html')
		.map(({ html }) => html)
		.join('\n');
}

function tagsIn(html: string): string[] {
	return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/(href|src)="[^"]*"/, '$1'));
}

function withoutEntities(text: string): string {
	return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

const TRIGGERS = NODES.filter(({ node }) => node.type === FORM_TRIGGER);
/** Of the workflows that people publish. */
const PUBLISHED = TRIGGERS.filter(({ file }) => !file.startsWith('0'));
const notesOf = (file: string) =>
	NODES.filter((other) => other.file === file && other.node.type.endsWith('.stickyNote'))
		.map(({ node }) => String(node.parameters.content))
		.join('\n');
const fieldsOf = (name: string) =>
	NODES.filter(
		({ node }) => node.type === FORM && String(node.parameters[name]).startsWith('='),
	).map(({ file, node }) => [`${file}: ${node.name}`, String(node.parameters[name])] as const);
const PAGES = fieldsOf('jsonOutput');
const ENDINGS = fieldsOf('completionMessage');
const APPROVALS = NODES.filter(({ node }) => node.type === CHAT_APPROVAL).map(
	({ file, node }) => [`${file}: ${node.name}`, String(node.parameters.message)] as const,
);

describe('a form that anybody could open', () => {
	test('asks for a login in each example that has one', () => {
		expect(TRIGGERS.map(({ file }) => file[0])).toEqual(['0', '2', '3', '4', '9']);
	});

	test('the first draft is tried in the editor, and its note says what to do before publishing', () => {
		const [{ file, node }] = TRIGGERS;
		expect(node.parameters).not.toHaveProperty('authentication');
		expect(notesOf(file)).toMatch(/Before you publish this workflow, set \*Authentication\*/);
	});

	test.each(PUBLISHED)(
		'$file asks for a name and a password, and has no known address',
		({ node }) => {
			expect(node.parameters.authentication).toBe('basicAuth');
			// n8n gives a node without a path and a webhook id a random one when it saves the workflow.
			expect(node.parameters).not.toHaveProperty('path');
			expect(node.parameters.options).not.toHaveProperty('path');
			expect(node).not.toHaveProperty('webhookId');
		},
	);

	test.each(PUBLISHED)('$file says what to do about it', ({ file, node }) => {
		const text = notesOf(file);
		expect(text).toMatch(new RegExp(`\\*Basic Auth\\* credential .* in \\*\\*${node.name}\\*\\*`));
		expect(text).toContain(`set *Form Path* under *Options* in **${node.name}**`);
	});
});

describe('text from outside', () => {
	test('meets HTML or Markdown in these nodes only', () => {
		expect(PAGES).toHaveLength(5);
		expect(ENDINGS).toHaveLength(10);
		expect(APPROVALS).toHaveLength(1);
		const senders = /telegram|slack|gmail|email|outlook|discord|html|markdown|respondToWebhook/i;
		const sending = NODES.filter(({ node }) => senders.test(node.type));
		// The pages of the desk have a test of their own, in desk/.
		const pages = sending.filter(({ file }) => file === '8-desk.json');
		expect(pages.map(({ node }) => node.name)).toEqual(['Answer the Form', 'Show the Page']);
		const mails = sending.filter(({ file }) => file !== '8-desk.json');
		const asText = mails.filter(({ node }) => node.parameters.emailFormat === 'text');
		expect(mails.length).toBe(3);
		expect(asText).toEqual(mails);
		const texts = NODES.filter(({ node }) => [FORM, FORM_TRIGGER].includes(node.type)).flatMap(
			({ node: { parameters } }) => [
				parameters.formTitle,
				parameters.formDescription,
				parameters.responseText,
				...Object.values(parameters.options ?? {}),
			],
		);
		expect(texts.filter((text) => String(text).startsWith('='))).toEqual([]);
	});

	test.each(PAGES)('is text on the page of %s', (_, field) => {
		const html = htmlOfPage(fieldWith(field, HOSTILE));
		expect(tagsIn(html)).toEqual(tagsIn(htmlOfPage(fieldWith(field, 'x'))));
		expect(withoutEntities(html)).toContain(HOSTILE);
	});

	test.each(ENDINGS)('is text in the ending of %s', (_, field) => {
		for (const more of [{}, { error: { message: HOSTILE } }]) {
			const html = fieldWith(field, HOSTILE, more);
			expect(tagsIn(html)).toEqual(tagsIn(fieldWith(field, 'x', { error: 'x' })));
			expect(withoutEntities(html)).toContain(HOSTILE);
		}
	});

	test('is an address in the ending only when it is one of TikTok', () => {
		const [[, field]] = ENDINGS.filter(([name]) => name.endsWith('Show the Result'));
		const good = 'https://www.tiktok.com/@ada/video/1';
		const ending = (post_url: string | null) =>
			fieldWith(field, 'x', { status: 'PUBLISH_COMPLETE', post_url });
		expect(ending(good)).toContain(`<a href="${good}" target="_blank">`);
		const html = ending(`${good}" onclick="alert(1)`);
		expect(tagsIn(html)).toEqual(tagsIn(ending(good)));
		for (const bad of ['javascript:alert(1)', 'https://www.tiktok.com.evil.example/', null]) {
			expect(ending(bad)).not.toContain('<a');
		}
	});

	test.each(APPROVALS)('is one line of text in the question of %s', (_, field) => {
		const question = fieldWith(field, HOSTILE);
		const caption = question.split('**Caption:** ')[1];
		expect(caption.replace(/&#\d+;/g, '')).toMatch(/^[\w\s;⏎]+$/);
		expect(caption).not.toContain('\n');
		expect(withoutEntities(caption)).toBe(HOSTILE.replace(/\n+/g, ' ⏎ ').replace('\u202e', ''));
		expect(question.split(caption).join('x')).toBe(fieldWith(field, 'x'));
		expect(withoutEntities(fieldWith(field, 'Grüße 🎬 #bern'))).toContain('Grüße 🎬 #bern');
		const draft = fieldWith(field, HOSTILE, {}, 'Send_a_Draft');
		expect(draft).not.toContain('**Caption:**');
		expect(draft.split('\n\n')).toHaveLength(3);
	});
});
