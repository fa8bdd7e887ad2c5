/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

import axios from 'axios';
import express from 'express';

import type { N8n } from '../../instance/n8n';
import type { Scene } from '../../world/scene';
import type { Clip } from './clip';
import { StandIn } from './standIn';

const SHOP = 'test-shop';
const ACCESS_TOKEN = 'shpat_worth_nothing';
const APP_SECRET = 'worth nothing, either';
const CDN_HOST = 'cdn.shopify.com';

/** What Shopify says of a product, each time it is asked; the last one again and again. */
export type ProductStory = ReadonlyArray<ProductState | 'throttled' | 'out of order'>;

interface ProductState {
	status: string;
	videos: string[];
}

/** Shopify as example 1 meets it: webhooks that are registered, GraphQL, and the files of products. */
export class Shopify {
	readonly subdomain = SHOP;

	/** Product ids of GraphQL's questions. */
	readonly questions: string[] = [];

	private readonly stories = new Map<string, ProductStory>();

	private readonly addresses: string[] = [];

	private standIn: StandIn | undefined;

	private constructor(private readonly clip: Clip) {}

	static async start(scene: Scene, clip: Clip): Promise<Shopify> {
		const shopify = new Shopify(clip);
		const hosts = [`${SHOP}.myshopify.com`, CDN_HOST];
		shopify.standIn = await StandIn.start(scene, shopify.program(), ...hosts);
		return shopify;
	}

	/** @returns the id of a credential that this shop accepts */
	async credential(n8n: N8n): Promise<string> {
		return await n8n.rest.createCredential('Shopify', 'shopifyAccessTokenApi', {
			shopSubdomain: SHOP,
			accessToken: ACCESS_TOKEN,
			appSecretKey: APP_SECRET,
		});
	}

	tell(product: string, story: ProductStory): void {
		this.stories.set(product, story);
	}

	/** Tells the workflow that was published last of a new product, signed as Shopify does. */
	async deliver(n8n: N8n, product: string): Promise<void> {
		const address = this.addresses.at(-1);
		assert.ok(address, 'no workflow has asked for webhooks');
		const body = JSON.stringify({ id: Number(product), title: 'From the webhook', tags: '' });
		const answer = await axios.post(n8n.rest.url + new URL(address).pathname, body, {
			proxy: false,
			headers: {
				'content-type': 'application/json',
				'x-shopify-topic': 'products/create',
				'x-shopify-shop-domain': `${SHOP}.myshopify.com`,
				'x-shopify-api-version': '2024-07',
				'x-shopify-hmac-sha256': createHmac('sha256', APP_SECRET).update(body).digest('base64'),
			},
		});
		assert.equal(answer.status, 200);
	}

	async close(): Promise<void> {
		await this.standIn?.close();
	}

	private program(): express.Express {
		const program = express();
		program.use((request, _response, next) => {
			// n8n's Shopify Trigger asks for addresses with two slashes in them.
			request.url = request.url.replace(/\/{2,}/g, '/');
			next();
		});
		program.get('/videos/clip.mp4', (_request, response) => {
			response.type('video/mp4').send(this.clip.bytes);
		});
		program.use((request, response, next) => {
			if (request.header('x-shopify-access-token') === ACCESS_TOKEN) next();
			else response.status(401).json({ errors: 'Invalid API key or access token' });
		});
		program.use(express.json());
		program.get('/admin/api/:version/webhooks', (_request, response) => {
			response.json({ webhooks: [] });
		});
		program.post('/admin/api/:version/webhooks.json', (request, response) => {
			this.addresses.push(String(request.body.webhook.address));
			response.status(201).json({ webhook: { id: this.addresses.length } });
		});
		program.delete('/admin/api/:version/webhooks/:file', (_request, response) => {
			response.json({});
		});
		program.post('/admin/api/:version/graphql.json', (request, response) => {
			const id = String(request.body.variables.id).replace('gid://shopify/Product/', '');
			const state = this.next(id);
			if (state === 'out of order') response.status(502).send('Bad gateway');
			else if (state === 'throttled') response.json({ errors: [{ message: 'Throttled' }] });
			else response.json({ data: { product: state && product(state) } });
		});
		return program;
	}

	private next(id: string): ProductStory[number] | null {
		const story = this.stories.get(id);
		if (story === undefined) return null;
		const asked = this.questions.filter((question) => question === id).length;
		this.questions.push(id);
		return story[Math.min(asked, story.length - 1)];
	}
}

function product({ status, videos }: ProductState): object {
	const image = { mediaContentType: 'IMAGE', status: 'READY' };
	return {
		title: 'Oak spoon',
		vendor: 'Bern & Sons',
		tags: ['hand made', 'Küche'],
		status,
		onlineStoreUrl: null,
		media: { nodes: [image, ...videos.map(video)] },
	};
}

function video(status: string): object {
	const url = `https://${CDN_HOST}/videos/clip.mp4`;
	const source = { url, mimeType: 'video/mp4', width: 720, height: 1280 };
	const playlist = { ...source, url: `${url}.m3u8`, mimeType: 'application/x-mpegURL' };
	const sources = status === 'READY' ? [playlist, source] : [];
	return { mediaContentType: 'VIDEO', status, duration: 5_000, sources };
}
