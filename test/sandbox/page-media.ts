import { escapeHtml } from './html';
import type { Post } from './state/post';

/** A player for a video, or a gallery of photos with the cover marked. */
export function mediaOf(post: Post, baseUrl: string): string {
	const { transfer, media } = post;
	if (transfer.kind === 'upload') {
		return transfer.file ? player(`${baseUrl}/videos/${transfer.upload_id}`) : NOT_KEPT;
	}
	if (transfer.files.length === 0 || transfer.files.some(({ file }) => file === null)) {
		return NOT_KEPT;
	}
	const sources = transfer.files.map((_file, index) => pulledUrl(post, index, baseUrl));
	return media === 'video' ? player(sources[0]) : gallery(sources, post.source_info);
}

/** The size of a post, and how TikTok received it. */
export function sizeOf({ transfer }: Post): string {
	if (transfer.kind === 'upload') {
		return `${bytes(transfer.plan.video_size)}, ${counted(transfer.puts.length, 'PUT')}`;
	}
	return `${bytes(transfer.downloaded_bytes)} in ${counted(transfer.files.length, 'pulled file')}`;
}

export function hashesOf({ transfer }: Post): string {
	if (transfer.kind === 'upload') return transfer.sha256 ?? 'not hashed';
	return transfer.files.map(({ sha256 }) => sha256 ?? 'not hashed').join(', ');
}

const NOT_KEPT = '<p class="soft">The bytes were not kept.</p>';

function player(source: string): string {
	return `<video controls preload="metadata" src="${escapeHtml(source)}"></video>`;
}

function gallery(sources: string[], sourceInfo: Record<string, unknown>): string {
	const images = sources.map((source, index) => {
		const cover = index === sourceInfo.photo_cover_index;
		return `<img src="${escapeHtml(source)}" alt="Photo ${index + 1} of ${sources.length}"${cover ? ' class="cover" title="Cover"' : ''}>`;
	});
	return `<div class="gallery">${images.join('')}</div>`;
}

function pulledUrl({ publish_id }: Post, index: number, baseUrl: string): string {
	return `${baseUrl}/pulled/${encodeURIComponent(publish_id)}/${index}`;
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function bytes(count: number): string {
	return `${count.toLocaleString('en')} bytes`;
}
