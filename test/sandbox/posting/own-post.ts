import { z } from 'zod';

import type { AppState } from '../state/app';
import type { Post } from '../state/post';
import type { Creator } from '../types';
import { Refusal } from './envelope';

const request = z.object({ publish_id: z.string() });

/** The creator's post with the publish_id of the body. Throws TikTok's error if there is none. */
export function ownPost(app: AppState, creator: Creator, body: unknown): Post {
	const parsed = request.safeParse(body);
	const post = parsed.success ? app.posts.byPublishId(parsed.data.publish_id) : null;
	if (!post) throw new Refusal(400, 'invalid_publish_id', 'The publish_id is invalid');
	if (post.open_id !== creator.open_id) {
		const code = 'token_not_authorized_for_specified_publish_id';
		throw new Refusal(400, code, 'The token is not authorized for the specified publish_id');
	}
	return post;
}
