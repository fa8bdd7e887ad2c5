/**
 * The direction of imports: downwards in this list, and never in a circle. The picture of the house
 * in docs/contribute.md is drawn from the same list (`npm run docs`).
 */
const ROOMS = [
	'nodes/TikTokTrigger',
	'nodes/TikTok/resources',
	'nodes/TikTok/resources/listSearch',
	'nodes/TikTok/resources/fields',
	'nodes/TikTok/publish',
	'nodes/TikTok/publish/send',
	'nodes/TikTok/publish/check',
	'nodes/TikTok/publish/follow',
	'nodes/TikTok/publish/run',
	'nodes/TikTok/publish/retry',
	'nodes/TikTok/publish/result',
	'nodes/TikTok/upload/session',
	'nodes/TikTok/upload/put',
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

/** The files of a room, without those of the rooms inside it that have a place of their own. */
function filesOf(room) {
	const inner = ROOMS.filter((other) => other.startsWith(`${room}/`));
	return {
		path: `^${room}/`,
		...(inner.length === 0 ? {} : { pathNot: inner.map((one) => `^${one}/`) }),
	};
}

function noImportUpwards(room, index) {
	const above = ROOMS.slice(0, index).map(filesOf);
	return above.map((target, at) => ({
		name: 'no-import-upwards',
		comment: `${room} stands below ${ROOMS[at]} in the list of rooms: import from below, or move the code.`,
		severity: 'error',
		from: filesOf(room),
		to: target,
	}));
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...ROOMS.flatMap(noImportUpwards),
		{
			name: 'no-cycle-of-files',
			comment: 'Two files that need each other are one file, or lack a third one below them.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'no-cycle-of-folders',
			comment: 'Two folders that need each other are one folder, or lack a third one below them.',
			severity: 'error',
			scope: 'folder',
			from: {},
			to: { circular: true },
		},
		{
			name: 'media-stands-alone',
			comment: 'What a file says of itself does not depend on n8n or TikTok.',
			severity: 'error',
			from: { path: '^nodes/TikTok/media/' },
			to: { pathNot: '^nodes/TikTok/media/' },
		},
		{
			name: 'no-other-package',
			comment:
				'n8n verifies only packages without a dependency, and its scanner allows no other module.',
			severity: 'error',
			from: {},
			to: {
				pathNot: [
					'^(nodes|credentials)/',
					'(^|/)node_modules/n8n-workflow/',
					'^n8n-workflow$',
					'^(node:)?crypto$',
				],
			},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		includeOnly: undefined,
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'types'],
		},
	},
};
