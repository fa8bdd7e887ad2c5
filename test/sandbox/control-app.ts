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
} from './types';

const signInSchema = z
	.object({ open_id: z.string(), scopes: z.array(z.string()).optional() })
	.strict();
const killSchema = z.object({ open_id: z.string().optional() }).strict();
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
		router[method](path, (request, response) => {
			response.json(answer(find(world, request), request) ?? {});
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
	on('post', '/clock', (app, { body }) => {
		const { advance, freeze } = clockSchema.parse(body);
		if (freeze !== undefined) app.clock.freeze(freeze);
		if (advance !== undefined) app.clock.advance(advance);
		return { now: app.clock.now() };
	});
	on('post', '/faults', (app, { body }) => app.faults.add(z.array(faultSchema).parse(body)));
	on('delete', '/faults', (app) => app.faults.clear());
	on('get', '/requests', (app) => app.requests);
	on('get', '/uploads', (app) => app.posts.all.map(({ upload }) => upload.view()));
	on('get', '/posts', (app) => app.posts.all.map((post) => app.posts.view(post, pageUrl)));
	on('get', '/token-calls', (app) => app.tokenCalls);
	on('patch', '/posts/:publish_id', (app, { params, body }) => {
		const post = app.posts.byPublishId(String(params.publish_id));
		if (!post) throw new Error(`There is no post ${String(params.publish_id)}`);
		post.forced = { ...post.forced, ...postPatchSchema.parse(body) };
		return app.posts.view(post, pageUrl);
	});
	return router;
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
