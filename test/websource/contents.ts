/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run in Node, not inside n8n, and read their fixtures from the disk */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const FIXTURES = path.resolve(__dirname, '../fixtures/media');

const BIG_BYTES = 12_000_000;

/** Larger than what the connection and the system hold for a reader that lets them wait. */
const CONTENTS = {
	/** Its header is in front, and its frames go on to its end. */
	front: () => longer(fixture('h264-faststart.mp4'), pattern(BIG_BYTES)),
	/** The same, but no packing makes it smaller. */
	'front, random': () => longer(fixture('h264-faststart.mp4'), random(BIG_BYTES)),
	/** After the frames another box follows. */
	'front, box after': () => withBox(fixture('h264-faststart.mp4'), BIG_BYTES),
	/** Its header is behind its content, as in most files. */
	behind: () => boxBeforeIndex(BIG_BYTES),
	'behind, small': () => fixture('h264-moov-at-end.mp4'),
	'front, small': () => fixture('h264-faststart.mp4'),
	/** Without its end, in which its index is. */
	'behind, cut': () => boxBeforeIndex(BIG_BYTES).subarray(0, -3_000),
	'front, cut': () => longer(fixture('h264-faststart.mp4'), pattern(BIG_BYTES)).subarray(0, 40_000),
	webm: () => fixture('vp9.webm'),
	/** Larger than what n8n can store in its database or memory. */
	huge: () => longer(fixture('h264-faststart.mp4'), pattern(70_000_000)),
	'huge, behind': () => boxBeforeIndex(70_000_000),
	pdf: () => fixture('pdf.pdf'),
	png: () => fixture('png.png'),
	empty: () => Buffer.alloc(0),
} satisfies Record<string, () => Buffer>;

export type ContentName = keyof typeof CONTENTS;

const made = new Map<ContentName, Buffer>();

function fixture(name: string): Buffer {
	return fs.readFileSync(path.join(FIXTURES, name));
}

export function contentOf(body: ContentName | { text: string }): Buffer {
	if (typeof body !== 'string') return Buffer.from(body.text);
	const content = made.get(body) ?? CONTENTS[body]();
	made.set(body, content);
	return content;
}

/** Bytes that pack well. */
function pattern(bytes: number): Buffer {
	return Buffer.alloc(bytes, 'TikTok ');
}

/** Bytes that don't, the same in every run. */
function random(bytes: number): Buffer {
	const blocks: Buffer[] = [];
	for (let at = 0; at < bytes; at += 32) {
		blocks.push(createHash('sha256').update(String(at)).digest());
	}
	return Buffer.concat(blocks).subarray(0, bytes);
}

/** A file whose last box, which holds the frames, goes on with `more`. */
function longer(file: Buffer, more: Buffer): Buffer {
	const at = file.indexOf('mdat', 0, 'latin1') - 4;
	const result = Buffer.concat([file, more]);
	result.writeUInt32BE(result.length - at, at);
	return result;
}

function box(bytes: number): Buffer {
	const content = pattern(bytes);
	content.writeUInt32BE(bytes, 0);
	content.write('free', 4, 'latin1');
	return content;
}

function withBox(file: Buffer, bytes: number): Buffer {
	return Buffer.concat([file, box(bytes)]);
}

function boxBeforeIndex(bytes: number): Buffer {
	const file = fixture('h264-moov-at-end.mp4');
	const at = file.indexOf('moov', 0, 'latin1') - 4;
	return Buffer.concat([file.subarray(0, at), box(bytes), file.subarray(at)]);
}
