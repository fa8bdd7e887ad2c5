import { timersEnd } from '../faults/afterRuns';
import { CHUNK_BYTES, paddedClip } from '../faults/clip';
import { Scene } from '../faults/scene';
import { Conversation } from './conversation';

/**
 * TikTok's upload protocol, told by one upload: read it from top to bottom.
 *
 * The node posts a video of 10,785,760 bytes. Each `exchange` is one request: what the node sends,
 * then what TikTok answers. The requests are real: the sandbox received exactly these, in this
 * order, and the test fails when a request, its order, or one of its headers changes.
 *
 * - https://developers.tiktok.com/doc/content-posting-api-reference-direct-post
 * - https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 * - https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 */
const PUBLISH = 'https://open.tiktokapis.com/v2/post/publish';

const VIDEO = paddedClip(10_785_760);

afterAll(timersEnd);

test('one upload from init to published, with a lost connection on the way', async () => {
	const scene = await Scene.set({
		file: VIDEO,
		parameters: { caption: 'A test', options: { chunkSizeMib: 5 } },
		app: {
			switches: { processing_ms: 5_000 },
			faults: [{ on: 'put', chunk: 1, do: { kind: 'reset', when: 'during', bytes: 1_000_000 } }],
		},
	});
	const { output } = await scene.run();
	const conversation = await Conversation.of(scene);

	// Every call of the API is JSON and carries the access token.
	const json = {
		authorization: `Bearer ${scene.token.access_token}`,
		'content-type': 'application/json; charset=UTF-8',
	};

	// 1. Ask what this creator may do. The init must use one of these privacy levels, and the video
	//    must not be longer than the limit.
	conversation.exchange(
		{ node: `POST ${PUBLISH}/creator_info/query/`, headers: json, body: {} },
		{
			tiktok: 200,
			data: {
				creator_avatar_url: 'https://p16-sign-va.tiktokcdn.com/avatar.webp',
				creator_username: 'ada.films',
				creator_nickname: 'Ada Films',
				privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
				comment_disabled: false,
				duet_disabled: false,
				stitch_disabled: false,
				max_video_post_duration_sec: 600,
			},
		},
	);

	// 2. Init: describe the post, and declare how the file is split. total_chunk_count is
	//    video_size / chunk_size, rounded down: the last chunk takes the remainder and is larger.
	//    TikTok answers with the id of the post and with an upload address that works for one hour.
	const { publish_id, upload_url } = conversation.exchange(
		{
			node: `POST ${PUBLISH}/video/init/`,
			headers: json,
			body: {
				post_info: {
					privacy_level: 'PUBLIC_TO_EVERYONE',
					title: 'A test',
					disable_comment: true,
					disable_duet: true,
					disable_stitch: true,
					brand_content_toggle: false,
					brand_organic_toggle: false,
					is_aigc: false,
				},
				source_info: {
					source: 'FILE_UPLOAD',
					video_size: 10_785_760,
					chunk_size: CHUNK_BYTES,
					total_chunk_count: 2,
				},
			},
		},
		{
			tiktok: 200,
			data: {
				publish_id: expect.stringMatching(/^v_pub_file~v2-1\.\d+$/),
				upload_url: expect.stringMatching(/^https:\/\/open-upload-va\.tiktokapis\.com\/upload\?/),
			},
		},
	);

	// 3. Send the first chunk to the upload address. The address authorizes the request, so the
	//    access token is not sent. Both ends of Content-Range are inclusive.
	//    206 means: TikTok has this chunk and expects more.
	conversation.exchange(
		{
			node: `PUT ${upload_url}`,
			headers: {
				'content-type': 'video/mp4',
				'content-length': '5242880',
				'content-range': 'bytes 0-5242879/10785760',
			},
			body: 5_242_880,
		},
		{ tiktok: 206, headers: { 'content-range': 'bytes 0-5242879/10785760' } },
	);

	// 4. Send the last chunk. The connection is lost on the way: the node gets no answer, and cannot
	//    know how much TikTok received.
	conversation.exchange(
		{
			node: `PUT ${upload_url}`,
			headers: {
				'content-type': 'video/mp4',
				'content-length': '5542880',
				'content-range': 'bytes 5242880-10785759/10785760',
			},
			body: expect.any(Number),
		},
		{ tiktok: 'lost' },
	);

	// 5. Ask TikTok what it has. uploaded_bytes is the end of the first chunk: a chunk only counts
	//    when all of it arrived.
	conversation.exchange(
		{ node: `POST ${PUBLISH}/status/fetch/`, headers: json, body: { publish_id } },
		{
			tiktok: 200,
			data: {
				status: 'PROCESSING_UPLOAD',
				uploaded_bytes: 5_242_880,
			},
		},
	);

	// 6. Send the last chunk once more, and nothing else. 201 means: TikTok has the whole file.
	//    From here on the post can appear, so a
	//    later run of the node follows it and does not start another one.
	conversation.exchange(
		{
			node: `PUT ${upload_url}`,
			headers: {
				'content-type': 'video/mp4',
				'content-length': '5542880',
				'content-range': 'bytes 5242880-10785759/10785760',
			},
			body: 5_542_880,
		},
		{ tiktok: 201, headers: { 'content-range': 'bytes 0-10785759/10785760' } },
	);

	// 7. Ask for the status until it is final. TikTok is still processing the video.
	conversation.exchange(
		{ node: `POST ${PUBLISH}/status/fetch/`, headers: json, body: { publish_id } },
		{
			tiktok: 200,
			data: {
				status: 'PROCESSING_UPLOAD',
				uploaded_bytes: 10_785_760,
			},
		},
	);

	// 8. The post is published. A public post also has an id now (TikTok spells the key like this).
	conversation.exchange(
		{ node: `POST ${PUBLISH}/status/fetch/`, headers: json, body: { publish_id } },
		{
			tiktok: 200,
			data: {
				status: 'PUBLISH_COMPLETE',
				publicaly_available_post_id: [expect.any(Number)],
			},
		},
	);
	conversation.ends();

	// TikTok holds the file, byte for byte. The id in the last answer is a bare number with 19
	// digits, which JSON.parse rounds; the node returns all of them.
	const [post] = await scene.client.posts(scene.app.client_key);
	expect(post.sha256).toBe(VIDEO.sha256);
	expect(scene.wire.sent.at(-1)?.answer?.text).toContain(`[${post.post_ids[0]}]`);
	expect(output?.[0].json).toMatchObject({
		publish_id,
		status: 'PUBLISH_COMPLETE',
		post_id: post.post_ids[0],
	});
});
