/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program: it writes to its terminal and sets its exit code */
import { demoProgram } from './cli';
import { Screen } from '../../demo/screen';

const EXIT_FAILED = 1;

demoProgram(process.argv.slice(2)).catch((error: unknown) => {
	new Screen(process.stdout).fail(error instanceof Error ? error.message : String(error));
	process.exitCode = EXIT_FAILED;
});
