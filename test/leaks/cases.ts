import type { INodeParameters } from 'n8n-workflow';

import type { FaultAction, FaultPoint } from '../sandbox/types';

/** A secret as a hostile answer spells it. */
export interface Spelling {
	readonly plain: string;
	/** With a percent sign for every character that is no letter or digit. */
	readonly encoded: string;
}

/** A request of the node whose answer repeats a secret. */
export interface HostileRequest {
	readonly name: string;
	readonly on: FaultPoint;
	/** Left out: the list of creators in the editor. */
	readonly parameters?: INodeParameters;
	/** Of the answer, where its place asks for none. */
	readonly status: number;
	/** The node refreshes its token first. */
	readonly expired?: boolean;
	/** Data of a good answer that holds a secret in each of its texts. */
	readonly data?: (secret: string) => object;
	/** True where TikTok's texts are what the person asked for, so that addresses in them stay. */
	readonly returnsTexts?: boolean;
	/** An upload exists when the answer comes. */
	readonly afterInit?: boolean;
}

export const SECRET_KINDS = [
	'access token',
	'refresh token',
	'client secret',
	'upload address',
	'signed address',
] as const;

export type SecretKind = (typeof SECRET_KINDS)[number];

const GET_INFO = { resource: 'account', operation: 'getCreatorInfo' };
const POST: INodeParameters = {
	resource: 'video',
	operation: 'directPost',
	binaryPropertyName: 'data',
	caption: 'A test',
	privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
	waitUntilPublished: true,
	options: { firstCheckSec: 0, maxWaitMinutes: 0 },
};
const PHOTOS: INodeParameters = {
	resource: 'photo',
	operation: 'uploadAsDraft',
	photoSource: 'url',
	photoUrls: 'https://media.test/one.jpg',
	waitUntilPublished: true,
	options: { firstCheckSec: 0, maxWaitMinutes: 0 },
};
const CHECK_SETUP = { resource: 'account', operation: 'checkSetup', askAboutAudit: true };
const PUBLISH_ID = 'v_pub_url~v2-1.7678907398077074696';

const creatorData = (secret: string) => ({
	creator_username: secret,
	creator_nickname: `Ada ${secret}`,
	privacy_level_options: ['SELF_ONLY', secret],
});

const statusData = (secret: string) => ({
	status: secret,
	fail_reason: secret,
	privacy_level: secret,
	publicaly_available_post_id: [secret],
	share_url: `https://www.tiktok.com/@ada/video/1?from=${secret}`,
});

