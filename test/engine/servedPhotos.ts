import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { jpeg, webp } from '../sandbox/source-testing';
import type { AppInput, PostView } from '../sandbox/types';
import {
	serveSignedFiles,
	startEngine,
	type BinaryMode,
	type Engine,
	type RunResult,
	type SignedFiles,
} from './harness';
import { fixture, requestsTo, setStage, sha256, type Stage } from './postSetup';

/** Whole files: two JPEG, one WebP. */
export const PHOTOS = [ended(jpeg(1_080, 1_350)), webp(1_080, 1_920), fixture('jpeg.jpg')] as const;

/** A picture that ends as a JPEG must. */
export function ended(picture: Buffer): Buffer {
	return Buffer.concat([picture, Buffer.from('ffd9', 'hex')]);
}

/** A post of photos from files that nothing is wrong with. */
export function servedPost(more: INodeParameters = {}): INodeParameters {
	const { options, ...rest } = more;
	return {
		resource: 'photo',
		operation: 'directPost',
		photoSource: 'binary',
		photoFields: '*',
		title: 'Three photos',
		privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
		waitUntilPublished: true,
		...rest,
		options: { firstCheckSec: 0, ...(options as object | undefined) },
	};
}

/** What a run has led to. */
export interface ServedRun {
	readonly result: RunResult;
	readonly stage: Stage;
	readonly posts: PostView[];
	/** Accepted or not. */
	readonly inits: number;
}

/** An engine whose files the sandbox can fetch, as TikTok fetches those of an n8n on the internet. */
export class Serving {
	private constructor(
		readonly engine: Engine,
		readonly files: SignedFiles,
		readonly host: string,
	) {}

	/** @param host another for each test file, because all share one sandbox */
	static async start(binaryMode: BinaryMode, host: string): Promise<Serving> {
		const engine = await startEngine({ binaryMode, webhookUrl: `https://${host}` });
		return new Serving(engine, await serveSignedFiles(), host);
	}

	/** One item with these files, in fields of these names. */
	async item(
		files: Readonly<Record<string, Buffer>>,
		mimeType = 'image/jpeg',
	): Promise<INodeExecutionData> {
		const binary: INodeExecutionData['binary'] = {};
		for (const [name, content] of Object.entries(files)) {
			binary[name] = await this.engine.storeFile(content, { fileName: `${name}.jpg`, mimeType });
		}
		return { json: {}, binary };
	}

	/** @param port on which the host of the engine is reached */
	async run(
		items: INodeExecutionData[],
		parameters: INodeParameters = {},
		spec: AppInput = {},
		port = this.files.port,
		node = {},
	): Promise<ServedRun> {
		const stage = await setStage(this.engine, { verified_urls: [this.host], ...spec });
		await stage.client.forward(this.host, port);
		const result = await this.engine.run({
			nodes: [this.engine.node(servedPost(parameters), stage.credential, node)],
			items,
		});
		const posts = await stage.client.posts(stage.app.client_key);
		const inits = (await requestsTo(stage, 'content_init')).length;
		return { result, stage, posts, inits };
	}

	async close(): Promise<void> {
		await Promise.all([this.files.close(), this.engine.close()]);
	}
}

/** Of the files that the sandbox has fetched for a post, in their order. */
export function fetched(post: PostView): Array<string | null> {
	return post.files.map((file) => file.sha256);
}

/** The same in every mode that can sign addresses. */
export function testsOfServingPhotos(mode: BinaryMode): void {
	describe(`photos from files with binary data mode ${mode}`, () => {
		let serving: Serving;

		beforeAll(async () => {
			serving = await Serving.start(mode, `photos-${mode}.example.test`);
		});
		afterAll(async () => await serving.close());

		const three = { z_first: PHOTOS[0], b: PHOTOS[1], a: PHOTOS[2] };

		test('all images of an item: right bytes, right order, one post, no address anywhere', async () => {
			const { result, posts, inits, stage } = await serving.run([await serving.item(three)]);
			expect(result.summary).toBe('success');
			expect(inits).toBe(1);
			expect(posts.map(fetched)).toEqual([PHOTOS.map(sha256)]);
			expect(posts[0].files.map(({ format }) => format)).toEqual(['jpg', 'webp', 'jpg']);
			expect(result.items('TikTok')[0].json).toMatchObject({
				status: 'PUBLISH_COMPLETE',
				photo_count: 3,
			});
			expect(result.items('TikTok')[0].json).not.toHaveProperty('warnings');
			const [init] = await requestsTo(stage, 'content_init');
			const { source_info: source } = init.body as { source_info: { photo_images: string[] } };
			expect(source.photo_images).toHaveLength(3);
			for (const address of source.photo_images) {
				expect(address).toMatch(
					new RegExp(`^https://${serving.host}/rest/binary-data/signed\\?token=`),
				);
				const { token } = Object.fromEntries(new URL(address).searchParams);
				const [, claims] = token.split('.');
				const { iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
					string,
					number
				>;
				expect(exp - iat).toBe(65 * 60);
				expect(JSON.stringify([result.data, result.log])).not.toContain(token);
			}
		});

		test('does not end before TikTok has fetched the photos, also with Wait off', async () => {
			const { result, posts } = await serving.run(
				[await serving.item(three)],
				{ waitUntilPublished: false },
				{ switches: { pull_delay_ms: 2_500 } },
			);
			expect(result.summary).toBe('success');
			// `posts` was read right after the end of the run.
			expect(posts.map(fetched)).toEqual([PHOTOS.map(sha256)]);
		});

		test('fields by their names, in the order of the names, with the cover from 0', async () => {
			const parameters = { photoFields: 'a, z_first', coverIndex: 1 };
			const { posts, stage } = await serving.run([await serving.item(three)], parameters);
			expect(posts.map(fetched)).toEqual([[sha256(PHOTOS[2]), sha256(PHOTOS[0])]]);
			const [init] = await requestsTo(stage, 'content_init');
			expect(init.body).toMatchObject({ source_info: { photo_cover_index: 1 } });
		});

		test('all input items as one post: one output item, paired with all of them', async () => {
			const items = await Promise.all(PHOTOS.map(async (data) => await serving.item({ data })));
			const parameters = { options: { allItemsAsOne: true }, title: '={{ $itemIndex }}' };
			const { result, posts, stage } = await serving.run(items, parameters);
			expect(posts.map(fetched)).toEqual([PHOTOS.map(sha256)]);
			expect(result.items('TikTok')).toEqual([
				{
					json: expect.objectContaining({ photo_count: 3, publish_id: posts[0].publish_id }),
					pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
				},
			]);
			const [init] = await requestsTo(stage, 'content_init');
			expect(init.body).toMatchObject({ post_info: { title: '0' } });
		});
	});
}
