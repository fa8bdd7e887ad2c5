/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests and tools read files and run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';

import type { INode } from 'n8n-workflow';

const EXAMPLES = path.resolve(__dirname, '../../../examples');
const SOURCES = path.join(EXAMPLES, 'desk');
export const DESK_FILE = path.join(EXAMPLES, '8-desk.json');

/** The Code nodes of the desk, each with the sources that its code is made of. The last one runs. */
const CODE: Record<string, readonly string[]> = {
	'Read the Request': ['states', 'request'],
	'Tell the Outcome': ['outcome'],
	'Draw the Page': [
		'html',
		'states',
		'times',
		'facts',
		'header',
		'queue',
		'form',
		'play',
		'assets',
		'page',
	],
	'Facts to Keep': ['keep'],
};

const STYLES = ['base.css', 'queue.css'];
const BROWSER = 'browser.js';

export interface Example {
	nodes: INode[];
	settings: object;
}

/** An example of `examples/`. */
export function readExample(file: string): Example {
	return JSON.parse(fs.readFileSync(path.join(EXAMPLES, file), 'utf8')) as Example;
}

/** The desk with the code of its sources, as it stands in `examples/8-desk.json`. */
export function deskText(): string {
	const before = fs.readFileSync(DESK_FILE, 'utf8');
	return readExample('8-desk.json')
		.nodes.filter(({ name }) => name in CODE)
		.reduce((text, { name, parameters }) => {
			const old = `"jsCode": ${JSON.stringify(parameters.jsCode)}`;
			return text.replace(old, () => `"jsCode": ${JSON.stringify(codeOf(CODE[name]))}`);
		}, before);
}

function codeOf(names: readonly string[]): string {
	const parts = names.map((name) => (name === 'assets' ? assets() : moduleText(name)));
	return [...parts, 'return run();'].join('\n\n');
}

/** A module without its imports and exports, which a Code node does not have. */
function moduleText(name: string): string {
	return read(`${name}.js`)
		.replace(/^import .*;\n/gm, '')
		.replace(/^export /gm, '')
		.trim();
}

/** Style sheet and browser script as two texts. */
function assets(): string {
	const quoted = (text: string) => `\`${text.replace(/[\\`$]/g, '\\$&')}\``;
	const style = quoted(STYLES.map(read).join(''));
	return `const STYLE = ${style};\n\nconst BROWSER = ${quoted(read(BROWSER))};`;
}

function read(name: string): string {
	return fs.readFileSync(path.join(SOURCES, name), 'utf8');
}
