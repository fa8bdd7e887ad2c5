// What `npm pack` would ship: everything that n8n needs, and nothing else. npm would accept it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { ROOT, withPackedPackage } from './packed.mjs';

const TOP_LEVEL = ['LICENSE', 'README.md', 'index.js', 'package.json'];
const SHIPPED = /^dist\/(nodes|credentials)\/.+\.(js|json|svg)$/;
const TESTS = /(^|\/)(test|tests|__tests__|fixtures)\/|\.(test|spec)\./;

const problems = await withPackedPackage(({ folder, tarball, files, size, unpackedSize }) => {
	const shipped = files.map((file) => file.path);
	console.log(
		`${shipped.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked`,
	);
	return [
		...checkFileList(shipped),
		...checkAgainstSources(shipped),
		...checkRegistered(folder),
		...checkPublishing(tarball),
	];
});
for (const problem of problems) console.log(`✖ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log('✔ the package holds what n8n needs and nothing else');

function checkFileList(shipped) {
	const isExpected = (file) => TOP_LEVEL.includes(file) || SHIPPED.test(file);
	return [
		...TOP_LEVEL.filter((file) => !shipped.includes(file)).map((file) => `${file} is missing`),
		...shipped.filter((file) => !isExpected(file)).map((file) => `${file} has no place in it`),
		...shipped.filter((file) => TESTS.test(file)).map((file) => `${file} is of the tests`),
	];
}

/** A build that is older than the sources, or left over from sources that are gone. */
function checkAgainstSources(shipped) {
	const sources = ['nodes', 'credentials'].flatMap((folder) =>
		fs
			.readdirSync(path.join(ROOT, folder), { recursive: true })
			.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
			.map((file) => path.posix.join('dist', folder, file.split(path.sep).join('/'))),
	);
	const wanted = new Set(sources.map((file) => file.replace(/\.ts$/, '.js')));
	const built = shipped.filter((file) => file.startsWith('dist/') && file.endsWith('.js'));
	return [
		...[...wanted].filter((file) => !built.includes(file)).map((file) => `${file} is not built`),
		...built.filter((file) => !wanted.has(file)).map((file) => `${file} has no source any more`),
	];
}

/** Every file that package.json registers, with its icons and, beside a node, its codex. */
function checkRegistered(folder) {
	const { n8n } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const has = (file) => fs.existsSync(path.join(folder, file));
	const registered = [...n8n.nodes, ...n8n.credentials];
	const icons = registered.filter(has).flatMap((file) => iconsOf(folder, file));
	const codexes = n8n.nodes.map((file) => `${file}on`);
	return [...registered, ...icons, ...codexes]
		.filter((file) => !has(file))
		.map((file) => `${file} is named by the package, but not in it`);
}

/** The light and the dark icon, as paths from the package's folder. */
function iconsOf(folder, file) {
	const text = fs.readFileSync(path.join(folder, file), 'utf8');
	return ['light', 'dark'].map((theme) => {
		const icon = new RegExp(`\\b${theme}: 'file:([^']+)'`).exec(text)?.[1];
		const nowhere = `the ${theme} icon of ${path.basename(file)}`;
		return icon === undefined ? nowhere : path.posix.join(path.posix.dirname(file), icon);
	});
}

/** Asks npm to publish the tarball, up to the point at which it would send it. */
function checkPublishing(tarball) {
	const args = ['publish', '--dry-run', '--ignore-scripts', '--access', 'public', tarball];
	const { status, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
	return status === 0 ? [] : [`npm would not publish it: ${stderr}`];
}

function kilobytes(bytes) {
	return `${(bytes / 1_000).toFixed(0)} kB`;
}
