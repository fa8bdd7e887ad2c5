/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a tool of the tests that reads the sources */
import path from 'node:path';

import {
	createFormatter,
	createParser,
	DEFAULT_CONFIG,
	SchemaGenerator,
	type Definition,
} from 'ts-json-schema-generator';
import ts from 'typescript';

import { operations } from './descriptionReading';

const ROOT = path.resolve(__dirname, '../..');

/** The part of JSON Schema that n8n's output schemas use. */
export interface OutputSchema {
	type: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
}

const CONFIG = {
	...DEFAULT_CONFIG,
	expose: 'none',
	jsDoc: 'none',
	topRef: false,
} as const;

/**
 * The output schema of every operation, made from the type `Output` that its file exports.
 *
 * @returns by path from the repository's root
 * @throws Error for an operation whose file has another name or exports no `Output`
 */
export function outputSchemas(): Map<string, string> {
	const sources = operations().map(({ resource, option }) => `${resource}/${String(option.value)}`);
	const program = programOf(sources.map(sourceFile));
	const generator = new SchemaGenerator(
		program,
		createParser(program, CONFIG),
		createFormatter(CONFIG),
		CONFIG,
	);
	return new Map(
		sources.map((name) => {
			const schema = generator.createSchemaFromNodes([outputType(program, sourceFile(name))]);
			const text = JSON.stringify({ ...simplified(schema), version: 1 }, null, '\t');
			return [`nodes/TikTok/__schema__/v1.0.0/${name}.json`, `${onOneLine(text)}\n`];
		}),
	);
}

function sourceFile(name: string): string {
	return path.join(ROOT, `nodes/TikTok/resources/${name}.ts`);
}

function programOf(files: string[]): ts.Program {
	const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
		config: { compilerOptions: object };
	};
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
	return ts.createProgram(files, options);
}

function outputType(program: ts.Program, file: string): ts.Node {
	const type = program
		.getSourceFile(file)
		?.statements.find(
			(node) =>
				(ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) &&
				node.name.text === 'Output',
		);
	if (type === undefined) throw new Error(`${file} exports no type Output`);
	return type;
}

/** Only types and keys: n8n's editor shows nothing else. */
function simplified(schema: Definition): OutputSchema {
	const [first, ...others] = (schema.anyOf ?? [schema]) as Definition[];
	const types = [first, ...others].flatMap(({ type, const: value }) => type ?? typeof value);
	const { properties, items } = first;
	return {
		type: types.length === 1 ? types[0] : types,
		...(properties === undefined
			? {}
			: {
					properties: Object.fromEntries(
						Object.entries(properties).map(([key, value]) => [
							key,
							simplified(value as Definition),
						]),
					),
				}),
		...(items === undefined ? {} : { items: simplified(items as Definition) }),
	};
}

/** Lists of types on one line, as the formatter of this repository writes them. */
function onOneLine(text: string): string {
	return text.replace(/\[\s+("\w+"),\s+("\w+")\s+\]/g, '[$1, $2]');
}
