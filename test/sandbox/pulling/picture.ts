import { imageSize } from 'image-size';

import type { PulledFile, Switches } from '../types';

/** 1080p, standing or lying (pixels). https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
const MAX_SHORT_SIDE_PX = 1_080;
const MAX_LONG_SIDE_PX = 1_920;
const MAX_PHOTO_MB = 20;
const DECIMAL_MB_BYTES = 1_000_000;
const BINARY_MB_BYTES = 1_048_576;
const TAKEN_FORMATS = ['jpg', 'webp'];

type Look = Pick<PulledFile, 'format' | 'width' | 'height'>;

/** The largest photo that TikTok accepts (bytes, inclusive). */
export function maxPhotoBytes({ megabyte }: Switches): number {
	return MAX_PHOTO_MB * (megabyte === 'decimal' ? DECIMAL_MB_BYTES : BINARY_MB_BYTES);
}

/** Reads format and dimensions from the bytes. All are null if they are not a picture. */
export function lookAt(bytes: Buffer): Look {
	try {
		const { type, width, height } = imageSize(bytes);
		return { format: type ?? null, width, height };
	} catch {
		return { format: null, width: null, height: null };
	}
}

/** TikTok's fail_reason for a photo, or null. */
export function photoProblem({ format, width, height, bytes }: PulledFile, maxBytes: number) {
	if (bytes > maxBytes) return 'picture_size_check_failed';
	if (format === null || !TAKEN_FORMATS.includes(format) || width === null || height === null) {
		return 'file_format_check_failed';
	}
	const fits =
		Math.min(width, height) <= MAX_SHORT_SIDE_PX && Math.max(width, height) <= MAX_LONG_SIDE_PX;
	return fits ? null : 'picture_size_check_failed';
}
