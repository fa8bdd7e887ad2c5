/**
 * The rooms of the house, in the order of their imports: a room imports only from rooms below it.
 * `.dependency-cruiser.cjs` holds the code to this order, and `npm run docs` draws the picture in
 * docs/contribute.md from it.
 */
module.exports = [
	'nodes/TikTokTrigger',
	'nodes/TikTok/resources',
	'nodes/TikTok/resources/listSearch',
	'nodes/TikTok/resources/fields',
	'nodes/TikTok/setup',
	'nodes/TikTok/publish',
	'nodes/TikTok/publish/send',
	'nodes/TikTok/publish/check/photos',
	'nodes/TikTok/publish/check',
	'nodes/TikTok/publish/follow',
	'nodes/TikTok/publish/run',
	'nodes/TikTok/publish/retry',
	'nodes/TikTok/publish/result',
	'nodes/TikTok/upload/session',
	'nodes/TikTok/upload/put',
	'nodes/TikTok/upload/source/web',
	'nodes/TikTok/upload/source',
	'nodes/TikTok/upload/freedMemory',
	'nodes/TikTok/upload/plan',
	'nodes/TikTok/n8n',
	'nodes/TikTok/api',
	'nodes/TikTok/errors',
	'nodes/TikTok/media',
	'credentials',
	'nodes/TikTok/shared',
];
