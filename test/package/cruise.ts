/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs dependency-cruiser, which jest itself can't load */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** What dependency-cruiser reports, as far as the tests and the picture of the house need it. */
export interface CruiseReport {
	readonly modules: ReadonlyArray<{
		readonly source: string;
		readonly dependencies: ReadonlyArray<{ readonly resolved: string }>;
	}>;
	readonly summary: {
		readonly violations: ReadonlyArray<{
			readonly from: string;
			readonly to: string;
			readonly rule: { readonly name: string };
		}>;
	};
}

/**
 * Reads the imports of `nodes/` and `credentials/` with the project's rules.
 *
 * @param folder that holds the two folders, as an absolute path; the repository if left out
 * @throws SyntaxError when dependency-cruiser prints no report
 */
export function cruise(folder = ROOT): CruiseReport {
	const program = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const config = path.join(ROOT, '.dependency-cruiser.cjs');
	const { stdout } = spawnSync(
		process.execPath,
		[program, 'nodes', 'credentials', '--config', config, '--output-type', 'json'],
		{ cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000 },
	);
	return JSON.parse(stdout) as CruiseReport;
}
