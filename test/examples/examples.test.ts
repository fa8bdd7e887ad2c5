/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests read files and run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { TikTok } from '../../nodes/TikTok/TikTok.node';
import { TikTokTrigger } from '../../nodes/TikTokTrigger/TikTokTrigger.node';
import { toolDescription } from '../engine/harness/n8nParts/tools';
import { expressionsIn } from './expressions';

interface Example {
	name: string;
	nodes: INode[];
	connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
}

const FOLDER = path.resolve(__dirname, '../../examples');
const FILES = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const OURS: Record<string, INodeTypeDescription> = {
	'n8n-nodes-tiktok-publisher.tikTok': new TikTok().description,
	'n8n-nodes-tiktok-publisher.tikTokTool': toolDescription(new TikTok().description),
	'n8n-nodes-tiktok-publisher.tikTokTrigger': new TikTokTrigger().description,
};
const SECRET =
	/"(credentials|pinData|staticData|clientSecret|accessToken)":|Bearer |eyJ[A-Za-z0-9_-]{20}/;
/** A node on the canvas is a square of about that. */
const NODE_PX = 100;

test('the calendar decides by may_appear alone whether a failed item may be posted again', () => {
	const { nodes } = JSON.parse(
		fs.readFileSync(path.join(FOLDER, '2-content-calendar.json'), 'utf8'),
	) as Example;
	const { parameters } = nodes.find(({ name }) => name === 'Write Down the Error') ?? {};
	const { status } = (parameters?.columns as { value: { status: string } }).value;
	const [, expression = ''] = /^=\{\{(.+)\}\}$/.exec(status) ?? [];
	const verdictOn = (json: object, isExecuted = true) =>
		new Script(expression).runInNewContext({ $json: json, $: () => ({ isExecuted }) }) as string;
	expect(verdictOn({ error: 'x', details: { may_appear: false } })).toBe('failed');
	expect(verdictOn({ error: 'x', details: { may_appear: true } })).toBe('check');
	// The file could not be read, so no TikTok node has run.
	expect(verdictOn({ error: 'no such file' }, false)).toBe('failed');
	// An error of n8n itself says nothing, so a person has to look.
	expect(verdictOn({ error: 'n8n stopped' })).toBe('check');
});

test('example 2 keeps to the limit of drafts or of posts, in the order of the claims', () => {
	const { nodes } = JSON.parse(
		fs.readFileSync(path.join(FOLDER, '2-content-calendar.json'), 'utf8'),
	) as Example;
	const code = String(nodes.find(({ name }) => name === 'Is There Room Today?')?.parameters.jsCode);
	const row = (id: number) => ({ id, claimed_at: `2026-01-01T00:00:${10 + id}Z` });
	const hasRoom = (settings: object, mine: number) => {
		const world = {
			$: (name: string) => ({
				first: () => ({ json: name === 'Settings' ? settings : row(mine) }),
			}),
			$input: { all: () => [1, 2, 3].map((id) => ({ json: row(id) })) },
		};
		const [{ json }] = new Script(`(() => {${code}\n})()`).runInNewContext(world) as Array<{
			json: { has_room: boolean };
		}>;
		return json.has_room;
	};
	const limits = { drafts_per_24_hours: 1, posts_per_24_hours: 2 };
	const roomFor = (send_as: string) => [1, 2, 3].map((id) => hasRoom({ ...limits, send_as }, id));
	expect(roomFor('draft')).toEqual([true, false, false]);
	expect(roomFor('post')).toEqual([true, true, false]);
	expect(roomFor('Post')).toEqual(roomFor('draft'));
});

test.each([
	'1-shopify-to-tiktok',
	'2-content-calendar',
	'3-cross-post-youtube',
	'9-photos-from-files',
])('%s sends drafts as imported: only the setting "post" leads to a direct post', (name) => {
	const text = fs.readFileSync(path.join(FOLDER, `${name}.json`), 'utf8');
	const { nodes, connections } = JSON.parse(text) as Example;
	const byName = new Map(nodes.map((node) => [node.name, node]));
	const settings = byName.get('Settings')?.parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	const setting = settings.assignments.find((one) => one.name === 'send_as');
	expect(setting?.value).toBe('draft');
	const { conditions } = byName.get('Draft or Post?')?.parameters.conditions as {
		conditions: Array<{ leftValue: string; rightValue: string; operator: object }>;
	};
	expect(conditions).toMatchObject([
		{
			leftValue: "={{ $('Settings').first().json.send_as }}",
			rightValue: 'post',
			operator: { type: 'string', operation: 'equals' },
		},
	]);
	const behind = connections['Draft or Post?'].main.map((targets) =>
		targets.map(({ node }) => byName.get(node)?.parameters.operation),
	);
	expect(behind).toEqual([['directPost'], ['uploadAsDraft']]);
	const direct = nodes.filter(({ parameters }) => parameters.operation === 'directPost');
	const into = Object.entries(connections).flatMap(([from, { main = [] }]) =>
		main.flat().some(({ node }) => node === direct[0].name) ? [from] : [],
	);
	expect([direct.length, into]).toEqual([1, ['Draft or Post?']]);
});

