/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { OLDEST } from '../../install/versions';
import type { N8n } from '../../instance/n8n';
import { placePackage } from '../../package/place';
import type { Scene } from '../../world/scene';
import type { Scenario } from '../scenario';
import { HIDDEN_FIELDS, hiddenFieldsOf, NEXT_FIELDS, packNext } from './next';
import { Saved } from './saved';

/** What was saved goes on working in a newer n8n, and under a newer version of this package. */
export const upgradeScenario: Scenario = {
	name: 'upgrade',
	title: 'n8n and the package are upgraded',
	on: 'across',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const old = await scene.startN8n({}, OLDEST.version);
		await old.rest.setUpOwner();
		const fields = await hiddenFieldsOf(old);
		const saved = await scene.step(`saved in n8n ${OLDEST.version}`, async () => {
			return [await Saved.create(scene, old, fields), await Saved.create(scene, old, {})];
		});
		for (const each of saved) await each.goesOn(old, 'refresh_token ok');

		const newest = await again(scene);
		for (const each of saved) {
			const what = `goes on in n8n ${newest.spec.version}, ${each.title}`;
			await scene.step(what, async () => await each.goesOn(newest, 'refresh_token ok'));
		}
		await underNext(scene, fields, saved);
	},
};

/** The package's next version, whose hidden expressions read otherwise. */
async function underNext(
	scene: Scene,
	fields: Record<string, unknown>,
	[stored, bare]: Saved[],
): Promise<void> {
	const { spec, userFolder } = scene;
	await scene.stopN8n();
	const next = await packNext(spec.tarball, userFolder);
	await placePackage(next.tarball, userFolder);
	const n8n = await again(scene);
	assert.deepEqual(await hiddenFieldsOf(n8n), NEXT_FIELDS);
	for (const name of HIDDEN_FIELDS) assert.notEqual(fields[name], NEXT_FIELDS[name], name);

	await scene.step(`goes on under ${next.version}, ${stored.title}`, async () => {
		await stored.goesOn(n8n, 'refresh_token ok');
		await stored.stillHolds(n8n, fields);
	});
	// The next version's body asks for no refresh: n8n's own request is refused, the hook mends it.
	const mended = ['refresh_token invalid_request', 'refresh_token ok'];
	await scene.step(`goes on under ${next.version}, ${bare.title}`, async () => {
		await bare.goesOn(n8n, ...mended);
	});
	await scene.step('connects again under it', async () => {
		await stored.reconnects(n8n, 'refresh_token ok');
		await bare.reconnects(n8n, ...mended);
	});
}

/** Starts the newest n8n on what is there, with the owner signed in. */
async function again(scene: Scene): Promise<N8n> {
	const n8n = await scene.startN8n();
	await n8n.rest.signIn();
	return n8n;
}
