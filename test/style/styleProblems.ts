import { TextlintKernel, type TextlintMessage, type TextlintPluginCreator } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import text from '@textlint/textlint-plugin-text';

import { terms } from './terms';
import { textsOfSource } from './textsOfSource';
import { textTree } from './textTree';

export interface StyleProblem {
	/** From 1. */
	readonly line: number;
	readonly phrase: string;
	readonly better: string;
}

/** As textlint-rule-terminology reports. */
const MESSAGE = /^Incorrect term: “(.*)”, use “(.*)” instead$/s;

/** textlint's way to read TypeScript, which it has no plugin for. */
const typescript: TextlintPluginCreator = {
	Processor: class {
		availableExtensions() {
			return ['.ts', '.js'];
		}

		processor() {
			return {
				preProcess: (source: string) => textTree(source, textsOfSource(source)),
				postProcess: (messages: TextlintMessage[], filePath = 'source.ts') => ({
					messages,
					filePath,
				}),
			};
		}
	},
};

/**
 * The phrases of the term list in a text.
 *
 * @param content of a file
 * @param extension of the file, which says how to read it: .md, .ts, .js, .yml, .json
 */
export async function styleProblems(content: string, extension: string): Promise<StyleProblem[]> {
	const { default: rule } = await import('textlint-rule-terminology');
	const { messages } = await new TextlintKernel().lintText(content, {
		ext: extension,
		plugins: [
			{ pluginId: 'markdown', plugin: markdown },
			{ pluginId: 'text', plugin: text, options: { extensions: ['.yml', '.json'] } },
			{ pluginId: 'typescript', plugin: typescript },
		],
		rules: [
			{
				ruleId: 'terminology',
				rule,
				options: {
					defaultTerms: false,
					skip: [],
					terms: terms().map(({ find, use }) => [find.replaceAll(' ', '\\s+'), use]),
				},
			},
		],
	});
	return messages.map(({ loc, message }) => {
		const [, phrase, better] = MESSAGE.exec(message) ?? [];
		if (phrase === undefined) throw new Error(`textlint said: ${message}`);
		return { line: loc.start.line, phrase: phrase.replace(/\s+/g, ' '), better };
	});
}
