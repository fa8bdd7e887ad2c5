import { z } from 'zod';

const count = z.number().int().min(0);

/**
 * A public video that a creator already has. Missing fields are zero or empty.
 * `create_time_ms` is in epoch milliseconds.
 */
export const seededVideoSchema = z
	.object({
		id: z.string().regex(/^\d+$/),
		create_time_ms: count,
		title: z.string().default(''),
		duration: count.default(0),
		height: count.default(0),
		width: count.default(0),
		like_count: count.default(0),
		comment_count: count.default(0),
		share_count: count.default(0),
		view_count: count.default(0),
	})
	.strict();

export type SeededVideo = z.infer<typeof seededVideoSchema>;
