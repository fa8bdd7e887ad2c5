import type { LoggedRequest, PostView, UploadView } from '../sandbox/types';
import type { Attempt, Scene } from './scene';

/** What TikTok's side saw and holds of a scene. */
export interface Arrived {
	readonly posts: readonly PostView[];
	readonly uploads: readonly UploadView[];
	readonly requests: readonly LoggedRequest[];
}

/** An init that TikTok accepted. */
export interface AcceptedInit {
	readonly request: LoggedRequest;
	readonly post: PostView;
}

export async function arrivedAt({ client, app }: Pick<Scene, 'client' | 'app'>): Promise<Arrived> {
	const { client_key: key } = app;
	return {
		posts: await client.posts(key),
		uploads: await client.uploads(key),
		requests: await client.requests(key),
	};
}

/** True for a post that somebody can see, in the profile or as a draft in the inbox. */
export function isOut({ status }: PostView): boolean {
	return status === 'PUBLISH_COMPLETE' || status === 'SEND_TO_USER_INBOX';
}

/** The accepted inits in their order. Each post was made while its request was the latest init. */
export function acceptedInits({ posts, requests }: Arrived): AcceptedInit[] {
	const inits = requests.filter(({ endpoint }) => endpoint === 'init' || endpoint === 'inbox_init');
	return posts.flatMap((post) => {
		const request = inits.filter(({ at }) => at <= post.created_at).at(-1);
		if (request === undefined) return [];
		return [{ request, post }];
	});
}

/** The requests of one run of the node. */
export function requestsOf(
	{ requests }: Arrived,
	attempts: readonly Attempt[],
	number: number,
): LoggedRequest[] {
	const end = attempts[number + 1]?.afterSeq ?? Infinity;
	return requests.filter(({ seq }) => seq > attempts[number].afterSeq && seq <= end);
}

/** The publish_ids that the answers to the inits of a run brought to the node. */
export function publishIdsTold({ sent }: Attempt): string[] {
	const inits = sent.filter(({ url }) => url.pathname.endsWith('/video/init/'));
	return inits.flatMap(({ answer }) => {
		const id = /"publish_id":"([^"]+)".*"code":"ok"/.exec(answer?.text ?? '')?.[1];
		return id === undefined || answer?.status !== 200 ? [] : [id];
	});
}
