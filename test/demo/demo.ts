/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program: it writes to its terminal and sets its exit code */
import { Command } from 'commander';

import { startEngine, type Engine } from '../engine/harness';
import { sandbox } from '../engine/signInSetup';
import { checkPost } from './checkPost';
import { connect, createDemoApp } from './connect';
import { Interrupt } from './interrupt';
import { openBrowser } from './openBrowser';
import { followPost } from './followPost';
import { Screen } from './screen';
import { PaddedVideo } from './paddedVideo';
import { demoWorkflow, RESULT_NODE } from './workflow';

/** Fourteen parts of 10 MiB and a bit: enough for the progress bar to have something to show. */
const VIDEO_BYTES = 150_000_000;

const EXIT_FAILED = 1;
const EXIT_STOPPED = 130;

const screen = new Screen(process.stdout);

new Command('npm run demo --')
	.description('Publishes a video from an n8n workflow to a stand-in for TikTok on this machine.')
	.option('--open', 'open the page that plays the video, and keep it there until Ctrl-C', false)
	.action(async ({ open }: { open: boolean }) => {
		const engine = await startEngine();
		try {
			process.exitCode = await demo(engine, open);
		} finally {
			await engine.close();
		}
	})
	.parseAsync()
	.catch((error: unknown) => {
		screen.fail(error instanceof Error ? error.message : String(error));
		process.exitCode = EXIT_FAILED;
	});

/** Tells the whole story. Answers the exit code: 0 only when every check holds. */
async function demo(engine: Engine, open: boolean): Promise<number> {
	const interrupt = new Interrupt();
	const client = sandbox();
	screen.title(
		'TikTok Publisher for n8n',
		"The built package in n8n's own engine, against a stand-in for TikTok. Nothing leaves this machine.",
	);

	screen.heading('Connect');
	const app = await createDemoApp(client, screen);
	const credential = await connect(engine, app, screen);

	screen.heading('Video file');
	const video = new PaddedVideo(VIDEO_BYTES);
	const file = await engine.storeFile(video.bytes(), { fileName: video.fileName });
	screen.done(`${video.fileName}, a real H.264 clip made larger: ${video.bytesText}`);
	screen.detail(`SHA-256 ${video.sha256}`);

	screen.heading('Manual Trigger → Video File → TikTok Direct Post → Result');
	const execution = engine.start(demoWorkflow(engine, credential, file));
	interrupt.onPress = () => execution.cancel();
	const result = await followPost(execution.result, { client, app, log: engine.log, screen });
	if (interrupt.isPressed) {
		screen.fail('Stopped.');
		return EXIT_STOPPED;
	}

	screen.heading('Result');
	for (const item of result.items(RESULT_NODE)) screen.json(item.json);

	screen.heading('Check');
	const { checks, pageUrl } = await checkPost(client, app, video, result);
	for (const { what, wrong } of checks) {
		if (wrong === undefined) screen.done(what);
		else screen.fail(`${what}: ${wrong}`);
	}
	if (pageUrl !== undefined) {
		screen.link('The video plays on', pageUrl);
		if (open) openBrowser(pageUrl);
		screen.hint(
			open ? 'Ctrl-C ends it.' : 'It ends with the demo: npm run demo -- --open keeps it there.',
		);
		if (open) await interrupt.pressed;
	}
	return checks.every(({ wrong }) => wrong === undefined) ? 0 : EXIT_FAILED;
}
