/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- a command-line program beside n8n, not inside it */
import path from 'node:path';

import { Command } from 'commander';

import { Interrupt } from '../../demo/interrupt';
import { Screen } from '../../demo/screen';
import { needPrograms } from '../install/debian';
import { RUNS_FOLDER } from '../install/folders';
import { installN8n, isInstalled, TO_INSTALL } from '../install/n8n';
import { NEWEST } from '../install/versions';
import { stopEverything } from '../instance/program';
import { packPackage } from '../package/pack';
import { Scene } from '../world/scene';
import { setUpDemo, type DemoStand } from './stand';
import { show } from './show';
import { tryOut } from './tryOut';

interface Options {
	check: boolean;
	tarball?: string;
}

/** Its logs, pictures and package. */
const FOLDER = path.join(RUNS_FOLDER, 'demo');

const screen = new Screen(process.stdout);

/** The command line of `npm run demo:n8n`. */
export async function demoProgram(argv: string[]): Promise<void> {
	await new Command('npm run demo:n8n --')
		.description('A real n8n with the package and a stand-in for TikTok, to be tried in Chromium.')
		.option('--check', 'only try whether it works: execute the workflow once, then end', false)
		.option('--tarball <file>', 'this package instead of the one built from the sources')
		.action(demo)
		.parseAsync(argv, { from: 'user' });
}

async function demo({ check, tarball }: Options): Promise<void> {
	const interrupt = new Interrupt();
	screen.title(
		'TikTok Publisher in a real n8n',
		'n8n with the packed package, and a stand-in for TikTok. Nothing leaves this machine.',
	);
	try {
		await getN8n();
		screen.hint('Packing, and starting n8n: about a minute.');
		const file = tarball ?? (await packPackage(FOLDER));
		if (!interrupt.isPressed) await perform(file, check, interrupt);
	} catch (error) {
		if (!interrupt.isPressed) throw error;
	}
}

/** Says beforehand what takes long. */
async function getN8n(): Promise<void> {
	if (await isInstalled(NEWEST)) {
		await needPrograms(['chromium']);
		return;
	}
	screen.hint(`Installing n8n ${NEWEST.version}, this once: about four minutes and 3 GB.`);
	await needPrograms(['chromium', ...TO_INSTALL]);
	await installN8n(NEWEST);
	screen.done(`n8n ${NEWEST.version} is installed`);
}

async function perform(tarball: string, check: boolean, interrupt: Interrupt): Promise<void> {
	const spec = { name: 'demo', version: NEWEST.version, tarball, folder: FOLDER };
	const scene = await Scene.open(spec);
	let stand: DemoStand | undefined;
	// Ctrl-C while it is set up ends n8n, which ends the setting up.
	interrupt.onPress = () => void (stand === undefined && stopEverything());
	try {
		stand = await setUpDemo(scene);
		screen.done(`n8n ${NEWEST.version} runs with ${path.basename(tarball)}`);
		screen.done('The TikTok credential is connected, the workflow is imported');
		if (check) {
			const post = await tryOut(scene, stand);
			screen.done(`The workflow was executed in Chromium; TikTok published ${post.publish_id}`);
		} else {
			await show(scene, stand, screen, interrupt);
		}
	} finally {
		await stand?.video.close();
		await scene.close();
		screen.hint('Everything is cleaned up.');
	}
}