test('the agent of example 6 can only send drafts until somebody activates its other tool', () => {
	const text = fs.readFileSync(path.join(FOLDER, '6-ai-agent-that-posts.json'), 'utf8');
	const { nodes, connections } = JSON.parse(text) as Example;
	const direct = nodes.filter(({ parameters }) => parameters.operation === 'directPost');
	expect(direct).toMatchObject([{ name: 'Post a Video', disabled: true }]);
	for (const tool of ['Post a Video', 'Send a Draft']) {
		expect(connections[tool]).toMatchObject({ ai_tool: [[{ node: 'A Person Decides' }]] });
	}
});

test.each(['2-content-calendar', '8-desk'])('%s does not save each run that went well', (name) => {
	const text = fs.readFileSync(path.join(FOLDER, `${name}.json`), 'utf8');
	const { settings } = JSON.parse(text) as { settings: object };
	expect(settings).toMatchObject({ saveDataSuccessExecution: 'none' });
});

test('no example reads a message of the node to decide', () => {
	const deciding = FILES.filter((file) =>
		/\.test\(\[?\$json\.error|\$json\.error[^"]{0,40}\.(match|includes|startsWith)\(/.test(
			fs.readFileSync(path.join(FOLDER, file), 'utf8'),
		),
	);
	expect(deciding).toEqual([]);
});

test('there are examples', () => {
	expect(FILES.length).toBeGreaterThan(0);
});

describe.each(FILES)('%s', (file) => {
	const text = fs.readFileSync(path.join(FOLDER, file), 'utf8');
	const { name, nodes, connections } = JSON.parse(text) as Example;
	const ours = nodes.filter(({ type }) => type in OURS);

	test('has a name, a note that says what to fill in, and a TikTok node', () => {
		expect(name).toContain('TikTok');
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.some(({ parameters }) => /\*\*Fill in\*\*/.test(String(parameters.content)))).toBe(
			true,
		);
		expect(ours.length).toBeGreaterThan(0);
	});

	test('names of nodes are unique, and connections lead to nodes', () => {
		const names = new Set(nodes.map((node) => node.name));
		expect(names.size).toBe(nodes.length);
		for (const [from, kinds] of Object.entries(connections)) {
			expect(names).toContain(from);
			const targets = Object.values(kinds)
				.flat(2)
				.map(({ node }) => node);
			for (const target of targets) expect(names).toContain(target);
		}
	});

	test('expressions and code refer to nodes that are there', () => {
		const names = new Set(nodes.map((node) => node.name));
		const references = [...text.matchAll(/\$\((?:'|\\")([^'"\\]+)(?:'|\\")\)/g)].map(
			([, node]) => node,
		);
		for (const reference of references) expect(names).toContain(reference);
	});

	test('the code of Code nodes and expressions can be read by JavaScript', () => {
		const code = nodes.flatMap(({ parameters: { jsCode } }) =>
			typeof jsCode === 'string' ? [`(async () => {${jsCode}\n})`] : [],
		);
		for (const source of [...code, ...expressionsIn(nodes)]) {
			expect(() => new Script(source)).not.toThrow();
		}
	});

	test('has no credentials, secrets or pinned data', () => {
		expect(text).not.toMatch(SECRET);
	});

	test('no two nodes lie on each other', () => {
		const steps = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
		for (const [
			at,
			{
				position: [x, y],
			},
		] of steps.entries()) {
			const over = steps
				.slice(at + 1)
				.filter(
					({ position }) =>
						Math.abs(position[0] - x) < NODE_PX && Math.abs(position[1] - y) < NODE_PX,
				);
			expect(over.map((node) => node.name)).toEqual([]);
		}
	});

	test.each(ours.map((node) => [node.name, node] as const))(
		'%s has fields of our node only, and no issue but the credential',
		(_name, node) => {
			const description = OURS[node.type];
			expect(node.typeVersion).toBe(description.version);
			const known = new Set(description.properties.map((field) => field.name));
			for (const field of Object.keys(node.parameters)) expect(known).toContain(field);
			expect(optionNames(description.properties)).toEqual(
				expect.arrayContaining(Object.keys(node.parameters.options ?? {})),
			);
			const values = NodeHelpers.getNodeParameters(
				description.properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			const complete = { ...node, parameters: values ?? {} };
			const issues = NodeHelpers.getNodeParametersIssues(
				description.properties,
				complete,
				description,
			);
			expect(issues).toBeNull();
			// Fields that the chosen operation does not show would be dropped without a word.
			expect(Object.keys(values ?? {})).toEqual(
				expect.arrayContaining(Object.keys(node.parameters)),
			);
		},
	);
});

function optionNames(fields: INodeProperties[]): string[] {
	return fields
		.filter(({ type, name }) => type === 'collection' && name === 'options')
		.flatMap(({ options = [] }) => options.map(({ name }) => name));
}
