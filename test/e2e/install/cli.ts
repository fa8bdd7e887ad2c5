/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- tests that run beside n8n, not inside it */
import { installN8n } from './n8n';
import { VERSIONS, versionNamed } from './versions';

/** `tsx install/cli.ts [VERSION…]` */
async function main(names: string[]): Promise<void> {
	const versions = names.length === 0 ? VERSIONS : names.map(versionNamed);
	for (const n8n of versions) {
		const start = Date.now();
		const isNew = await installN8n(n8n);
		const seconds = Math.round((Date.now() - start) / 1_000);
		console.log(`n8n ${n8n.version}: ${isNew ? `installed in ${seconds} s` : 'already there'}`);
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(String(error));
	process.exitCode = 1;
});
