/** An n8n that the tests run in. */
export interface N8nVersion {
	readonly version: string;
	/** Exact replacements that its installation needs today. */
	readonly overrides: Record<string, string>;
}

/**
 * The version that everything is tried in. The newer 2.41.3 did not install in November 2026: it needs
 * @n8n/agents 0.26.2, which npm did not have.
 */
export const NEWEST: N8nVersion = { version: '2.41.1', overrides: {} };

/** The oldest that the package supports. Its `xlsx` lies outside npm's registry. */
export const OLDEST: N8nVersion = {
	version: '2.20.12',
	overrides: { xlsx: 'npm:@e965/xlsx@0.20.3' },
};

export const VERSIONS: readonly N8nVersion[] = [NEWEST, OLDEST];

/** @throws Error when the tests know no such version */
export function versionNamed(version: string): N8nVersion {
	const found = VERSIONS.find((candidate) => candidate.version === version);
	if (found === undefined) {
		const known = VERSIONS.map((candidate) => candidate.version).join(', ');
		throw new Error(`No tests for n8n ${version}; there are some for ${known}`);
	}
	return found;
}
