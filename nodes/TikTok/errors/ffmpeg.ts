/*
 * The ffmpeg commands that the node prints. `npm run test:remedies` runs each of them on a file of its
 * kind and checks the output. All of them work with ffmpeg 5.1 and later.
 */

const ENCODE = '-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart output.mp4';

/** H.264 needs even sides. */
const EVEN_SIDES = 'pad=ceil(iw/2)*2:ceil(ih/2)*2';

/**
 * Makes the pixels square first. Otherwise the picture stays stretched. n8n's forms and editor wrap a
 * line only at its spaces, so each filter is short and follows a space.
 */
function fitInto(frame: string): string {
	return `scale=iw*sar:ih, scale=${frame}:force_original_aspect_ratio=decrease, pad=${frame}:-1:-1, setsar=1`;
}

/** How a command changes the picture: not at all, or into a frame that TikTok accepts. */
export type Picture = 'keep' | 'portrait' | 'landscape';

const FILTERS: Readonly<Record<Picture, string>> = {
	keep: EVEN_SIDES,
	portrait: fitInto('1080:1920'),
	landscape: fitInto('1920:1080'),
};

/** Encodes a video as MP4 with H.264 and 30 frames per second. */
export function convertCommand(input: 'input' | 'input.mp4', picture: Picture): string {
	return `ffmpeg -i ${input} -r 30 -vf "${FILTERS[picture]}" ${ENCODE}`;
}

/** What to do with a video that TikTok does not accept as it is, also for a person without a terminal. */
export function exportOrConvert(command: string): string {
	return `Export it as MP4 (H.264) in a video editor, or convert it with the free program ffmpeg: ${command}.`;
}

/** Puts the picture of another container into MP4 without encoding it. */
export const REPACK_COMMAND = 'ffmpeg -i input -c:v copy -c:a aac -movflags +faststart output.mp4';

/** Makes a video of sound and a picture. */
export const ADD_PICTURE_COMMAND = `ffmpeg -loop 1 -i cover.jpg -i input -map 0:v:0 -map 1:a:0 -r 30 -vf "${FILTERS.portrait}" -shortest ${ENCODE}`;

/** Makes a file smaller. */
export const SHRINK_COMMAND = `ffmpeg -i input.mp4 -crf 23 -vf "${EVEN_SIDES}" ${ENCODE}`;

/** @param seconds a number, or a placeholder */
export function cutCommand(seconds: number | string): string {
	return `ffmpeg -i input.mp4 -t ${seconds} -vf "${EVEN_SIDES}" ${ENCODE}`;
}

/** Like `cutCommand`, without encoding the picture. VP8 and VP9 belong into WebM. */
export function quickCutCommand(seconds: number, isWebm: boolean): string {
	return isWebm
		? `ffmpeg -i input.webm -t ${seconds} -c copy output.webm`
		: `ffmpeg -i input.mp4 -t ${seconds} -c:v copy -c:a aac output.mp4`;
}

/** The end of a copied video can exceed the time by a few frames. */
export const CUT_RESERVE_SEC = 1;
