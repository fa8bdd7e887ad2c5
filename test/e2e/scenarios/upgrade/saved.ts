/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';

import type { N8n } from '../../instance/n8n';
import { connect } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { KINDS } from '../refresh/callers';
import { signIn, tokenOutcomes, type SignIn } from '../refresh/signIn';

/** A credential and workflows that were saved once and are not touched again. */
export class Saved {
	private constructor(
		private readonly scene: Scene,
		private readonly signIn: SignIn,
		/** What sets it apart from the others. */
		readonly title: string,
	) {}

	/** @param fields the hidden fields that are stored with the credential; n8n takes others from the code */
	static async create(scene: Scene, n8n: N8n, fields: object): Promise<Saved> {
		const hasFields = Object.keys(fields).length > 0;
		const title = hasFields ? 'expressions stored' : 'expressions not stored';
		return new Saved(scene, await signIn(scene, n8n, { credential: fields }), title);
	}

	/**
	 * Every way of calling works as it is, and again when the token has run out; the sandbox's
	 * rotation is strict, so each refresh shows that the one before was stored.
	 *
	 * @param asked what the token endpoint is asked per refresh, and how it goes
	 */
	async goesOn(n8n: N8n, ...asked: string[]): Promise<void> {
		const { app } = this.signIn;
		const callers = this.signIn.callers.in(n8n);
		await this.untilPublished(n8n);
		const wanted = await tokenOutcomes(this.scene, app);
		const publishedBefore = await this.published();
		for (const kind of KINDS) {
			await callers.works(kind);
			assert.deepEqual(await tokenOutcomes(this.scene, app), wanted);
			await this.scene.sandbox.client.expireAccessTokens(app.client_key);
			await callers.works(kind);
			wanted.push(...asked);
			assert.deepEqual(await tokenOutcomes(this.scene, app), wanted);
		}
		const titles = await this.published();
		assert.equal(titles.length, publishedBefore.length + 2);
		assert.deepEqual([...new Set(titles)], ['Posted by real n8n']);
	}

	/** A sign-in that has ended is renewed in n8n's form, and lasts. */
	async reconnects(n8n: N8n, ...asked: string[]): Promise<void> {
		const { app, credential, callers } = this.signIn;
		const { client } = this.scene.sandbox;
		await client.expireAccessTokens(app.client_key);
		await client.killRefreshToken(app.client_key);
		const shown = await callers.in(n8n).fails('declarative');
		assert.match(shown, /connect(ed)?( the account)? again|reconnect/i);
		await connect(this.scene.sandbox, n8n.rest, credential, app.creators[0].open_id);
		await this.goesOn(n8n, ...asked);
	}

	/** @throws Error unless n8n still keeps these fields with the credential */
	async stillHolds(n8n: N8n, fields: Record<string, unknown>): Promise<void> {
		const data = await n8n.rest.credentialData(this.signIn.credential.id);
		for (const [name, value] of Object.entries(fields)) assert.equal(data[name], value, name);
	}

	private async published(): Promise<unknown[]> {
		const posts = await this.scene.sandbox.client.posts(this.signIn.app.client_key);
		return posts.filter(({ published }) => published).map(({ post_info: info }) => info?.title);
	}

	/** n8n publishes workflows while it already answers; until then it knows no such webhook. */
	private async untilPublished(n8n: N8n): Promise<void> {
		for (const kind of KINDS) {
			const url = `${n8n.rest.url}/webhook/${this.signIn.callers.path(kind)}`;
			await until(`${url} is published`, async () => {
				const { data } = await axios.get<unknown>(url, {
					proxy: false,
					validateStatus: () => true,
				});
				return JSON.stringify(data).includes('POST request') ? true : undefined;
			});
		}
		// n8n 2.41 registers the webhook before it has published the workflow of an older n8n.
		await until('the workflows are published', async () => {
			const { status } = await this.signIn.callers.in(n8n).call('declarative');
			return status === 404 ? undefined : true;
		});
	}
}