export const REQUESTS: readonly HostileRequest[] = [
	{
		name: 'creator_info of Get Info',
		on: 'creator_info',
		parameters: GET_INFO,
		status: 400,
		data: creatorData,
		returnsTexts: true,
	},
	{
		name: 'creator_info of Direct Post',
		on: 'creator_info',
		parameters: POST,
		status: 403,
		data: creatorData,
	},
	{
		name: 'creator_info of Check',
		on: 'creator_info',
		parameters: {
			...POST,
			operation: 'check',
			checkFor: 'directPost',
			options: { previewUrl: true },
		},
		status: 403,
		data: creatorData,
	},
	{ name: 'creator_info of a list', on: 'creator_info', status: 400, data: creatorData },
	{
		name: 'init',
		on: 'init',
		parameters: POST,
		status: 400,
		afterInit: true,
		data: (secret) => ({ publish_id: secret, upload_url: secret }),
	},
	{
		name: 'init of photos',
		on: 'content_init',
		parameters: PHOTOS,
		status: 400,
		data: (secret) => ({ publish_id: secret }),
	},
	{ name: 'PUT', on: 'put', parameters: POST, status: 400, afterInit: true },
	{
		name: 'status of Direct Post',
		on: 'status',
		parameters: POST,
		status: 400,
		afterInit: true,
		data: statusData,
	},
	{
		name: 'status of Wait Until Published',
		on: 'status',
		parameters: {
			resource: 'post',
			operation: 'waitUntilPublished',
			publishId: PUBLISH_ID,
			options: { firstCheckSec: 0, maxWaitMinutes: 0 },
		},
		status: 403,
		data: (secret) => ({ ...statusData(secret), status: 'FAILED' }),
	},
	{
		name: 'user_info',
		on: 'user_info',
		parameters: { resource: 'account', operation: 'getProfile' },
		status: 400,
		data: (secret) => ({ user: { display_name: secret, [secret]: [{ deep: `a ${secret}` }] } }),
		returnsTexts: true,
	},
	{
		name: 'user_info of Check Setup',
		on: 'user_info',
		parameters: CHECK_SETUP,
		status: 400,
		data: (secret) => ({ user: { display_name: secret, username: `a ${secret}` } }),
	},
	{
		name: 'creator_info of Check Setup',
		on: 'creator_info',
		parameters: CHECK_SETUP,
		status: 403,
		data: creatorData,
	},
	{
		name: 'init of Check Setup',
		on: 'init',
		parameters: CHECK_SETUP,
		status: 400,
		afterInit: true,
		data: (secret) => ({ publish_id: secret, upload_url: secret }),
	},
	{
		name: 'video_list',
		on: 'video_list',
		parameters: { resource: 'video', operation: 'getAll' },
		status: 400,
		data: (secret) => ({ videos: [{ id: '1', title: `My ${secret}` }], has_more: false }),
		returnsTexts: true,
	},
	{
		name: 'token endpoint with HTTP 400',
		on: 'token',
		parameters: GET_INFO,
		status: 400,
		expired: true,
	},
	{
		name: 'token endpoint with HTTP 200',
		on: 'token',
		parameters: GET_INFO,
		status: 200,
		expired: true,
	},
];

/** Where an answer repeats the secret. Undefined where the request has no such place. */
export interface Place {
	readonly name: string;
	answer(secret: Spelling, request: HostileRequest): FaultAction | undefined;
}

const LOG_ID = '20261125190000ABCDEF0123456789ABCD';

interface Words {
	code?: string;
	message?: string;
	log_id?: string;
}

/** A refusal in the form of that endpoint. */
function refusal({ on }: HostileRequest, words: Words): object {
	const { code = 'odd_code', message = 'Words', log_id = LOG_ID } = words;
	if (on === 'token') return { error: code, error_description: message, log_id };
	return { error: { code, message, log_id } };
}

function said(words: (secret: Spelling) => Words, status?: number): Place['answer'] {
	return (secret, request) => ({
		kind: 'status',
		status: status ?? request.status,
		body: refusal(request, words(secret)),
		store: true,
	});
}

function shown(body: (secret: Spelling) => string, contentType = 'text/html'): Place['answer'] {
	return (secret, { status }) => ({
		kind: 'status',
		status,
		headers: { 'content-type': contentType },
		body: body(secret),
		store: true,
	});
}

