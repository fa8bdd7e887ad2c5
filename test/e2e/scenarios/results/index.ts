/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import express from 'express';

import { needPrograms } from '../../install/debian';
import { StandIn } from '../examples/standIn';
import type { Scenario } from '../scenario';
import { pictureResults } from './pictures';
import { PAGE_HOST } from './runs';

function signInPage(): express.Express {
	const program = express();
	program.use((_request, response) => {
		response.send('<!doctype html><title>Sign in</title><p>Sign in to see this file.</p>');
	});
	return program;
}

/** What a person sees after a run: drafts, posts, and wrong inputs. */
export const resultsScenario: Scenario = {
	name: 'results',
	title: 'Results and errors, in the editor',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const web = await StandIn.start(scene, signInPage(), PAGE_HOST);
		try {
			await pictureResults(scene, n8n);
		} finally {
			await web.close();
		}
	},
};
