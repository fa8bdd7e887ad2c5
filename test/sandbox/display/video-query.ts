import { z } from 'zod';

import type { ApiEndpoint } from '../posting/api-route';
import { invalid } from '../posting/envelope';
import { pick, readFields } from './fields';
import { publicVideos, VIDEO_FIELDS } from './public-videos';

const MAX_IDS = 20;

const request = z.object({
	filters: z.object({ video_ids: z.array(z.string().regex(/^\d+$/)).min(1).max(MAX_IDS) }),
});

/** Leaves out ids that are not a public video of this creator. One id that is not an integer fails the call. https://developers.tiktok.com/doc/tiktok-api-v2-video-query */
export const videoQuery: ApiEndpoint = {
	endpoint: 'video_query',
	scopes: ['video.list'],
	answer(call) {
		const { app, creator, body } = call;
		const names = readFields(call, VIDEO_FIELDS);
		const parsed = request.safeParse(body);
		if (!parsed.success) throw invalid(app, 'Invalid video_ids');
		const wanted = new Set<unknown>(parsed.data.filters.video_ids);
		const videos = publicVideos(app, creator)
			.filter(({ fields }) => wanted.has(fields.id))
			.map(({ fields }) => pick(fields, names));
		return JSON.stringify({ videos });
	},
};
