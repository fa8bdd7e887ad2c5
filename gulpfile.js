const { dest, parallel, src } = require('gulp');

/** Icons are read by n8n beside the compiled node, light and dark. */
function icons() {
	return src('nodes/**/*.{svg,png}', { encoding: false }).pipe(dest('dist/nodes'));
}

/** The codex (search words, categories) and the output schemas, beside the compiled node too. */
function codex() {
	return src('nodes/**/*.json').pipe(dest('dist/nodes'));
}

exports.build = parallel(icons, codex);
