import { z } from 'zod';

import type { ApiEndpoint } from '../posting/api-route';
import { invalid } from '../posting/envelope';
import type { AppState } from '../state/app';
import { pick, readFields } from './fields';
import { publicVideos, VIDEO_FIELDS } from './public-videos';

const MAX_COUNT = 20;
const DEFAULT_COUNT = 10;

const number = z.number().int();
const numberOrDigits = z.union([number, z.string().regex(/^\d+$/).transform(Number)]);

const requestTo = ({ switches }: AppState) =>
	z
		.object({
			/** Epoch milliseconds; only older videos are listed. */
			cursor: (switches.text_cursor === 'accepted' ? numberOrDigits : number).optional(),
			max_count: z.number().int().min(1).max(MAX_COUNT).default(DEFAULT_COUNT),
		})
		.default({});

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-list */
export const videoList: ApiEndpoint = {
	endpoint: 'video_list',
	scopes: ['video.list'],
	answer(call) {
		const { app, creator, body, garbled } = call;
		const names = readFields(call, VIDEO_FIELDS);
		const parsed = requestTo(app).safeParse(body);
		if (garbled || !parsed.success) throw invalid(app, 'Invalid cursor or max_count');
		const { cursor = Infinity, max_count } = parsed.data;
		const older = publicVideos(app, creator).filter(
			({ create_time_ms }) => create_time_ms < cursor,
		);
		const page = older.slice(0, max_count);
		return JSON.stringify({
			videos: page.map(({ fields }) => pick(fields, names)),
			cursor: page.at(-1)?.create_time_ms ?? parsed.data.cursor ?? app.clock.now(),
			has_more: older.length > page.length,
		});
	},
};
