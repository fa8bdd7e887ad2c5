/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- tests that run beside n8n, not inside it */
import { main } from './cli';

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(String(error));
	process.exitCode = 1;
});
