/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests read files and run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

import type { INode, INodeParameters } from 'n8n-workflow';

import { inputFault } from '../../nodes/TikTok/errors/fault';
import { toFailureItem } from '../../nodes/TikTok/n8n/nodeErrors';
import { nodeWith } from '../unit/support/fakeContext';
import { valueOf } from './expressions';

const FOLDER = path.resolve(__dirname, '../../examples');

/** Where an example shows a failed item of the node to a person, and the field of that node. */
const SHOWN: Array<[file: string, node: string, field: (parameters: INodeParameters) => unknown]> =
	[
		['0-first-draft', 'Say What Is Wrong', ({ completionMessage }) => completionMessage],
		['2-content-calendar', 'Write Down the Error', ({ columns }) => at(columns, 'value', 'error')],
		['4-audit-ready-form', 'Posting Is Not Possible Now', (own) => own.completionMessage],
		['4-audit-ready-form', 'Show What Went Wrong', ({ completionMessage }) => completionMessage],
		['7-token-and-limits-watchdog', 'Why Can It Not Post?', ({ jsCode }) => jsCode],
		['9-photos-from-files', 'Show What Went Wrong', ({ completionMessage }) => completionMessage],
	];

test.each(SHOWN)('%s, %s: what happened and the remedy, once each', (file, name, fieldOf) => {
	const text = fs.readFileSync(path.join(FOLDER, `${file}.json`), 'utf8');
	const { nodes } = JSON.parse(text) as { nodes: INode[] };
	const field = String(fieldOf(nodes.find((node) => node.name === name)?.parameters ?? {}));
	const fault = inputFault('The fault that was found', 'The remedy for it.', 'some_code');
	const { json } = toFailureItem(
		nodeWith('credential-1'),
		fault,
		{ itemIndex: 0, itemCount: 1, mayAppear: false },
		{
			json: {},
		},
	);
	const first = () => ({ json });
	const world = { $json: json, $input: { first }, $: () => ({ isExecuted: true, first }) };
	const shown = field.startsWith('=')
		? valueOf(field, (source) => new Script(source).runInNewContext(world))
		: JSON.stringify(new Script(`(() => {${field}\n})()`).runInNewContext(world));
	expect(shown.match(/The fault that was found\./g)).toHaveLength(1);
	expect(shown.match(/The remedy for it\./g)).toHaveLength(1);
	expect(shown).not.toContain('[item');
});

function at(value: unknown, ...keys: string[]): unknown {
	return keys.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);
}
