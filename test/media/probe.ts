/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- it runs ffprobe and ffmpeg */
import { spawnSync } from 'node:child_process';

/** What is used of ffprobe's JSON. */
export interface Probe {
	readonly format?: { readonly format_name?: string; readonly duration?: string };
	readonly streams?: readonly ProbeStream[];
}

export interface ProbeStream {
	readonly codec_type?: string;
	readonly codec_name?: string;
	readonly codec_tag_string?: string;
	readonly profile?: string;
	readonly width?: number;
	readonly height?: number;
	readonly pix_fmt?: string;
	readonly sample_aspect_ratio?: string;
	readonly avg_frame_rate?: string;
	readonly r_frame_rate?: string;
	readonly duration?: string;
	/** The number of frames that the file holds. */
	readonly nb_read_packets?: string;
	readonly disposition?: { readonly attached_pic?: number; readonly timed_thumbnails?: number };
	readonly side_data_list?: ReadonlyArray<{ readonly rotation?: number }>;
}

const MAX_OUTPUT_BYTES = 67_108_864;
const TIMEOUT_MS = 120_000;

/** @returns an empty object for a file that ffprobe cannot read */
export function probe(file: string): Probe {
	const shown = ['-show_format', '-show_streams', '-count_packets'];
	const args = ['-v', 'quiet', '-of', 'json', ...shown, file];
	const { stdout } = run('ffprobe', args);
	try {
		return JSON.parse(stdout) as Probe;
	} catch {
		return {};
	}
}

/** Whether ffmpeg reads the picture to its end without an error. */
export function isReadToTheEnd(file: string): boolean {
	const args = ['-v', 'error', '-i', file, '-map', '0:v:0', '-c', 'copy', '-f', 'null', '-'];
	const { status, stderr } = run('ffmpeg', args);
	return status === 0 && stderr.trim() === '';
}

function run(command: string, args: string[]) {
	const options = { encoding: 'utf8', maxBuffer: MAX_OUTPUT_BYTES, timeout: TIMEOUT_MS } as const;
	const result = spawnSync(command, args, options);
	if (result.error && !('code' in result.error && result.error.code === 'ETIMEDOUT')) {
		throw result.error;
	}
	return result;
}
