const ROOMS = require('./.ci/rooms.cjs');

const OURS = '^(nodes|credentials)/';

/** The files of a room. A room inside it that is listed itself has its own place in the order. */
function filesOf(room) {
	const inner = ROOMS.filter((other) => other.startsWith(`${room}/`));
	return {
		path: `^${room}/`,
		...(inner.length === 0 ? {} : { pathNot: inner.map((one) => `^${one}/`) }),
	};
}

function noImportUpwards(room, index) {
	const above = ROOMS.slice(0, index);
	return above.map((target) => ({
		name: 'no-import-upwards',
		comment: `${room} is below ${target} in .ci/rooms.cjs. Import from below, or move the code.`,
		severity: 'error',
		from: filesOf(room),
		to: filesOf(target),
	}));
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...ROOMS.flatMap(noImportUpwards),
		{
			name: 'no-import-outside-the-rooms',
			comment:
				'Only .ci/rooms.cjs gives a folder its place. The node file imports and is not imported.',
			severity: 'error',
			from: { path: OURS },
			to: { path: OURS, pathNot: ROOMS.map((room) => `^${room}/`) },
		},
		{
			name: 'no-cycle-of-files',
			comment:
				'Two files that need each other are one file, or a third file below them is missing.',
			severity: 'error',
			from: { path: OURS },
			to: { circular: true },
		},
		{
			name: 'no-cycle-of-folders',
			comment:
				'Two folders that need each other are one folder, or a third folder below them is missing.',
			severity: 'error',
			scope: 'folder',
			from: { path: '^(nodes|credentials)' },
			to: { circular: true },
		},
		{
			name: 'media-stands-alone',
			comment: 'Reading a video file depends neither on n8n nor on TikTok.',
			severity: 'error',
			from: { path: '^nodes/TikTok/media/' },
			to: { pathNot: '^nodes/TikTok/media/' },
		},
		{
			name: 'no-other-package',
			comment:
				'n8n verifies only packages without dependencies, and its scanner allows only these two modules.',
			severity: 'error',
			from: { path: OURS },
			to: {
				pathNot: [OURS, '^node_modules/n8n-workflow/', '^(node:)?crypto$'],
			},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		// Type-only imports have a direction, too.
		tsPreCompilationDeps: true,
	},
};
