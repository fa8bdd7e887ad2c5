import { parse } from 'yaml';
import { z } from 'zod';

import { linkProblems } from './linkProblems';
import { readPage } from './markdown';
import { exists, filesIn, textAt } from './pages';

const step = z
	.object({
		id: z.string().optional(),
		name: z.string().optional(),
		uses: z.string().optional(),
		run: z.string().optional(),
		with: z.record(z.union([z.string(), z.number(), z.boolean()])).optional(),
		env: z.record(z.string()).optional(),
	})
	.strict()
	.refine(({ uses, run }) => (uses === undefined) !== (run === undefined), 'uses or run');

const job = z.object({
	'runs-on': z.string().optional(),
	'timeout-minutes': z.number().optional(),
	needs: z.union([z.string(), z.array(z.string())]).optional(),
	uses: z.string().optional(),
	permissions: z.record(z.string()).optional(),
	strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }).optional(),
	steps: z.array(step).optional(),
});

/** As much of https://docs.github.com/actions/reference/workflow-syntax-for-github-actions as is used. */
const workflow = z.object({
	name: z.string(),
	on: z.record(z.unknown()),
	permissions: z.record(z.string()),
	jobs: z.record(job),
});

/** As much of GitHub's issue forms as is used. */
const form = z.object({
	name: z.string(),
	description: z.string(),
	labels: z.array(z.string()),
	body: z.array(
		z.object({
			type: z.enum(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']),
			id: z.string().optional(),
			attributes: z.record(z.unknown()),
			validations: z.object({ required: z.boolean() }).optional(),
		}),
	),
});

type Job = z.infer<typeof job>;

const WORKFLOWS = filesIn('.github/workflows');
const FORMS = filesIn('.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'));

function readWorkflow(file: string) {
	return workflow.parse(parse(textAt(file)));
}

function commandsOf({ steps = [] }: Job): string[] {
	return steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
}

test.each(WORKFLOWS)('%s is a workflow, and runs what there is', (file) => {
	const { scripts } = z
		.object({ scripts: z.record(z.string()) })
		.parse(JSON.parse(textAt('package.json')));
	const jobs = Object.values(readWorkflow(file).jobs);
	const commands = jobs.flatMap(commandsOf);
	const named = commands.flatMap((run) =>
		[...run.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name),
	);
	const files = commands.flatMap((run) =>
		[...run.matchAll(/node (\.ci\/\S+)/g)].map(([, name]) => name),
	);
	const called = jobs.flatMap(({ uses }) => (uses === undefined ? [] : [uses.replace('./', '')]));
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
	expect([...files, ...called].filter((name) => !exists(name))).toEqual([]);
	expect(jobs.every(({ uses, steps = [] }) => uses !== undefined || steps.length > 0)).toBe(true);
	expect(jobs.every(({ uses, ...own }) => uses !== undefined || own['timeout-minutes'])).toBe(true);
});

test('CI does what .ci/run does, on each Node that is supported', () => {
	const { check } = readWorkflow('.github/workflows/ci.yml').jobs;
	const local = textAt('.ci/run');
	const nodes = /^supported_nodes=\((.*)\)$/m.exec(local)?.[1].split(' ').map(Number);
	expect(check.strategy?.matrix.node).toEqual(nodes);
	const steps = [...local.matchAll(/^step '(npm [^']+)'/gm)].map(([, name]) => name);
	expect(steps.length).toBeGreaterThan(4);
	expect(commandsOf(check)).toEqual(expect.arrayContaining([...steps, 'npm test']));
});

test('the nightly job runs what CI leaves out, on each Node that is supported', () => {
	const { check } = readWorkflow('.github/workflows/ci.yml').jobs;
	const { nightly } = readWorkflow('.github/workflows/nightly.yml').jobs;
	expect(nightly.strategy?.matrix.node).toEqual(check.strategy?.matrix.node);
	expect(commandsOf(nightly)).toContain('npm run test:nightly');
	expect(textAt('docs/contribute.md')).toContain('(../.github/workflows/nightly.yml)');
});

test('a version is published with provenance, and scanned by n8n after that', () => {
	const { jobs } = readWorkflow('.github/workflows/publish.yml');
	const { scripts } = z
		.object({ scripts: z.record(z.string()) })
		.parse(JSON.parse(textAt('package.json')));
	expect(jobs.publish.needs).toEqual(['ci', 'nightly']);
	expect(jobs.publish.permissions).toMatchObject({ 'id-token': 'write' });
	expect(commandsOf(jobs.publish)).toContain('npm run release');
	expect(scripts.release).toContain('npm publish --provenance');
	expect(jobs.scan.needs).toBe('publish');
	expect(commandsOf(jobs.scan).join()).toContain('n8n-nodes-tiktok-publisher@$VERSION');
	expect(commandsOf(jobs.scan)[0]).toBe('npm ci');
	expect(textAt('.ci/official-scan.mjs')).toContain("'--no', '@n8n/scan-community-package'");
});

test.each(WORKFLOWS)('%s runs actions of other people by commit', (file) => {
	const actions = Object.values(readWorkflow(file).jobs)
		.flatMap(({ steps = [] }) => steps.map(({ uses }) => uses))
		.filter((uses) => uses !== undefined);
	expect(actions.length).toBeGreaterThan(0);
	expect(actions.filter((uses) => !/^[\w./-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
});

test.each(FORMS)('%s is an issue form whose links lead somewhere', (file) => {
	const { body } = form.parse(parse(textAt(file)));
	const texts = body.flatMap(({ attributes }) => [attributes.value, attributes.description]);
	expect(linkProblems(file, readPage(texts.filter(Boolean).join('\n\n')))).toEqual([]);
	const ids = body.filter(({ type }) => type !== 'markdown').map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(texts.join(' ')).toMatch(/Never paste a client secret|no node can do/);
});

test('a bug report asks for what finds the bug, and for no secret', () => {
	const { body } = form.parse(parse(textAt('.github/ISSUE_TEMPLATE/bug.yml')));
	const required = body.filter(({ validations }) => validations?.required).map(({ id }) => id);
	expect(required).toEqual(expect.arrayContaining(['code', 'log_id', 'publish_id', 'n8n_version']));
});
