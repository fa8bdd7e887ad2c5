import type { INode } from 'n8n-workflow';

/*
 * Where n8n's editor draws the nodes and lines of a workflow: useWorkflowDocumentRenderData of n8n
 * 2.41.1 (getEdgeRenderData) and the sizes of its canvas nodes. In pixels.
 */
const NODE_PX = 96;
/** n8n makes a node higher for each output after the second. */
const PX_PER_OUTPUT = 32;
/** The name below a node, in two lines. */
const NAME_PX = 40;
/** The line in grey below the name. */
const SUBTITLE_PX = 24;
/** A line that goes back leaves downwards by this much. */
const BACK_PX = 130;
const SIDE_PX = 40;
const STEPS = 60;
/** The most by which a line may come close. */
const MARGIN_PX = 4;

const NOTE = 'n8n-nodes-base.stickyNote';

export interface Canvas {
	nodes: INode[];
	connections: Record<string, Record<string, Array<Array<{ node: string }> | null>>>;
}

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

type Point = readonly [x: number, y: number];

/** Lines of the main flow that run through a node or its name, as "A → B: C". */
export function linesThroughNodes(canvas: Canvas): string[] {
	return linesOf(canvas).flatMap(({ from, to, points }) =>
		stepsOf(canvas)
			.filter(({ name }) => name !== from && name !== to)
			.filter((node) => points.some((point) => isIn(point, boxOf(canvas, node, NAME_PX))))
			.map(({ name }) => `${from} → ${to}: ${name}`),
	);
}

/** Nodes that lie in no band, or only partly in one. A band is a note that begins with a heading. */
export function nodesOutsideBands(canvas: Canvas): string[] {
	const bands = notesOf(canvas).map(boxOfNote);
	return stepsOf(canvas)
		.filter((node) => {
			const box = boxOf(canvas, node, NAME_PX + SUBTITLE_PX);
			return !bands.some((band) => contains(band, box));
		})
		.map(({ name }) => name);
}

/** Notes that lie on each other without one holding the other. */
export function notesOnNotes(canvas: Canvas): string[] {
	const notes = notesOf(canvas).map((note) => ({ name: note.name, box: boxOfNote(note) }));
	return notes.flatMap((one, at) =>
		notes
			.slice(at + 1)
			.filter(({ box }) => {
				const isApart = !overlap(one.box, box);
				return !isApart && !contains(one.box, box) && !contains(box, one.box);
			})
			.map(({ name }) => `${one.name} and ${name}`),
	);
}

export function notesOf({ nodes }: Canvas): INode[] {
	return nodes.filter(({ type }) => type === NOTE);
}

function stepsOf({ nodes }: Canvas): INode[] {
	return nodes.filter(({ type }) => type !== NOTE);
}

function linesOf(canvas: Canvas) {
	const byName = new Map(canvas.nodes.map((node) => [node.name, node]));
	return Object.entries(canvas.connections).flatMap(([from, { main = [] }]) =>
		main.flatMap((targets, output) =>
			(targets ?? []).map(({ node: to }) => ({
				from,
				to,
				points: line(
					outputOf(canvas, byName.get(from) as INode, output),
					inputOf(canvas, byName.get(to) as INode),
				),
			})),
		),
	);
}

function outputsOf({ connections, nodes }: Canvas, name: string): number {
	const node = nodes.find((each) => each.name === name);
	const hasError = node?.onError === 'continueErrorOutput';
	const drawn = connections[name]?.main?.length ?? 0;
	return Math.max(1, drawn, hasError || /\.if$/.test(node?.type ?? '') ? 2 : 1);
}

function heightOf(canvas: Canvas, { name }: INode): number {
	return NODE_PX + Math.max(0, outputsOf(canvas, name) - 2) * PX_PER_OUTPUT;
}

function outputOf(canvas: Canvas, node: INode, output: number): Point {
	const [x, y] = node.position;
	const share = (output + 1) / (outputsOf(canvas, node.name) + 1);
	return [x + NODE_PX, y + heightOf(canvas, node) * share];
}

function inputOf(canvas: Canvas, node: INode): Point {
	const [x, y] = node.position;
	return [x, y + heightOf(canvas, node) / 2];
}

/** A curve to the right; to the left three straight lines below both nodes. */
function line([fromX, fromY]: Point, [toX, toY]: Point): Point[] {
	if (fromX - 20 <= toX) {
		const middle = (fromX + toX) / 2;
		return path(
			Array.from({ length: STEPS + 1 }, (_, step) => {
				const t = step / STEPS;
				const at = (p0: number, p1: number, p2: number, p3: number) =>
					p0 * (1 - t) ** 3 + 3 * p1 * t * (1 - t) ** 2 + 3 * p2 * t * t * (1 - t) + p3 * t ** 3;
				return [at(fromX, middle, middle, toX), at(fromY, fromY, toY, toY)] as const;
			}),
		);
	}
	const below = fromY + BACK_PX;
	return path([
		[fromX, fromY],
		[fromX + SIDE_PX, fromY],
		[fromX + SIDE_PX, below],
		[toX - SIDE_PX, below],
		[toX - SIDE_PX, toY],
		[toX, toY],
	]);
}

/** Points on the straight lines between the corners. */
function path(corners: readonly Point[]): Point[] {
	return corners.slice(1).flatMap(([x, y], at) => {
		const [beforeX, beforeY] = corners[at];
		const count = Math.ceil(Math.hypot(x - beforeX, y - beforeY) / MARGIN_PX) + 1;
		return Array.from({ length: count + 1 }, (_, step): Point => {
			const share = step / count;
			return [beforeX + (x - beforeX) * share, beforeY + (y - beforeY) * share];
		});
	});
}

function boxOf(canvas: Canvas, node: INode, below: number): Box {
	const [left, top] = node.position;
	return { left, top, right: left + NODE_PX, bottom: top + heightOf(canvas, node) + below };
}

function boxOfNote({ position: [left, top], parameters }: INode): Box {
	return {
		left,
		top,
		right: left + Number(parameters.width),
		bottom: top + Number(parameters.height),
	};
}

function isIn([x, y]: Point, { left, top, right, bottom }: Box): boolean {
	return (
		x > left - MARGIN_PX && x < right + MARGIN_PX && y > top - MARGIN_PX && y < bottom + MARGIN_PX
	);
}

function overlap(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

function contains(outer: Box, inner: Box): boolean {
	return (
		outer.left <= inner.left &&
		outer.top <= inner.top &&
		outer.right >= inner.right &&
		outer.bottom >= inner.bottom
	);
}
