import { main } from './cli';

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(String(error));
	process.exitCode = 1;
});
