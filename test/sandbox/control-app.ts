import express, { type Request, type Router } from 'express';
import { z } from 'zod';

import type { AppState } from './state/app';
import type { World } from './state/world';
import {
	appPatchSchema,
	creatorPatchSchema,
	creatorSchema,
	faultSchema,
	postPatchSchema,
	REMOVAL_REASONS,
	webhookSendSchema,
} from './types';
import { letterToOrder, pingLetter } from './webhooks/letter';

/** More connections at once would test the operating system, not the receiver. */
const SENT_AT_ONCE = 50;

const signInSchema = z
	.object({ open_id: z.string(), scopes: z.array(z.string()).optional() })
	.strict();
const killSchema = z.object({ open_id: z.string().optional() }).strict();
const disconnectSchema = z
	.object({
		open_id: z.string(),
		reason: z.number().int().default(REMOVAL_REASONS.user_disconnected),
	})
	.strict();
const clockSchema = z
	.object({ advance: z.number().optional(), freeze: z.number().nullable().optional() })
	.strict();

/** The control API of one app, mounted under `/control/apps/:client_key`. */
export function appRouter(world: World, pageUrl: string): Router {
	const router = express.Router({ mergeParams: true });
	const on = (
		method: 'get' | 'post' | 'patch' | 'delete',
		path: string,
		answer: (app: AppState, request: Request) => unknown,
	) =>
		router[method](path, async (request, response) => {
			const app = find(world, request);
			const said = await answer(app, request);
			if (method !== 'get') app.watch.wake();
			response.json(said ?? {});
		});

	on('get', '/', (app) => app.view());
	on('patch', '/', (app, { body }) => {
		app.update(appPatchSchema.parse(body));
		return app.view();
	});
	on('post', '/creators', (app, { body }) => app.addCreator(creatorSchema.parse(body ?? {})));
	on('patch', '/creators/:open_id', (app, { params, body }) =>
		Object.assign(creatorOf(app, String(params.open_id)), creatorPatchSchema.parse(body)),
	);
	on('post', '/sign-in', (app, { body }) => {
		const { open_id, scopes = app.spec.scopes } = signInSchema.parse(body);
		app.grant(creatorOf(app, open_id).open_id, scopes);
		return app.tokens.issue(open_id, scopes);
	});
	on('post', '/expire-access-tokens', (app) => app.tokens.expireAccess());
	on('post', '/kill-refresh-token', (app, { body }) => {
		app.tokens.killRefresh(killSchema.parse(body ?? {}).open_id);
	});
	on('post', '/clock', async (app, { body }) => {
		const { advance, freeze } = clockSchema.parse(body);
		if (freeze !== undefined) app.clock.freeze(freeze);
		if (advance !== undefined) app.clock.advance(advance);
		await wakeAndSettle(app);
		return { now: app.clock.now() };
	});
	on('post', '/faults', (app, { body }) => app.faults.add(z.array(faultSchema).parse(body)));
	on('delete', '/faults', (app) => app.faults.clear());
	on('get', '/requests', (app) => app.requests);
	on('get', '/uploads', (app) => app.posts.uploads().map((upload) => upload.view()));
	on('get', '/posts', (app) => app.posts.all.map((post) => app.posts.view(post, pageUrl)));
	on('get', '/token-calls', (app) => app.tokenCalls);
	on('patch', '/posts/:publish_id', async (app, { params, body }) => {
		const post = app.posts.byPublishId(String(params.publish_id));
		if (!post) throw new Error(`There is no post ${String(params.publish_id)}`);
		post.forced = { ...post.forced, ...postPatchSchema.parse(body) };
		await wakeAndSettle(app);
		return app.posts.view(post, pageUrl);
	});
	on('post', '/disconnect', async (app, { body }) => {
		const { open_id, reason } = disconnectSchema.parse(body);
		app.endGrant(creatorOf(app, open_id).open_id, reason);
		await wakeAndSettle(app);
	});
	on('get', '/webhooks', async (app) => {
		await app.watch.sender.settled();
		return app.watch.sender.views();
	});
	on('post', '/webhooks/ping', async (app) => {
		const sent = app.watch.sender.send(pingLetter(app));
		if (sent === null) throw new Error('webhook_url: the app has none');
		await app.watch.sender.settled();
		return sent;
	});
	on('post', '/webhooks', async (app, { body }) => {
		const order = webhookSendSchema.parse(body);
		if (app.spec.webhook_url === null) throw new Error('webhook_url: the app has none');
		const { sender } = app.watch;
		const letter = letterToOrder(app, order);
		const sent: unknown[] = [];
		while (sent.length < order.repeat) {
			sent.push(sender.send(letter));
			if (sent.length % SENT_AT_ONCE === 0) await sender.settled();
		}
		await sender.settled();
		return sent;
	});
	return router;
}

/** After a test moves the clock or forces a state, each resulting webhook has had its first attempt. */
async function wakeAndSettle(app: AppState): Promise<void> {
	app.watch.wake();
	await app.watch.sender.settled();
}

function find(world: World, { params }: Request): AppState {
	const app = world.apps.get(String(params.client_key));
	if (!app) throw new Error(`There is no app ${String(params.client_key)}`);
	return app;
}

function creatorOf(app: AppState, openId: string) {
	const creator = app.creators.get(openId);
	if (!creator) throw new Error(`There is no creator ${openId} in app ${app.client_key}`);
	return creator;
}
