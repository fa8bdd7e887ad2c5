import type { IContextObject, INodeExecutionData } from 'n8n-workflow';

import {
	INBOX_PHOTO_INIT,
	INBOX_VIDEO_INIT,
	PHOTO_INIT,
	VIDEO_INIT,
} from '../../../nodes/TikTok/api/endpoints';
import { isOnePost } from '../../../nodes/TikTok/publish/check/photos/findPhotos';
import { readPhotoPost } from '../../../nodes/TikTok/publish/check/photos/readPhotoPost';
import { startRun, type PostRoute } from '../../../nodes/TikTok/publish/run/postRun';
import { publishPosts } from '../../../nodes/TikTok/publish/publishPosts';
import { readVideoPost } from '../../../nodes/TikTok/publish/check/readVideoPost';
import { DEFAULT_RETRY_POLICY } from '../../../nodes/TikTok/upload/session/retryPolicy';
import { fixture } from '../media/fixtures';
import { FakeClock } from './fakeClock';
import type { ContextParts } from './fakeContext';
import type { FakeTikTok } from './fakeTikTok';

export const DIRECT: PostRoute = { init: VIDEO_INIT, isDirectPost: true, readPost: readVideoPost };

export const DRAFT: PostRoute = {
	init: INBOX_VIDEO_INIT,
	isDirectPost: false,
	readPost: readVideoPost,
};

export const PHOTOS: PostRoute = {
	init: PHOTO_INIT,
	isDirectPost: true,
	readPost: readPhotoPost,
	isOnePost,
};

export const PHOTO_DRAFT: PostRoute = {
	init: INBOX_PHOTO_INIT,
	isDirectPost: false,
	readPost: readPhotoPost,
};

/** A real MP4, two seconds long. */
export const CLIP = fixture('h264-faststart.mp4');

/** What the result of a post says of it. */
export const CLIP_FACTS = {
	size_bytes: CLIP.length,
	mime_type: 'video/mp4',
	duration_sec: 2,
	codec: 'h264',
	width: 360,
	height: 640,
	frame_rate: 30,
};

/** The clip made larger by a box at its end that players skip. */
export function paddedClip(bytes: number): Buffer {
	const box = Buffer.alloc(bytes - CLIP.length, 7);
	box.writeUInt32BE(box.length, 0);
	box.write('free', 4, 'latin1');
	return Buffer.concat([CLIP, box]);
}

export function itemWith(file: Buffer = CLIP, mimeType = 'video/mp4'): INodeExecutionData {
	const data = { data: file.toString('base64'), mimeType, fileName: 'clip.mp4' };
	return { json: {}, binary: { data } };
}

/** The parameters of a post that nothing is wrong with. */
export function parameters(more: object = {}, options: object = {}): object {
	return {
		binaryPropertyName: 'data',
		photoSource: 'urls',
		caption: 'A test',
		privacyLevel: 'PUBLIC_TO_EVERYONE',
		waitUntilPublished: true,
		...more,
		options: { firstCheckSec: 0, ...options },
	};
}

/** One execution of the node; further tries of it share `nodeContext` and `credentialId`. */
export class Stage {
	readonly logs: string[] = [];

	readonly nodeContext: IContextObject = {};

	constructor(
		readonly tikTok: FakeTikTok,
		private readonly parts: ContextParts = {},
		readonly clock = new FakeClock(),
	) {}

	/** The tools that the node makes for one try, for tests of a single step. */
	run(route: PostRoute = DIRECT, parts: ContextParts = {}) {
		return startRun(this.context(parts), route, this.tools());
	}

	/** One try of the whole node. */
	async post(route: PostRoute = DIRECT, parts: ContextParts = {}): Promise<INodeExecutionData[]> {
		const [items] = await publishPosts(this.context(parts), route, this.tools());
		return items;
	}

	private context(parts: ContextParts) {
		return this.tikTok.context({
			items: [itemWith()],
			parameters: [parameters()],
			nodeContext: this.nodeContext,
			logs: this.logs,
			...this.parts,
			...parts,
		});
	}

	private tools() {
		return { clock: this.clock, policy: { ...DEFAULT_RETRY_POLICY, jitter: 0 } };
	}
}
