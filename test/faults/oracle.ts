import {
	acceptedInits,
	isOut,
	publishIdsTold,
	requestsOf,
	type AcceptedInit,
	type Arrived,
} from './arrived';
import type { PostView } from '../sandbox/types';
import { mayAppearIsTrue } from './mayAppear';
import type { Attempt, Scene } from './scene';
import { messageOfError, shownOfError, shownOfOutput } from './shown';
import type { SentRequest } from './wire';

/** The hour of an upload URL, the longest wait for a status, and pauses for questions. */
const MAX_VIRTUAL_MS = 3 * 3_600_000;

/** The hour of an upload URL, and nearly five minutes for what is still under way. */
const UPLOAD_ENDED_MS = 64.9 * 60_000;

/** After these TikTok never publishes the post, so the node may start another. */
const DEAD_FOR_GOOD = ['internal'];

/**
 * What must hold however requests fail and however often n8n runs the node, for one item.
 *
 * @returns what does not hold, in words; empty when all is well
 */
export function violationsOf(scene: Scene, arrived: Arrived): string[] {
	const inits = acceptedInits(arrived);
	return [
		...runsEnd(scene),
		...atMostOnePost(arrived),
		...bytesAreTheFile(scene, arrived),
		...initsAreAllowed(scene, arrived, inits),
		...publishIdsAreKnown(scene),
		...resultsAreTrue(scene, arrived),
		...lostUploadsAreErrors(scene),
		...mayAppearIsTrue(scene),
		...nothingSecretShows(scene, arrived),
		...tokenStaysAtTheApi(arrived),
	];
}

function runsEnd({ attempts }: Scene): string[] {
	return attempts.flatMap(({ hung, tookMs }) => {
		if (hung) return ['a run did not end'];
		return tookMs > MAX_VIRTUAL_MS ? [`a run took ${tookMs} virtual ms`] : [];
	});
}

function atMostOnePost({ posts }: Arrived): string[] {
	const out = posts.filter(isOut);
	return out.length > 1 ? [`${out.length} posts are out: ${out.map(idOf).join(', ')}`] : [];
}

function bytesAreTheFile({ file }: Scene, { posts, uploads }: Arrived): string[] {
	const wrong = posts.filter((post) => isOut(post) && post.sha256 !== file.sha256);
	const broken = uploads.filter(({ sha256 }) => sha256 !== null && sha256 !== file.sha256);
	return [...wrong, ...broken].map(({ publish_id: id }) => `${id} has other bytes than the file`);
}

/** Invariant: a further init only when the post before it can't appear any more. */
function initsAreAllowed(scene: Scene, arrived: Arrived, inits: readonly AcceptedInit[]): string[] {
	const { attempts, route } = scene;
	const early = inits.slice(1).flatMap(({ request }, index) => {
		const { post } = inits[index];
		const mayAppear = lastByteLeft(scene, arrived, post, request.at);
		const isDead = DEAD_FOR_GOOD.includes(post.fail_reason ?? '');
		const isSafe = isDead || wasToldLost(scene, post, request.at);
		return mayAppear && !isSafe
			? [`another post was started although ${post.publish_id} might appear`]
			: [];
	});
	const perRun = attempts.flatMap((_, number) => {
		const own = requestsOf(arrived, attempts, number);
		const count = inits.filter(({ request }) => own.includes(request)).length;
		const lost = own.some(
			({ endpoint, status }) => endpoint === 'put' && (status === 403 || status === 404),
		);
		const allowed = lost && route.isDirectPost ? 2 : 1;
		return count > allowed ? [`run ${number + 1} began ${count} posts`] : [];
	});
	return [...early, ...perRun];
}

/** Whether the HTTP client had the last byte of the file before that time. */
function lastByteLeft(
	{ wire }: Scene,
	{ uploads }: Arrived,
	post: PostView,
	before: number,
): boolean {
	const uploadUrl = uploads.find(({ publish_id: id }) => id === post.publish_id)?.upload_url;
	return wire.sent.some(({ url, contentRange, at, handedOut }) => {
		const [first, last, size] = (/(\d+)-(\d+)\/(\d+)/.exec(contentRange ?? '') ?? [])
			.slice(1)
			.map(Number);
		const isLast = url.href === uploadUrl && last === size - 1;
		return isLast && at <= before && handedOut === size - first;
	});
}

