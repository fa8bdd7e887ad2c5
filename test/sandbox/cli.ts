/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command-line program of the tests */
/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
import { Command } from 'commander';

import { startSandbox } from './index';

const port = (text: string) => Number.parseInt(text, 10);

new Command('tiktok-sandbox')
	.description('A stand-in for TikTok on loopback. Stays until Ctrl-C.')
	.option('--port <number>', 'port of the control server and the page', port, 0)
	.option('--proxy-port <number>', 'port of the HTTPS proxy', port, 0)
	.option(
		'--switches <json>',
		'switches of the app that is made',
		(text): unknown => JSON.parse(text),
		{},
	)
	.action(run)
	.parseAsync()
	.catch((error: unknown) => {
		console.error(String(error));
		process.exitCode = 1;
	});

async function run(options: { port: number; proxyPort: number; switches: object }): Promise<void> {
	const sandbox = await startSandbox({ control_port: options.port, proxy_port: options.proxyPort });
	const stop = () => void sandbox.close();
	process.once('SIGINT', stop).once('SIGTERM', stop);
	try {
		const app = await sandbox.client.createApp({ switches: options.switches });
		console.log(`Page and control  ${sandbox.page_url}`);
		console.log(`HTTPS proxy       ${sandbox.proxy_url}`);
		console.log(`CA certificate    ${sandbox.ca_path}`);
		console.log(`client_key        ${app.client_key}`);
		console.log(`client_secret     ${app.client_secret}`);
		console.log(`redirect_uri      ${app.redirect_uris.join(' ')}`);
		console.log(
			`creator           ${app.creators[0].creator_nickname} (${app.creators[0].open_id})`,
		);
		console.log('\nTo be set before a program starts:');
		for (const [name, value] of Object.entries(sandbox.env))
			console.log(`export ${name}='${value}'`);
	} catch (error) {
		await sandbox.close();
		throw error;
	}
}
