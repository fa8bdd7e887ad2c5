module.exports = {
	arrowParens: 'always',
	bracketSpacing: true,
	endOfLine: 'lf',
	printWidth: 100,
	quoteProps: 'as-needed',
	semi: true,
	singleQuote: true,
	tabWidth: 2,
	trailingComma: 'all',
	useTabs: true,
	overrides: [
		// One line per paragraph. Otherwise wide tables are padded to the width of their longest cell.
		{ files: '*.md', options: { proseWrap: 'never' } },
		// As npm writes it.
		{ files: 'package.json', options: { useTabs: false } },
	],
};