export const PLACES: readonly Place[] = [
	{
		name: 'headers',
		answer: ({ plain }, request) => ({
			kind: 'status',
			status: request.status,
			headers: {
				'www-authenticate': `Bearer realm="${plain}"`,
				'retry-after': plain,
				'content-range': `bytes 0-1/${plain}`,
				'x-tt-logid': plain,
				'set-cookie': `session=${plain}`,
			},
			body: refusal(request, {}),
			store: true,
		}),
	},
	{ name: 'plain text', answer: shown(({ plain }) => `You sent ${plain} to us`, 'text/plain') },
	{ name: 'the message', answer: said(({ plain }) => ({ message: `The value ${plain} is odd` })) },
	{
		name: 'the message after line breaks',
		answer: said(({ plain }) => ({ message: `Request:\r\nAuthorization: Bearer ${plain}` })),
	},
	{
		name: 'the message of a known code',
		answer: said(({ plain }) => ({ code: 'invalid_params', message: plain })),
	},
	{
		name: 'the message of HTTP 401',
		answer: said(({ plain }) => ({ code: 'access_token_invalid', message: plain }), 401),
	},
	{ name: 'the code', answer: said(({ plain }) => ({ code: plain })) },
	{ name: 'the log_id', answer: said(({ plain }) => ({ log_id: plain })) },
	{
		name: 'the location',
		answer: ({ plain }) => ({
			kind: 'status',
			status: 302,
			headers: { location: `https://login.test/?next=${plain}` },
			body: `Found. Redirecting to https://login.test/?next=${plain}`,
			store: true,
		}),
	},
	{
		name: 'a page',
		answer: shown(({ plain }) => `<h1>Blocked</h1><pre>POST /\nAuthorization: ${plain}</pre>`),
	},
	{
		name: 'the reason phrase',
		answer: ({ plain }, { status }) => ({
			kind: 'status',
			status,
			reason: `No ${plain}`,
			body: '',
			store: true,
		}),
	},
	{
		name: 'a message, percent-encoded',
		answer: said(({ encoded }) => ({ message: `?state=${encoded}` })),
	},
	{ name: 'a page, percent-encoded', answer: shown(({ encoded }) => `<b>Blocked ${encoded}</b>`) },
	{
		name: 'the data',
		answer: ({ plain }, { data }) =>
			data && {
				kind: 'status',
				status: 200,
				body: { data: data(plain), error: { code: 'ok', message: '', log_id: LOG_ID } },
				store: true,
			},
	},
];

/** Of an upload that the sandbox does not know. */
export const UPLOAD_TOKEN = ['5b2f7c1e', '9d04', '4f5a', '8c3b', 'a1b2c3d4e5f6'].join('-');
export const SIGNATURE = ['6f1d0c9b', '8a7e', '6d5c', '4b3a'].join('') + 'f0e1d2c3b4a5';

/** The secrets that a credential holds. */
export interface CredentialSecrets {
	readonly clientSecret: string;
	readonly accessToken: string;
	readonly refreshToken: string;
}

/** How an answer to that request spells a secret of that kind. */
export function spellingOf(
	{ clientSecret, accessToken, refreshToken }: CredentialSecrets,
	request: HostileRequest,
	kind: SecretKind,
): Spelling {
	if (kind === 'upload address' && request.afterInit === true) {
		return { plain: '{upload_url}', encoded: '{upload_url_encoded}' };
	}
	const plain = {
		'access token': accessToken,
		'refresh token': refreshToken,
		'client secret': clientSecret,
		'upload address': `https://open-upload.tiktokapis.com/upload?upload_id=7&upload_token=${UPLOAD_TOKEN}`,
		'signed address': `https://media.test/clip.mp4?X-Amz-Signature=${SIGNATURE}`,
	}[kind];
	return { plain, encoded: percentEncoded(plain) };
}

function percentEncoded(text: string): string {
	const code = (character: string) => character.charCodeAt(0).toString(16).toUpperCase();
	return text.replace(/[^a-z0-9]/gi, (character) => `%${code(character)}`);
}

/** One answer of the matrix. */
export interface LeakCase {
	readonly request: HostileRequest;
	readonly place: Place;
	readonly kind: SecretKind;
}

export const LEAK_CASES: readonly LeakCase[] = REQUESTS.flatMap((request) =>
	PLACES.flatMap((place) =>
		SECRET_KINDS.filter((kind) => isPossible(request, place, kind)).map((kind) => ({
			request,
			place,
			kind,
		})),
	),
);

/** A web address in a caption is the caption, and no secret of ours. */
function isPossible(request: HostileRequest, place: Place, kind: SecretKind): boolean {
	if (place.answer({ plain: '', encoded: '' }, request) === undefined) return false;
	const isText = place.name === 'the data' && request.returnsTexts === true;
	return !isText || !kind.endsWith('address');
}
