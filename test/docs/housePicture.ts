import ROOMS from '../../.ci/rooms.cjs';
import { cruise, type CruiseReport } from '../package/cruise';

const WIRING = 'nodes/TikTok/TikTok.node.ts';

/** The content of a page's Mermaid block. */
const BLOCK = /(?<=```mermaid\n)[^`]*(?=```)/;

/** The boxes of the picture, top to bottom, with what lives there. */
const BOXES: ReadonlyArray<readonly [path: string, content: string]> = [
	['nodes/TikTokTrigger', 'events from TikTok'],
	[WIRING, 'wiring only'],
	['nodes/TikTok/resources', 'one file per operation'],
	['nodes/TikTok/setup', 'what the app and the account can do'],
	['nodes/TikTok/publish', 'a posting run, from check to result'],
	['nodes/TikTok/upload', 'chunks, retries, sources'],
	['nodes/TikTok/n8n', 'how n8n runs the node'],
	['nodes/TikTok/api', "TikTok's endpoints, calls, pacing"],
	['nodes/TikTok/errors', 'faults, codes, remedies'],
	['nodes/TikTok/media', 'what a video file contains'],
	['credentials', 'sign-in and token refresh'],
	['nodes/TikTok/shared', 'small helpers'],
];

type Arrow = readonly [from: number, to: number];

/**
 * The imports between the rooms as a Mermaid flow chart. An arrow that other arrows imply is left
 * out; an arrow upwards never is.
 *
 * @throws Error for a room or a file that no box holds
 */
export function housePicture(report: CruiseReport = cruise()): string {
	for (const room of ROOMS) boxOf(`${room}/`);
	const boxes = BOXES.map(([path, content], index) => {
		return `\t${idOf(index)}["<b>${nameOf(path)}</b><br>${content}"]`;
	});
	const arrows = withoutImplied(arrowsIn(report)).map(
		(ends) => `\t${ends.map(idOf).join(' --> ')}`,
	);
	return ['flowchart TB', ...boxes, ...arrows, ''].join('\n');
}

/**
 * A page with the picture in place of the one in it.
 *
 * @throws Error when the page has no Mermaid block
 */
export function withPicture(page: string, picture = housePicture()): string {
	if (!BLOCK.test(page)) throw new Error('The page has no Mermaid block');
	return page.replace(BLOCK, () => picture);
}

/** Each pair of boxes, as positions in the list, of which one imports the other. */
function arrowsIn({ modules }: CruiseReport): Arrow[] {
	const pairs = modules.flatMap(({ source, dependencies }) =>
		dependencies.map(({ resolved }) => [source, resolved]),
	);
	const arrows = pairs
		.filter((pair) => pair.every(isOurs))
		.map(([from, to]): Arrow => [boxOf(from), boxOf(to)])
		.filter(([from, to]) => from !== to);
	return [...new Map(arrows.map((arrow) => [arrow.join(), arrow])).values()].sort(
		(one, other) => one[0] - other[0] || one[1] - other[1],
	);
}

function withoutImplied(arrows: readonly Arrow[]): Arrow[] {
	const down = arrows.filter(([from, to]) => from < to);
	const reaches = (from: number, to: number): boolean =>
		down.some(([start, next]) => start === from && (next === to || reaches(next, to)));
	const isImplied = ([from, to]: Arrow) =>
		down.some(([start, next]) => start === from && next !== to && reaches(next, to));
	return arrows.filter((arrow) => !isImplied(arrow));
}

function isOurs(file: string): boolean {
	return /^(nodes|credentials)\//.test(file);
}

function boxOf(file: string): number {
	const box = BOXES.findIndex(([path]) => file === path || file.startsWith(`${path}/`));
	if (box < 0) throw new Error(`No box of the picture holds ${file}`);
	return box;
}

/** The name of a box in the source of the picture, in which a dot has a meaning. */
function idOf(box: number): string {
	return nameOf(BOXES[box][0]).replaceAll('.', '_');
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}
