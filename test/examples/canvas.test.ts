/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests read files and run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';

import { linesThroughNodes, nodesOutsideBands, notesOf, notesOnNotes, type Canvas } from './canvas';

const FOLDER = path.resolve(__dirname, '../../examples');
const FILES = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const RED = 3;
const DOCS =
	/\]\(https:\/\/github\.com\/n8n-nodes-tiktok-publisher\/n8n-nodes-tiktok-publisher\/blob\/HEAD\/(docs\/[\w-]+\.md)(?:#[\w-]+)?\)/g;

describe('the geometry', () => {
	const node = (name: string, x: number, y: number, more: object = {}) => ({
		id: name,
		name,
		type: 'x',
		typeVersion: 1,
		position: [x, y] as [number, number],
		parameters: {},
		...more,
	});
	const note = (name: string, x: number, y: number, width: number, height: number) =>
		node(name, x, y, { type: 'n8n-nodes-base.stickyNote', parameters: { width, height } });
	const linked = (...nodes: Canvas['nodes']): Canvas => ({
		nodes,
		connections: { a: { main: [[{ node: 'c' }]] } },
	});

	test('finds a line through a node, forwards and back, and through its name', () => {
		const through = ['a → c: b'];
		expect(
			linesThroughNodes(linked(node('a', 0, 0), node('b', 220, 0), node('c', 440, 0))),
		).toEqual(through);
		expect(
			linesThroughNodes(linked(node('a', 440, 0), node('b', 220, 150), node('c', 0, 0))),
		).toEqual(through);
		expect(
			linesThroughNodes(linked(node('a', 0, 0), node('b', 220, -70), node('c', 440, 0))),
		).toEqual(through);
		expect(
			linesThroughNodes(linked(node('a', 0, 0), node('b', 220, 200), node('c', 440, 0))),
		).toEqual([]);
	});

	test('finds a node beside its band, and notes that half cover each other', () => {
		const canvas = { nodes: [note('band', 0, 0, 300, 300), node('in', 20, 60)], connections: {} };
		expect(nodesOutsideBands(canvas)).toEqual([]);
		canvas.nodes.push(node('out', 250, 60));
		expect(nodesOutsideBands(canvas)).toEqual(['out']);
		canvas.nodes.push(note('inside', 10, 10, 50, 50), note('across', 280, 0, 100, 100));
		expect(notesOnNotes(canvas)).toEqual(['band and across']);
	});
});

describe.each(FILES)('the canvas of %s', (file) => {
	const canvas = JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Canvas;
	const notes = notesOf(canvas);

	test('no line runs through a node', () => {
		expect(linesThroughNodes(canvas)).toEqual([]);
	});

	test('every node lies in a band with a heading', () => {
		expect(nodesOutsideBands(canvas)).toEqual([]);
		const bands = notes.filter(({ parameters }) => /^## \d/.test(String(parameters.content)));
		expect(bands.length).toBeGreaterThan(0);
	});

	test('no two notes half cover each other', () => {
		expect(notesOnNotes(canvas)).toEqual([]);
	});

	test('red is only for what goes wrong', () => {
		const red = notes.filter(({ parameters }) => parameters.color === RED);
		const headings = red.map(({ parameters }) => String(parameters.content).split('\n')[0]);
		const wrong = /^## \d (?:What goes wrong|Nothing to send|Tell somebody)$/;
		expect(headings.filter((heading) => !wrong.test(heading))).toEqual([]);
	});

	test('a page of the guides is a link that leads there', () => {
		const text = notes.map(({ parameters }) => String(parameters.content)).join('\n');
		const links = [...text.matchAll(DOCS)].map(([, page]) => page);
		const missing = links.filter((page) => !fs.existsSync(path.join(FOLDER, '..', page)));
		expect(missing).toEqual([]);
		expect(text.replace(DOCS, '')).not.toMatch(/docs\/[\w-]+\.md/);
	});

	test('a message for a person ends in an e-mail that is off until somebody enters an address', () => {
		const { nodes, connections } = canvas;
		if (!nodes.some(({ name }) => name === 'Tell Somebody')) return;
		const [[next]] = connections['Tell Somebody'].main as Array<Array<{ node: string }>>;
		const mail = nodes.find(({ name }) => name === next.node);
		expect(mail).toMatchObject({
			type: 'n8n-nodes-base.emailSend',
			disabled: true,
			parameters: { emailFormat: 'text', text: '={{ $json.message }}' },
		});
	});
});