/**
 * TikTok has said with a number that bytes of a direct post are missing, when none could arrive any
 * more.
 */
function wasToldLost({ wire, route }: Scene, post: PostView, before: number): boolean {
	const toldSize = ({ answer }: SentRequest) =>
		/"status":"PROCESSING_UPLOAD","uploaded_bytes":(\d+)/.exec(answer?.text ?? '')?.[1];
	return (
		route.isDirectPost &&
		wire.sent.some(
			(request) =>
				request.at > post.created_at + UPLOAD_ENDED_MS &&
				request.at <= before &&
				Number(toldSize(request) ?? Infinity) < post.video_size,
		)
	);
}

/** Invariant: what TikTok has told is in the log, and in what that run and the next one hand on. */
function publishIdsAreKnown({ attempts, logs }: Scene): string[] {
	return attempts.flatMap((attempt, number) =>
		publishIdsTold(attempt).flatMap((id) => {
			const silent = attempts
				.slice(number, number + 2)
				.filter((run) => !handedOnBy(run).includes(id))
				.map(() => `${id} is neither in the output nor in the error`);
			const started = logs.some(
				(line) => line.startsWith('info TikTok: started') && line.includes(id),
			);
			return started ? silent : [...silent, `${id} is not in the log`];
		}),
	);
}

function handedOnBy({ output, error }: Attempt): string {
	return output === undefined ? messageOfError(error) : shownOfOutput(output);
}

/** A result that says "published" is about a post that is out, with the ids it has. */
function resultsAreTrue({ attempts }: Scene, { posts }: Arrived): string[] {
	return attempts.flatMap(({ output = [] }) =>
		output.flatMap(({ json: { status, publish_id, post_ids } }) => {
			if (status !== 'PUBLISH_COMPLETE') return [];
			const post = posts.find((one) => one.publish_id === publish_id);
			if (post === undefined || !isOut(post)) {
				return [`${String(publish_id)} is reported as published and is not`];
			}
			const ids = Array.isArray(post_ids) ? post_ids : [];
			const wrong = ids.filter((id) => !post.post_ids.some((exact) => exact === id));
			return wrong.map((id) => `${String(id)} is no id of the post`);
		}),
	);
}

/** Invariant: an upload of which TikTok lacks bytes never ends as a result that is still in progress. */
function lostUploadsAreErrors({ attempts }: Scene): string[] {
	return attempts.flatMap(({ output = [], arrived: { uploads } }) =>
		output.flatMap(({ json: { status, publish_id } }) => {
			const upload = uploads.find((one) => one.publish_id === publish_id);
			const isLost = upload !== undefined && upload.uploaded_bytes < upload.video_size;
			return status === 'PROCESSING_UPLOAD' && isLost
				? [`${String(publish_id)} is reported as in progress, and its upload is lost`]
				: [];
		}),
	);
}

function nothingSecretShows(scene: Scene, { uploads }: Arrived): string[] {
	const { attempts, logs, app, token } = scene;
	const shown = [
		...logs,
		...attempts.map(({ error, output = [] }) => shownOfError(error) + shownOfOutput(output)),
	].join('\n');
	const secrets = [
		{ what: 'the access token', text: token.access_token },
		{ what: 'the refresh token', text: token.refresh_token },
		{ what: 'the client secret', text: app.client_secret },
		...uploads.flatMap(({ upload_url: url, upload_id: id }) => [
			{ what: 'the upload token', text: new URL(url).searchParams.get('upload_token') ?? url },
			{ what: 'the upload id', text: id },
		]),
	];
	return secrets.filter(({ text }) => shown.includes(text)).map(({ what }) => `${what} shows`);
}

function tokenStaysAtTheApi({ uploads, requests }: Arrived): string[] {
	const signed = requests.filter(
		({ endpoint, headers }) => endpoint === 'put' && headers.authorization !== undefined,
	);
	return [
		...uploads.flatMap(({ violations }) => violations),
		...signed.map(({ host }) => `an Authorization header at ${host}`),
	];
}

function idOf({ publish_id }: { publish_id: string }): string {
	return publish_id;
}
