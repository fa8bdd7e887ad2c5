import type { LoggedRequest, PostView, UploadView } from '../sandbox/types';
import type { Arrived } from './arrived';
import { fateOfItem, mayAppearIsTrue, type Fate } from './mayAppear';
import type { Attempt } from './scene';
import type { SentRequest } from './wire';

const UPLOAD_URL = 'https://open-upload-va.tiktokapis.com/upload?upload_id=1&upload_token=t';
const FIRST_CHUNK = 'bytes 0-99/200';
const LAST_CHUNK = 'bytes 100-199/200';

/** An object of which a test needs only some keys. */
function partly<T>(keys: Partial<T>): T {
	return keys as T;
}

const EXPIRES_AT = 3_600_000;

const upload = partly<UploadView>({
	publish_id: 'a',
	upload_url: UPLOAD_URL,
	video_size: 200,
	expires_at: EXPIRES_AT,
});

function post(keys: Partial<PostView>): PostView {
	return partly<PostView>({
		publish_id: 'a',
		status: 'PROCESSING_UPLOAD',
		uploaded_at: null,
		...keys,
	});
}

/** A PUT of 100 bytes that the sandbox logged. */
function put(range: string, more: Partial<LoggedRequest> = {}): LoggedRequest {
	return partly<LoggedRequest>({
		endpoint: 'put',
		at: 0,
		publish: 0,
		content_range: range,
		headers: { 'content-length': '100' },
		body_bytes: 100,
		...more,
	});
}

/** A PUT that the node began. */
function begun(contentRange: string): SentRequest {
	return partly<SentRequest>({ method: 'PUT', url: new URL(UPLOAD_URL), contentRange });
}

/** A status that TikTok answered. */
function told(status: string): SentRequest {
	const text = `{"data":{"status":"${status}"}}`;
	const url = new URL('https://open.tiktokapis.com/v2/post/publish/status/fetch/');
	return partly<SentRequest>({ method: 'POST', url, answer: { status: 200, headers: {}, text } });
}

interface Situation {
	arrived?: Partial<Arrived>;
	sent?: SentRequest[];
}

function attempt({ arrived, sent = [] }: Situation, said: unknown): Attempt {
	return partly<Attempt>({
		sent,
		arrived: { posts: [], uploads: [], requests: [], ...arrived },
		error: Object.assign(new Error('x'), { context: { details: { may_appear: said } } }),
	});
}

const problems = (situation: Situation, said: unknown) =>
	mayAppearIsTrue({ attempts: [attempt(situation, said)] });

const uploading = (requests: LoggedRequest[]): Partial<Arrived> => ({
	posts: [post({})],
	uploads: [upload],
	requests,
});

const situations: Array<[name: string, situation: Situation, fate: Fate]> = [
	['no post was started', {}, 'cannot'],
	['the post is published', { arrived: { posts: [post({ status: 'PUBLISH_COMPLETE' })] } }, 'may'],
	[
		'the draft is in the inbox',
		{ arrived: { posts: [post({ status: 'SEND_TO_USER_INBOX' })] } },
		'may',
	],
	['no chunk was sent', { arrived: uploading([]) }, 'cannot'],
	['only the first chunk arrived', { arrived: uploading([put(FIRST_CHUNK)]) }, 'cannot'],
	['the last PUT arrived whole', { arrived: uploading([put(LAST_CHUNK)]) }, 'may'],
	[
		'the last PUT arrived whole, TikTok did not take it, and its address has ended',
		{ arrived: uploading([put(LAST_CHUNK), put(FIRST_CHUNK, { at: EXPIRES_AT + 1 })]) },
		'unknown',
	],
	[
		'the last PUT was cut',
		{ arrived: uploading([put(LAST_CHUNK, { body_bytes: 50 })]) },
		'unknown',
	],
	[
		'the last PUT was of another upload',
		{ arrived: uploading([put(FIRST_CHUNK), put(LAST_CHUNK, { publish: 1 })]) },
		'cannot',
	],
	[
		'the last PUT never reached TikTok',
		{ arrived: uploading([put(FIRST_CHUNK)]), sent: [begun(LAST_CHUNK)] },
		'unknown',
	],
	[
		'TikTok has every byte and is still processing',
		{ arrived: { posts: [post({ uploaded_at: 1 })], uploads: [upload] } },
		'may',
	],
	[
		'a pull is in progress',
		{ arrived: { posts: [post({ status: 'PROCESSING_DOWNLOAD' })] } },
		'may',
	],
	[
		'TikTok said FAILED',
		{ arrived: { posts: [post({ status: 'FAILED' })] }, sent: [told('FAILED')] },
		'cannot',
	],
	[
		'it failed, and nobody told the node',
		{ arrived: { posts: [post({ status: 'FAILED' })] }, sent: [told('PROCESSING_UPLOAD')] },
		'unknown',
	],
	[
		'the first post failed, the second is published',
		{
			arrived: {
				posts: [post({ status: 'FAILED' }), post({ publish_id: 'b', status: 'PUBLISH_COMPLETE' })],
			},
			sent: [told('FAILED')],
		},
		'may',
	],
];

describe('may_appear against what the sandbox could publish', () => {
	test.each(situations)('%s', (_name, situation, fate) => {
		expect(problems(situation, true)).toEqual(
			fate === 'cannot' ? ['run 1 says that a post may appear, but none can'] : [],
		);
		expect(problems(situation, false)).toEqual(
			fate === 'may' ? ['run 1 says that no post may appear, but one may'] : [],
		);
	});

	test('a stopped run need not have noted what it was told', () => {
		const arrived = { posts: [post({ status: 'FAILED' })], uploads: [], requests: [] };
		expect(fateOfItem(arrived, [told('FAILED')], true)).toBe('unknown');
		expect(fateOfItem(arrived, [told('FAILED')], false)).toBe('cannot');
	});

	test('an error without the key is a violation', () => {
		expect(problems({}, undefined)).toEqual(['run 1 failed without details.may_appear']);
	});

	test('a failure item is read like an error; an item that did not fail says nothing', () => {
		const output = [
			{ json: { status: 'PUBLISH_COMPLETE' } },
			{ json: { error: 'x', details: { may_appear: true } } },
		];
		const failed = { ...attempt({}, true), error: undefined, output };
		expect(mayAppearIsTrue({ attempts: [failed] })).toEqual([
			'run 1 says that a post may appear, but none can',
		]);
		expect(mayAppearIsTrue({ attempts: [{ ...failed, output: [output[0]] }] })).toEqual([]);
	});

	test('each run is compared with what had arrived when it ended, and with all that was sent', () => {
		const early = attempt({ arrived: uploading([]), sent: [begun(LAST_CHUNK)] }, false);
		const late = attempt({ arrived: uploading([put(FIRST_CHUNK)]) }, true);
		const over = attempt({ arrived: uploading([put(LAST_CHUNK)]) }, false);
		expect(mayAppearIsTrue({ attempts: [early, late, over] })).toEqual([
			'run 3 says that no post may appear, but one may',
		]);
	});
});
