/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import type { Scene } from '../../world/scene';
import { KINDS, type Kind } from './callers';
import { signIn, tokenOutcomes } from './signIn';

const CALLERS = 12;
const FIRST_WITH_LOCK = [2, 30];

/** Twelve executions meet an expired token at the same moment. */
export async function twelveAtOnce(scene: Scene, n8n: N8n): Promise<void> {
	for (const kind of ['declarative', 'http'] as const) await round(scene, n8n, kind);
}

async function round(scene: Scene, n8n: N8n, kind: Kind): Promise<void> {
	const { app, callers } = await signIn(scene, n8n);
	await callers.works(kind);
	await scene.sandbox.client.expireAccessTokens(app.client_key);
	const outcomes = await Promise.all(
		Array.from({ length: CALLERS }, async () => await callers.call(kind)),
	);
	const good = outcomes.filter(({ status }) => status === 200).length;
	const asked = await tokenOutcomes(scene, app);
	const granted = asked.filter((outcome) => outcome === 'refresh_token ok').length;
	await scene.say(
		`     ${kind}: ${good} of ${CALLERS} came through, ${granted} refresh(es) granted of ${asked.length} asked`,
	);

	assert.equal(granted, 1, asked.join(', '));
	if (hasRefreshLock(n8n.spec.version)) {
		assert.equal(good, CALLERS);
		assert.equal(asked.length, 1, asked.join(', '));
	} else {
		assert.ok(good > 0, 'not one came through');
	}
	// Whoever came too late has not harmed the stored sign-in.
	for (const each of KINDS) await callers.works(each);
	assert.deepEqual(await tokenOutcomes(scene, app), asked);
}

/** From 2.30 on n8n lets one refresh of a credential run at a time. */
function hasRefreshLock(version: string): boolean {
	const [major, minor] = version.split('.').map(Number);
	const [lockMajor, lockMinor] = FIRST_WITH_LOCK;
	return major > lockMajor || (major === lockMajor && minor >= lockMinor);
}
