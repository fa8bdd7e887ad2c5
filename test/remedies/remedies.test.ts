/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- it makes files with ffmpeg and runs the printed commands */
import { execFileSync, execSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { CreatorInfo } from '../../nodes/TikTok/api/creatorInfo';
import * as table from '../../nodes/TikTok/errors/errorTable';
import * as commands from '../../nodes/TikTok/errors/ffmpeg';
import { checkVideo, durationFault } from '../../nodes/TikTok/publish/check/checkVideo';
import { FileSource } from '../media/fileSource';
import { videoOf } from '../media/compare';
import { probe } from '../media/probe';
import { judge } from '../media/refusals';
import * as recipes from './recipes';

const FIELD = 'Input Data Field Name';
const COMMAND = /ffmpeg -.*? output\.(?:mp4|webm)/g;

let folder: string;
/** Every command that `follow` ran, without its seconds. */
const followed = new Set<string>();

beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'remedy-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true });
});

function make({ file, args }: recipes.Recipe): string {
	ffmpeg([...args.split(' '), file]);
	return path.join(folder, file);
}

function ffmpeg(args: string[]): void {
	execFileSync('ffmpeg', ['-loglevel', 'error', '-nostdin', '-y', ...args], { cwd: folder });
}

/** The only command of a text. */
function commandIn(text = ''): string {
	const commands = [...text.matchAll(COMMAND)].map(([command]) => command);
	expect(commands).toHaveLength(1);
	return commands.join('');
}

/** Runs a command as printed, on a file with the name that the command gives it. */
function follow(command: string, file: string): string {
	const input = / -i (input(?:\.\w+)?)/.exec(command)?.[1] ?? '';
	copyFileSync(file, path.join(folder, input));
	execSync(command, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	followed.add(withoutSeconds(command));
	return path.join(folder, command.split(' ').at(-1) ?? '');
}

function withoutSeconds(command: string): string {
	return command.replace(/ -t \S+/, ' -t N');
}

/** The node accepts the output of a command, has nothing to say about it, and so does ffprobe. */
async function expectGood(output: string): Promise<void> {
	const { fault, warnings } = await judge(output);
	expect({ fault, warnings }).toEqual({ fault: undefined, warnings: [] });
	const video = videoOf(probe(output));
	expect(video).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p' });
	expect(['1:1', undefined]).toContain(video?.sample_aspect_ratio);
}

const named = (all: readonly recipes.Recipe[]) =>
	all.map((recipe): [string, recipes.Recipe] => [recipe.kind, recipe]);

describe('PB-84: refused by the node: the printed command makes a file that it accepts', () => {
	test.each(named(recipes.SOUND))('sound: %s', async (_, recipe) => {
		ffmpeg(recipes.COVER.split(' '));
		const file = make(recipe);
		const { fault } = await judge(file);
		expect(fault?.code).toBe('file_format');
		const output = follow(commandIn(fault?.remedy), file);
		await expectGood(output);
		expect(
			probe(output)
				.streams?.map((stream) => stream.codec_type)
				.sort(),
		).toEqual(['audio', 'video']);
	});

	test.each(named([...recipes.OTHER_FORMATS, ...recipes.LIMITS]))('%s', async (_, recipe) => {
		const file = make(recipe);
		const { fault } = await judge(file);
		const output = follow(commandIn(fault?.remedy), file);
		const copied = videoOf(probe(output))?.codec_name === 'hevc';
		if (copied) expect((await judge(output)).fault).toBeUndefined();
		else await expectGood(output);
	});

	test.each(named(recipes.TOO_LONG))('too long: %s', async (_, recipe) => {
		const limits = { max_video_post_duration_sec: recipes.LIMIT_SEC } as CreatorInfo;
		const check = async (file: string) => {
			const source = new FileSource(file);
			const { mimeType, durationSec } = await checkVideo(source, FIELD);
			return durationFault({ source, field: FIELD, mimeType, durationSec }, limits);
		};
		const file = make(recipe);
		const output = follow(commandIn((await check(file))?.remedy), file);
		expect(await check(output)).toBeUndefined();
		expect((await checkVideo(new FileSource(output), FIELD)).durationSec).toBeGreaterThan(0.5);
	});
});

test.each(named(recipes.PIXEL_FORMATS))(
	'PB-83: a warning about %s: the command makes a file without one',
	async (_, recipe) => {
		const file = make(recipe);
		const { fault, warnings } = await judge(file);
		expect(fault).toBeUndefined();
		await expectGood(follow(commandIn(warnings.join(' ')), file));
	},
);

test('a warning about H.264 in WebM: the command puts it into MP4 without touching the picture', async () => {
	const file = make(recipes.H264_IN_WEBM);
	const bytes = readFileSync(file);
	bytes.write('webm\0\0\0\0', bytes.indexOf('matroska'));
	writeFileSync(file, bytes);
	const { fault, warnings } = await judge(file);
	expect(fault).toBeUndefined();
	const command = commandIn(warnings.join(' '));
	expect(command).toContain('-c:v copy');
	await expectGood(follow(command, file));
});

test.each([
	['the format', table.FILE_FORMAT],
	['the frame rate', table.FRAME_RATE],
	['the picture size', table.PICTURE_SIZE],
	['the length', table.DURATION],
])('TikTok refuses %s: the command works on any video', async (_, advice) => {
	const { remedy } = table.adviceTexts(advice, { maxSec: recipes.LIMIT_SEC });
	await expectGood(follow(commandIn(remedy), make(recipes.ANY_VIDEO)));
});

test('too many bytes: the command works on any video', async () => {
	await expectGood(follow(commands.SHRINK_COMMAND, make(recipes.ANY_VIDEO)));
});

describe('docs/what-you-may-post.md: the command makes nearly any video fit', () => {
	test.each(named(recipes.LIMITS.slice(1, 4)))('%s', async (_, recipe) => {
		const page = path.join(__dirname, '../../docs/what-you-may-post.md');
		await expectGood(follow(commandIn(readFileSync(page, 'utf8')), make(recipe)));
	});
});

/** What the node prints, for each export of `ffmpeg.ts`. The compiler names an export without a line. */
const PRINTED: Readonly<Record<keyof typeof commands, readonly string[]>> = {
	convertCommand: [
		commands.convertCommand('input', 'portrait'),
		commands.convertCommand('input.mp4', 'keep'),
		commands.convertCommand('input.mp4', 'portrait'),
		commands.convertCommand('input.mp4', 'landscape'),
	],
	REPACK_COMMAND: [commands.REPACK_COMMAND],
	ADD_PICTURE_COMMAND: [commands.ADD_PICTURE_COMMAND],
	SHRINK_COMMAND: [commands.SHRINK_COMMAND],
	cutCommand: [commands.cutCommand(1)],
	quickCutCommand: [commands.quickCutCommand(1, true), commands.quickCutCommand(1, false)],
	CUT_RESERVE_SEC: [],
	exportOrConvert: [],
};

// The last test of this file: the tests above fill the set.
test('PB-84: the tests above ran every command that the node prints', () => {
	expect(Object.keys(PRINTED).sort()).toEqual(Object.keys(commands).sort());
	const printed = Object.values(PRINTED).flat().map(withoutSeconds);
	expect(printed.filter((command) => !followed.has(command))).toEqual([]);
});
