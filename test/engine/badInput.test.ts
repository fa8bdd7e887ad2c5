import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { AppInput } from '../sandbox/types';
import { startEngine, type Engine, type RunResult } from './harness';
import {
	check,
	CLIP,
	directPost,
	draft,
	fixture,
	itemWith,
	requestsTo,
	setStage,
	type Stage,
} from './postSetup';

/** The fixture with the track header and the sample entry of a smaller picture. */
function smallPicture(): Buffer {
	const file = Buffer.from(fixture('h264-faststart.mp4'));
	Buffer.from('00b4000001400000', 'hex').copy(file, file.indexOf('0168000002800000', 0, 'hex'));
	Buffer.from('00b40140', 'hex').copy(file, file.indexOf('01680280', 0, 'hex'));
	return file;
}

const PRIVACY = (value: string) => ({ __rl: true, mode: 'name', value });

describe('bad input gets a sentence that names item, field and remedy', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	async function post(
		stage: Stage,
		parameters: INodeParameters,
		item?: INodeExecutionData,
	): Promise<RunResult> {
		return await engine.run({
			nodes: [engine.node(parameters, stage.credential)],
			items: [item ?? (await itemWith(engine))],
		});
	}

	/** Nothing may have reached TikTok that could begin a post. */
	async function expectNothingBegun(stage: Stage): Promise<void> {
		expect(await requestsTo(stage, 'init')).toEqual([]);
		expect(await requestsTo(stage, 'inbox_init')).toEqual([]);
	}

	/** Video > Check names the fault that a post raises, and starts nothing. */
	async function expectSameOfCheck(
		stage: Stage,
		parameters: INodeParameters,
		item?: INodeExecutionData,
	): Promise<void> {
		const posted = await post(stage, parameters, item);
		const checked = await post(stage, check(parameters), item);
		const { code, remedy } = posted.error?.context.details as { code: string; remedy: string };
		expect(checked.summary).toBe('success');
		expect(checked.items('TikTok')[0].json).toMatchObject({
			ok: false,
			problems: [{ code, remedy, message: expect.stringMatching(/\.$/) }],
		});
		const [{ message }] = checked.items('TikTok')[0].json.problems as Array<{ message: string }>;
		expect(posted.error?.message).toContain(message.slice(0, -1));
		await expectNothingBegun(stage);
	}

	describe('before any request', () => {
		const cases: Array<
			[
				name: string,
				parameters: INodeParameters,
				item: () => Promise<INodeExecutionData>,
				message: RegExp,
			]
		> = [
			[
				'PB-22: an input field that is not there',
				directPost({ binaryPropertyName: 'video' }),
				async () => await itemWith(engine),
				/'Input Data Field Name' is "video", and the item has no file there\. Files of this item: data\./,
			],
			[
				'an item without any file',
				directPost(),
				async () => ({ json: {} }),
				/The item has no file\. Add a node before this one/,
			],
			[
				'PB-23: an empty file',
				directPost(),
				async () => await itemWith(engine, Buffer.alloc(0)),
				/The file in 'Input Data Field Name' is empty \(0 bytes\)/,
			],
			[
				'a codec that TikTok does not take',
				directPost(),
				async () => await itemWith(engine, fixture('av1.mp4')),
				/The video in 'Input Data Field Name' has the codec AV1.*ffmpeg -i input\.mp4/,
			],
			[
				'a picture that is too small, as a draft',
				draft(),
				async () => await itemWith(engine, smallPicture()),
				/has 180 x 320 pixels, and TikTok accepts 360 to 4096 on each side.*ffmpeg -i input\.mp4/,
			],
			[
				'a PDF called video.mp4',
				directPost(),
				async () =>
					await itemWith(
						engine,
						fixture('pdf.pdf'),
						{},
						{ fileName: 'video.mp4', mimeType: 'video/mp4' },
					),
				/\("video\.mp4"\) is not an MP4, MOV or WebM video \(found: PDF\)\. Use the video itself: an MP4, MOV or WebM file/,
			],
			[
				'sound without a picture',
				directPost(),
				async () => await itemWith(engine, fixture('audio-only.m4a')),
				/contains only sound/,
			],
			[
				'a caption of 2,201 characters',
				directPost({ caption: 'x'.repeat(2_201) }),
				async () => await itemWith(engine),
				/'Caption' has 2,201 characters .* at most 2,200\. Shorten the caption\./,
			],
			[
				'PB-54: no privacy level chosen',
				directPost({ privacyLevel: PRIVACY('={{ "" }}') }),
				async () => await itemWith(engine),
				/'Privacy Level' is not chosen/,
			],
			[
				'PB-56: a privacy level that TikTok does not have',
				directPost({ privacyLevel: PRIVACY('PUBLIC') }),
				async () => await itemWith(engine),
				/'Privacy Level' is "PUBLIC", which is not one of TikTok's levels\. Use one of PUBLIC_TO_EVERYONE/,
			],
			[
				'PB-58: branded content with Only Me',
				directPost({
					privacyLevel: PRIVACY('SELF_ONLY'),
					discloseContent: true,
					brandContent: true,
				}),
				async () => await itemWith(engine),
				/TikTok does not allow 'Branded Content' with the privacy level Only Me/,
			],
			[
				'disclosure on with neither kind chosen',
				directPost({ discloseContent: true }),
				async () => await itemWith(engine),
				/'Disclose Commercial Content' is on, but neither 'Your Brand' nor 'Branded Content' is chosen/,
			],
		];

		test.each(cases)('%s', async (_name, parameters, item, message) => {
			const stage = await setStage(engine);
			const result = await post(stage, parameters, await item());

			expect(result.status).toBe('error');
			expect(result.errorText).toMatch(message);
			expect(result.errorText).not.toContain('[item');
			expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
		});

		test.each(cases)('Video > Check says the same of %s', async (_name, parameters, item) => {
			await expectSameOfCheck(await setStage(engine), parameters, await item());
		});

		test('credential not connected', async () => {
			const stage = await setStage(engine);
			const credential = engine.addCredential(stage.app);
			const result = await post({ ...stage, credential }, directPost());

			expect(result.errorText).toMatch(
				/^The TikTok credential is not connected yet\. Open the credential/,
			);
			await expectNothingBegun(stage);
		});
	});

	describe('against what the account may post, before any init', () => {
		const cases: Array<
			[name: string, app: AppInput, parameters: INodeParameters, message: RegExp]
		> = [
			[
				'a privacy level that this creator does not offer',
				{ creators: [{ is_private: true }] },
				directPost(),
				/'Privacy Level' is Everyone, which this account does not offer \(it offers: Friends \(Followers You Follow Back\), Only Me\)/,
			],
			[
				'PB-61: duet on where the account forbids it',
				{ creators: [{ duet_disabled: true }] },
				directPost({ allowDuet: true }),
				/'Allow Duet' is on, but the settings of the TikTok account forbid it\. Switch it off here/,
			],
			[
				'PB-61: comments on where the account forbids them',
				{ creators: [{ comment_disabled: true }] },
				directPost({ allowComment: true }),
				/'Allow Comment' is on/,
			],
			[
				'a video longer than the creator may post',
				{ creators: [{ max_video_post_duration_sec: 3 }] },
				directPost(),
				/is 4 seconds long, and this account can post at most 3\. Cut it first, for example: ffmpeg -i input\.mp4 -t 2/,
			],
			[
				'another account connected than chosen in Post As',
				{},
				directPost({ postAs: { __rl: true, mode: 'list', value: 'somebody.else' } }),
				/'Post As' is @somebody\.else, but the connected account is @ada\.films/,
			],
			[
				'PB-41: account banned (HTTP 200 with a code)',
				{ creators: [{ banned: true }] },
				directPost(),
				/TikTok has banned this account from posting/,
			],
			[
				'PB-41: over the daily cap (HTTP 200 with a code)',
				{ creators: [{ posts_24h: 15 }] },
				directPost(),
				/reached the number of posts that TikTok accepts through its API in 24 hours/,
			],
		];

		test.each(cases)('%s', async (_name, app, parameters, message) => {
			const stage = await setStage(engine, app);
			const result = await post(stage, parameters);

			expect(result.errorText).toMatch(message);
			expect(result.errorText).not.toContain('[item');
			await expectNothingBegun(stage);
		});

		test.each(cases)('Video > Check says the same of %s', async (_name, app, parameters) => {
			await expectSameOfCheck(await setStage(engine, app), parameters);
		});
	});

	describe('as TikTok says it', () => {
		test('PB-62: an app that is not audited and a public account', async () => {
			const stage = await setStage(engine, { audited: false });
			const result = await post(stage, directPost());

			expect(result.error?.message).toMatch(
				/^TikTok has not audited your app,[^.]*\(unaudited_client_can_only_post_to_private_accounts\)\.$/,
			);
			expect(result.error?.description).toMatch(
				/^Set the TikTok account to private .* choose 'Only Me', or get the app audited, or use Video > Upload as Draft.* Code: .*log_id: /,
			);
			expect(result.error).toMatchObject({
				httpCode: '403',
				context: {
					itemIndex: 0,
					details: {
						code: 'unaudited_client_can_only_post_to_private_accounts',
						log_id: expect.stringMatching(/^\w{34}$/),
					},
				},
			});
			expect(await stage.client.posts(stage.app.client_key)).toEqual([]);
		});

		test('PB-39: a missing scope names the scope and refreshes at most once', async () => {
			const stage = await setStage(engine, {}, ['user.info.basic', 'video.publish']);
			const items = [await itemWith(engine), await itemWith(engine), await itemWith(engine)];
			const result = await engine.run({
				nodes: [engine.node(draft(), stage.credential, { onError: 'continueRegularOutput' })],
				items,
			});

			const messages = result.items('TikTok').map(({ json }) => String(json.error));
			expect(messages).toHaveLength(3);
			for (const message of messages) {
				expect(message).toMatch(
					/an answer that includes the scope video\.upload, and connect again \(Switch account/,
				);
			}
			expect((await requestsTo(stage, 'token')).length).toBeLessThanOrEqual(1);
		});

		test('PB-34: a refused value leads to no token call', async () => {
			const stage = await setStage(engine, {
				faults: [
					{
						on: 'init',
						do: {
							kind: 'status',
							status: 400,
							body: {
								error: {
									code: 'invalid_params',
									message: 'The request post info is empty or incorrect',
									log_id: 'x',
								},
							},
						},
					},
				],
			});
			const result = await post(stage, directPost());

			expect(result.errorText).toMatch(/TikTok refused a value of the request/);
			expect(await requestsTo(stage, 'token')).toEqual([]);
			expect(await requestsTo(stage, 'init')).toHaveLength(1);
		});

		test('five drafts are waiting already', async () => {
			const stage = await setStage(engine, { creators: [{ pending_shares: 5 }] });
			const result = await post(stage, draft());

			expect(result.errorText).toMatch(
				/Five drafts from the last 24 hours are waiting in the TikTok app/,
			);
		});

		test('PB-16, PB-42: a part of the file that TikTok refuses: publish_id, code and item in the error', async () => {
			const stage = await setStage(engine, {
				faults: [{ on: 'put', do: { kind: 'status', status: 400 } }],
			});
			const result = await post(stage, directPost());

			const [{ publish_id: publishId }] = await stage.client.posts(stage.app.client_key);
			expect(result.error).toMatchObject({
				httpCode: '400',
				context: { itemIndex: 0, details: { code: 'upload_400', publish_id: publishId } },
			});
			expect(result.error?.message).toContain(`(upload_400), publish_id ${publishId}.`);
		});
	});

	test('an item keeps its file and json untouched when it fails', async () => {
		const stage = await setStage(engine);
		const item = await itemWith(engine, CLIP, { order: 7 });
		const before = JSON.stringify(item);
		await post(stage, directPost({ caption: 'x'.repeat(3_000) }), item);

		expect(JSON.stringify(item)).toBe(before);
	});
});
