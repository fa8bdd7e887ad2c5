/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the bench runs curl and cuts files for it */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { SandboxClient } from '../sandbox';
import { rangeBytes } from './ranges';

const run = promisify(execFile);
const INIT_URL = 'https://open.tiktokapis.com/v2/post/publish/video/init/';

/** What one curl process took for all PUTs of a file. */
export interface CurlRound {
	/** User and system time, in seconds. */
	cpuSec: number;
}

/** Sends the ranges that the node has sent, from files cut beforehand, with one curl process. */
export class CurlSide {
	/**
	 * @param folder for the parts; they are sparse and take no room
	 * @param env must hold the sandbox's variables
	 */
	constructor(
		private readonly client: SandboxClient,
		private readonly folder: string,
		private readonly env: NodeJS.ProcessEnv,
		private readonly caPath: string,
	) {}

	/** Begins a post and writes down its PUTs; not measured. @returns curl's config file */
	async stage(ranges: string[]): Promise<string> {
		const url = await this.begin(ranges);
		const sections: string[] = [];
		for (const [index, bytes] of ranges.map(rangeBytes).entries()) {
			const file = await this.newFile(`part-${bytes}-${index}`, bytes);
			sections.push(section(url, file, ranges[index]));
		}
		const config = path.join(this.folder, 'curl.config');
		await fs.writeFile(config, sections.join('next\n'));
		return config;
	}

	/** A sparse file of so many bytes. @returns its path */
	async newFile(name: string, bytes: number): Promise<string> {
		const file = path.join(this.folder, name);
		await (await fs.open(file, 'a')).close();
		await fs.truncate(file, bytes);
		return file;
	}

	async forgetFiles(): Promise<void> {
		await fs.rm(this.folder, { recursive: true, force: true });
		await fs.mkdir(this.folder);
	}

	/**
	 * One curl process for all PUTs of a config file.
	 *
	 * @param proxyUrl the way to the sandbox, where it is not straight
	 */
	async go(config: string, proxyUrl?: string): Promise<CurlRound> {
		return { cpuSec: (await this.timed(['-K', config], proxyUrl)).cpuSec };
	}

	/** One curl process that downloads a file; `sec` is curl's own figure. */
	async download(url: string): Promise<CurlRound & { sec: number }> {
		const args = ['-sS', '-o', '/dev/null', '-w', '%{time_total}', url];
		const { cpuSec, stdout } = await this.timed(args);
		return { cpuSec, sec: Number(stdout) };
	}

	/** Begins a post that takes PUTs of these ranges. @returns its upload address */
	async begin(ranges: string[]): Promise<string> {
		const lengths = ranges.map(rangeBytes);
		const limits = {
			creator_info_per_minute: null,
			init_per_minute: null,
			status_per_minute: null,
		};
		const app = await this.client.createApp({ switches: { store: 'none', ...limits } });
		const { access_token: token } = await this.client.signIn(
			app.client_key,
			app.creators[0].open_id,
		);
		const body = JSON.stringify({
			post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' },
			source_info: {
				source: 'FILE_UPLOAD',
				video_size: lengths.reduce((sum, bytes) => sum + bytes, 0),
				chunk_size: lengths[0],
				total_chunk_count: lengths.length,
			},
		});
		const headers = ['Content-Type: application/json', `Authorization: Bearer ${token}`];
		await this.bash('curl -sS "$@"', [
			'curl',
			...headers.flatMap((header) => ['-H', header]),
			'-d',
			body,
			INIT_URL,
		]);
		const [upload] = await this.client.uploads(app.client_key);
		if (upload === undefined) throw new Error('the sandbox did not accept the init for curl');
		return upload.upload_url;
	}

	/** One curl process with `args`; bash counts its CPU time. */
	private async timed(args: string[], proxyUrl?: string) {
		const script = 'TIMEFORMAT="%U %S"; time curl "$@"';
		const { stdout, stderr } = await this.bash(script, ['curl', ...args], proxyUrl);
		const [user, system] = stderr.trim().split(/\s+/).slice(-2).map(Number);
		return { stdout, cpuSec: user + system };
	}

	private async bash(script: string, args: string[], proxyUrl = this.env.HTTPS_PROXY) {
		const env = {
			...this.env,
			CURL_CA_BUNDLE: this.caPath,
			HTTPS_PROXY: proxyUrl,
			https_proxy: proxyUrl,
		};
		return await run('bash', ['-c', script, ...args], { env });
	}
}

/** `Expect:` keeps curl from asking before each PUT: that would only slow it down. */
function section(url: string, file: string, range: string): string {
	const lines = [
		`url = "${url}"`,
		`upload-file = "${file}"`,
		'header = "Content-Type: video/mp4"',
		`header = "Content-Range: ${range}"`,
		'header = "Expect:"',
		'output = "/dev/null"',
		'silent',
		'show-error',
		'fail',
	];
	return `${lines.join('\n')}\n`;
}
