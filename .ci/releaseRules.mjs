// When a version may be published.

/**
 * @param tag name of the git tag, such as `v0.1.0`
 * @param version of package.json
 * @param changelog text of CHANGELOG.md
 * @returns what stands in the way, as sentences; empty when nothing does
 */
export function problemsOf(tag, version, changelog) {
	const heading = `## [${version}]`;
	const line = changelog.split('\n').find((candidate) => candidate.startsWith(heading));
	const isDated = line !== undefined && /^## \[[^\]]+\] - \d{4}-\d{2}-\d{2}$/.test(line);
	return [
		...(tag === `v${version}` ? [] : [`the tag is ${tag}, package.json has ${version}`]),
		...(line === undefined ? [`CHANGELOG.md has no heading ${heading}`] : []),
		...(line !== undefined && !isDated ? [`${line} in CHANGELOG.md has no date`] : []),
	];
}
