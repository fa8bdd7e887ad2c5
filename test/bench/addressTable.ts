import type { MeasuredEngine, Runtime } from './measuredEngine';
import { median, spread } from './medians';
import type { Bench, Measured } from './part';
import { sizeName } from './sizes';
import type { Stand } from './stand';
import { columnFor, fixed, mib } from './tableText';
import { atLeast, growthTarget } from './targets';
import { VideoServer } from './videoServerProcess';

const SIZES = [100_000_000, 1_000_000_000];
const GB = 1_000_000_000;
const MIN_RATIO = 0.9;

/** How the server gives the file: with its length, so that it is passed through, or without. */
const KINDS = ['stated', 'chunked'] as const;

type Kind = (typeof KINDS)[number];

const WHAT: Readonly<Record<Kind, string>> = { stated: 'passed through', chunked: 'stored first' };

/** A post of a video at a web address, curl for both halves of it, and Node alone. */
interface AddressRound {
	gets: number;
	nodeSec: number;
	downloadSec: number;
	uploadSec: number;
	bareSec: number;
	postSec: number;
	growthBytes: number;
	/** Of each process, in seconds. */
	nodeCpuSec: number;
	curlCpuSec: number;
	bareCpuSec: number;
}

interface AddressResult {
	kind: Kind;
	sizeBytes: number;
	rounds: AddressRound[];
	/** Of the round too that does not count for speed. */
	growthBytes: number[];
}

/** Posts of web addresses, each against a curl that downloads and one that uploads the same bytes. */
export async function measureAddresses(bench: Bench, runtime: Runtime): Promise<Measured> {
	const results: AddressResult[] = [];
	for (const sizeBytes of bench.sizes ?? SIZES) {
		for (const kind of KINDS) results.push(await resultOf(bench, runtime, kind, sizeBytes));
	}
	return {
		means: [meaningOf(results)],
		targets: [
			...results.map((result) =>
				atLeast(nameOf(result), MIN_RATIO, median(result.rounds.map(ratioOf(result.kind)))),
			),
			...results.map((result) => growthTarget(nameOf(result), result.growthBytes)),
		],
		tables: [
			{
				title: `Videos at web addresses, ${runtime.name}`,
				notes: [
					"One curl downloads the file from the same server, another sends the PUTs of the node. Upload s of a file that is passed through (`Content-Length` stated) is the time from the header of its first PUT to the answer to the last, of node, curl and bare Node; the node is compared with the slower curl. A file that is stored first (no `Content-Length`) has to be complete before TikTok is asked: its whole post is compared with both curls together. **Bare Node** is a new process of a few lines that pipes the file from Node's `http` to its `https`, in the same PUTs, over one connection: what Node costs without n8n and this package. CPU of curl is that of both curls. GETs are those of one post.",
				],
				...columnFor('', results, nameOf, [
					['GETs', ({ rounds }) => [...new Set(rounds.map(({ gets }) => gets))].join(', ')],
					['Node upload s', textOf('nodeSec')],
					['curl download s', textOf('downloadSec')],
					['curl upload s', textOf('uploadSec')],
					['Bare Node upload s', textOf('bareSec')],
					['Ratio to curl', ({ kind, rounds }) => spread(rounds.map(ratioOf(kind)), 2)],
					['Ratio to bare Node', ({ kind, rounds }) => spread(rounds.map(ratioToBare(kind)), 2)],
					['Whole post s', textOf('postSec')],
					['Node CPU s/GB', textOf('nodeCpuSec', GB)],
					['curl CPU s/GB', textOf('curlCpuSec', GB)],
					['Bare Node CPU s/GB', textOf('bareCpuSec', GB)],
					['Memory MiB', ({ growthBytes }) => spread(growthBytes.map(mib), 1)],
				]),
			},
		],
	};
}

function nameOf({ kind, sizeBytes }: AddressResult): string {
	return `web address, ${WHAT[kind]}, ${sizeName(sizeBytes)}`;
}

/** @param perBytes left out: the figure itself, not its part for so many bytes */
function textOf(key: keyof AddressRound, perBytes?: number) {
	return ({ sizeBytes, rounds }: AddressResult) =>
		spread(
			rounds.map((round) => round[key] * (perBytes === undefined ? 1 : perBytes / sizeBytes)),
			2,
		);
}

function meaningOf(results: AddressResult[]): string {
	const passed = results.filter(({ kind }) => kind === 'stated');
	const { sizeBytes, rounds } = passed[passed.length - 1];
	const middle = (key: keyof AddressRound) => median(rounds.map((round) => round[key]));
	const sec = (key: keyof AddressRound) => fixed(middle(key), 1);
	const mbit = fixed((sizeBytes * 8) / 1_000_000 / middle('nodeSec'));
	return `- **A video at a web address** is sent to TikTok while n8n receives it. ${sizeName(sizeBytes)} takes ${sec('nodeSec')} s. A curl that only downloads takes ${sec('downloadSec')} s, one that only uploads ${sec('uploadSec')} s, and a bare Node program that only pipes the bytes on ${sec('bareSec')} s: that is what Node's own HTTP and TLS cost. On a line below ${mbit} Mbit/s, the line sets the pace.`;
}

async function resultOf(
	{ stand, rounds }: Bench,
	runtime: Runtime,
	kind: Kind,
	sizeBytes: number,
): Promise<AddressResult> {
	const server = await VideoServer.start(runtime);
	try {
		return await stand.withEngine(runtime, async (engine) => {
			const all: AddressRound[] = [];
			// The first round finds code that V8 has not compiled, and counts for memory only.
			while (all.length <= rounds) {
				all.push(await roundOf({ stand, runtime, engine, server }, kind, sizeBytes));
			}
			const growthBytes = all.map((round) => round.growthBytes);
			return { kind, sizeBytes, rounds: all.slice(1), growthBytes };
		});
	} finally {
		server.close();
	}
}

interface Sides {
	stand: Stand;
	runtime: Runtime;
	engine: MeasuredEngine;
	server: VideoServer;
}

async function roundOf(
	{ stand, runtime, engine, server }: Sides,
	kind: Kind,
	sizeBytes: number,
): Promise<AddressRound> {
	const url = `${server.origin}/${kind}/${sizeBytes}`;
	const node = await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0, url });
	const gets = await server.gets();
	const { ranges } = node.traffic;
	const download = await stand.curlDownload(url);
	const upload = await stand.curlRound(ranges);
	const bare = await stand.bareRound(runtime, url, ranges);
	await server.gets();
	return {
		gets,
		nodeSec: node.traffic.putSec,
		downloadSec: download.sec,
		uploadSec: upload.traffic.putSec,
		bareSec: bare.traffic.putSec,
		postSec: node.postMs[0] / 1_000,
		growthBytes: node.growthBytes,
		nodeCpuSec: node.cpuSec,
		curlCpuSec: download.cpuSec + upload.cpuSec,
		bareCpuSec: bare.cpuSec,
	};
}

/** Above 1, the node was faster. */
function ratioOf(kind: Kind) {
	return (round: AddressRound): number => {
		const both = [round.downloadSec, round.uploadSec] as const;
		return (kind === 'stated' ? Math.max(...both) : both[0] + both[1]) / comparedSec(kind, round);
	};
}

function ratioToBare(kind: Kind) {
	return (round: AddressRound): number => round.bareSec / comparedSec(kind, round);
}

/** Of a file that is stored first, the whole post: nothing is sent before the file is complete. */
function comparedSec(kind: Kind, { nodeSec, postSec }: AddressRound): number {
	return kind === 'stated' ? nodeSec : postSec;
}
