import type { LoggedRequest, PostView } from '../sandbox/types';
import { isOut, type Arrived } from './arrived';
import type { Scene } from './scene';
import { codeOfError, mayAppearOf } from './shown';
import type { SentRequest } from './wire';

/**
 * What can happen to a post without another request from the node.
 * - `may`: it exists, or TikTok can still publish it with what it has or is about to receive.
 * - `cannot`: TikTok will never publish it, and the node could know that.
 * - `unknown`: as far as the sandbox sees, TikTok will never publish it. But the last bytes may be
 *   under way, no answer told the node, or the execution was stopped before the node could note it.
 */
export type Fate = 'may' | 'cannot' | 'unknown';

/**
 * Invariant: `details.may_appear` of every failed item is what the sandbox could still publish when
 * the run ended. Where the node cannot know, it may say either.
 *
 * @returns what does not hold, in words
 */
export function mayAppearIsTrue({ attempts }: Pick<Scene, 'attempts'>): string[] {
	return attempts.flatMap((attempt, number) => {
		const sent = attempts.slice(0, number + 1).flatMap((run) => run.sent);
		const wasStopped = codeOfError(attempt.error) === 'execution_stopped';
		const fate = fateOfItem(attempt.arrived, sent, wasStopped);
		return mayAppearOf(attempt).flatMap((said) => problemOf(said, fate, number + 1));
	});
}

function problemOf(said: unknown, fate: Fate, run: number): string[] {
	if (typeof said !== 'boolean') return [`run ${run} failed without details.may_appear`];
	if (!said && fate === 'may') return [`run ${run} says that no post may appear, but one may`];
	return said && fate === 'cannot' ? [`run ${run} says that a post may appear, but none can`] : [];
}

/**
 * The fate of one item: of the most alive of its posts.
 *
 * @param arrived TikTok's side at the end of a run
 * @param sent what the node had sent for the item until then, in this and earlier runs
 * @param wasStopped true when the execution was stopped in this run
 */
export function fateOfItem(
	arrived: Arrived,
	sent: readonly SentRequest[],
	wasStopped: boolean,
): Fate {
	const fates = arrived.posts.map((post, index) => fateOf(post, index, arrived, sent, wasStopped));
	if (fates.includes('may')) return 'may';
	return fates.includes('unknown') ? 'unknown' : 'cannot';
}

function fateOf(
	post: PostView,
	index: number,
	{ uploads, requests }: Arrived,
	sent: readonly SentRequest[],
	wasStopped: boolean,
): Fate {
	if (isOut(post)) return 'may';
	if (post.status === 'FAILED') {
		return wasTold(sent, 'FAILED') && !wasStopped ? 'cannot' : 'unknown';
	}
	const upload = uploads.find(({ publish_id }) => publish_id === post.publish_id);
	// A pull can end well at any time.
	if (upload === undefined || post.uploaded_at !== null) return 'may';
	const end = `-${upload.video_size - 1}/${upload.video_size}`;
	const lastPuts = requests.filter(
		({ endpoint, publish, content_range: range }) =>
			endpoint === 'put' && publish === index && range?.endsWith(end) === true,
	);
	const now = Math.max(...requests.map(({ at }) => at));
	// The last byte came here, whatever the answer was. TikTok takes it while the address lives.
	if (lastPuts.some(isWhole) && now <= upload.expires_at) return 'may';
	const begun = sent.some(
		({ url, contentRange }) => url.href === upload.upload_url && contentRange?.endsWith(end),
	);
	// Only the node knows whether its HTTP client has the last byte, which may be under way.
	return begun || lastPuts.length > 0 ? 'unknown' : 'cannot';
}

function isWhole({ body_bytes, headers }: LoggedRequest): boolean {
	return String(body_bytes) === headers['content-length'];
}

function wasTold(sent: readonly SentRequest[], status: PostView['status']): boolean {
	return sent.some(({ answer }) => answer?.text.includes(`"status":"${status}"`));
}
