/*
 * ffmpeg arguments that make one file of each kind. `file` is its name; the printed command gives the
 * name under which the test puts it.
 */
const PICTURE = (size: string, rate = 30) => `-f lavfi -i testsrc2=s=${size}:r=${rate}`;
const TONE = '-f lavfi -i sine=sample_rate=48000';
const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';

export interface Recipe {
	readonly kind: string;
	readonly file: string;
	readonly args: string;
}

/** Recorders write it, but ffmpeg does not: a Matroska file that calls itself WebM. */
export const H264_IN_WEBM: Recipe = {
	kind: 'H.264 in WebM',
	file: 'v.webm',
	args: `${PICTURE('640x360')} ${TONE} -t 1 ${H264} -c:a libopus -f matroska`,
};

export const SOUND: readonly Recipe[] = [
	['M4A', 'a.m4a', `${TONE} -t 1 -c:a aac`],
	['MP3', 'a.mp3', `${TONE} -t 1 -c:a libmp3lame`],
	['WAV', 'a.wav', `${TONE} -t 1`],
	['FLAC', 'a.flac', `${TONE} -t 1`],
	['AIFF', 'a.aiff', `${TONE} -t 1`],
	['AAC', 'a.aac', `${TONE} -t 1 -c:a aac`],
	['MP2', 'a.mp2', `${TONE} -t 1 -c:a mp2`],
	['AU', 'a.au', `${TONE} -t 1`],
	['WavPack', 'a.wv', `${TONE} -t 1 -c:a wavpack`],
	['AC-3', 'a.ac3', `${TONE} -t 1 -c:a ac3`],
	['CAF', 'a.caf', `${TONE} -t 1`],
	['Opus in Ogg', 'a.opus', `${TONE} -t 1 -c:a libopus`],
	['Vorbis in Ogg', 'a.ogg', `${TONE} -t 1 -c:a libvorbis`],
	['WMA', 'a.wma', `${TONE} -t 1 -c:a wmav2`],
	['sound in WebM', 'a.webm', `${TONE} -t 1 -c:a libopus`],
	['sound in Matroska', 'a.mka', `${TONE} -t 1 -c:a aac`],
].map(([kind, file, args]) => ({ kind, file, args }));

export const OTHER_FORMATS: readonly Recipe[] = [
	['GIF with odd sides', 'v.gif', `${PICTURE('101x77', 10)} -t 1`],
	['AVI, anamorphic', 'v.avi', `${PICTURE('320x240')} ${TONE} -t 1 -vf setsar=32/27 -c:v mpeg4`],
	['FLV', 'v.flv', `${PICTURE('320x240')} -t 1 -c:v flv1`],
	['WMV', 'v.wmv', `${PICTURE('320x240')} ${TONE} -t 1 -c:v wmv2 -c:a wmav2`],
	['MPEG program stream', 'v.mpg', `${PICTURE('352x288', 25)} ${TONE} -t 1 -f vob`],
	['MPEG transport stream', 'v.ts', `${PICTURE('640x360')} ${TONE} -t 1 ${H264} -c:a aac`],
	['AVCHD', 'v.m2ts', `${PICTURE('640x360')} ${TONE} -t 1 ${H264} -c:a ac3 -mpegts_m2ts_mode 1`],
	['MXF', 'v.mxf', `${PICTURE('720x576', 25)} ${TONE} -t 1 -c:v mpeg2video`],
	['DV', 'v.dv', `${PICTURE('720x576', 25)} ${TONE} -t 1 -target pal-dv`],
	['Theora in Ogg', 'v.ogv', `${PICTURE('320x240')} ${TONE} -t 1 -c:v libtheora -c:a libvorbis`],
	['raw H.264', 'v.h264', `${PICTURE('640x360')} -t 1 ${H264}`],
	['raw MPEG-4', 'v.m4v', `${PICTURE('640x360')} -t 1 -c:v mpeg4 -f m4v`],
	['GXF', 'v.gxf', `${PICTURE('720x576', 25)} ${TONE} -t 1 -c:v mpeg2video`],
	['raw H.265', 'v.h265', `${PICTURE('640x360')} -t 1 -c:v libx265 -preset ultrafast`],
	['YUV4MPEG', 'v.y4m', `${PICTURE('64x36')} -t 1`],
	['IVF', 'v.ivf', `${PICTURE('320x240')} -t 1 -c:v libvpx -deadline realtime -cpu-used 8`],
	['NUT', 'v.nut', `${PICTURE('320x240')} -t 1 -c:v mpeg4`],
	[
		'Matroska with H.264 and Opus',
		'v.mkv',
		`${PICTURE('640x360')} ${TONE} -t 1 ${H264} -c:a libopus`,
	],
	[
		'Matroska with H.264 and PCM',
		'v.mkv',
		`${PICTURE('640x360')} ${TONE} -t 1 ${H264} -c:a pcm_s16le`,
	],
	['Matroska with H.265', 'v.mkv', `${PICTURE('640x360')} -t 1 -c:v libx265 -preset ultrafast`],
	['Matroska with a small picture', 'v.mkv', `${PICTURE('320x180')} -t 1 ${H264}`],
	['Matroska with H.264 4:4:4', 'v.mkv', `${PICTURE('640x360')} -t 1 ${H264} -pix_fmt yuv444p`],
	['Matroska with FFV1', 'v.mkv', `${PICTURE('639x359')} -t 1 -c:v ffv1`],
].map(([kind, file, args]) => ({ kind, file, args }));

export const LIMITS: readonly Recipe[] = [
	['AV1', 'v.mp4', `${PICTURE('640x360')} -t 1 -c:v libaom-av1 -cpu-used 8`],
	['a small AV1', 'v.webm', `${PICTURE('180x320')} -t 1 -c:v libaom-av1 -cpu-used 8`],
	[
		'ProRes with odd sides',
		'v.mov',
		`${PICTURE('641x361')} ${TONE} -t 1 -c:v prores_ks -c:a pcm_s16le`,
	],
	['Motion JPEG', 'v.mov', `${PICTURE('640x360', 15)} -t 1 -c:v mjpeg -pix_fmt yuvj420p`],
	['DNxHD', 'v.mov', `${PICTURE('1280x720')} -t 1 -c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p`],
	['MPEG-4 Part 2', 'v.mp4', `${PICTURE('640x360')} ${TONE} -t 1 -c:v mpeg4`],
	['MPEG-2 in MP4', 'v.mp4', `${PICTURE('640x360')} -t 1 -c:v mpeg2video`],
	['MPEG-2 in MOV', 'v.mov', `${PICTURE('640x360')} -t 1 -c:v mpeg2video`],
	['DV in MOV', 'v.mov', `${PICTURE('720x576', 25)} -t 1 -c:v dvvideo -pix_fmt yuv420p`],
	['CineForm', 'v.mov', `${PICTURE('640x360')} -t 1 -c:v cfhd`],
	['QuickTime Animation', 'v.mov', `${PICTURE('641x361')} -t 1 -c:v qtrle`],
	['PNG', 'v.mov', `${PICTURE('640x360')} -t 1 -c:v png`],
	['uncompressed video', 'v.mov', `${PICTURE('640x360')} -t 1 -c:v v210`],
	['H.263', 'v.3gp', `${PICTURE('352x288')} -t 1 -c:v h263`],
	[
		'a small anamorphic picture',
		'v.mp4',
		`${PICTURE('320x240')} ${TONE} -t 1 -vf setsar=32/27 ${H264}`,
	],
	['a large picture', 'v.mp4', `${PICTURE('4200x400')} -t 0.5 ${H264}`],
	[
		'a small picture with PCM',
		'v.mov',
		`${PICTURE('240x320')} ${TONE} -t 1 ${H264} -c:a pcm_s16le`,
	],
	[
		'a small VP9',
		'v.webm',
		`${PICTURE('180x320')} ${TONE} -t 1 -c:v libvpx-vp9 -cpu-used 8 -deadline realtime -c:a libopus`,
	],
	['15 frames per second', 'v.mp4', `${PICTURE('640x360', 15)} ${TONE} -t 1 ${H264}`],
	[
		'15 frames per second with PCM',
		'v.mov',
		`${PICTURE('640x360', 15)} ${TONE} -t 1 ${H264} -c:a pcm_s16le`,
	],
	['120 frames per second', 'v.mp4', `${PICTURE('640x360', 120)} -t 1 ${H264}`],
].map(([kind, file, args]) => ({ kind, file, args }));

/** Accepted, with a warning that prints a command. */
export const PIXEL_FORMATS: readonly Recipe[] = [
	['H.264 4:4:4', 'v.mp4', `${PICTURE('640x360')} -t 1 ${H264} -pix_fmt yuv444p`],
	['H.264 4:4:4 with odd sides', 'v.mp4', `${PICTURE('641x361')} -t 1 ${H264} -pix_fmt yuv444p`],
	['H.264 4:2:2', 'v.mp4', `${PICTURE('640x360')} -t 1 ${H264} -pix_fmt yuv422p`],
	['lossless H.264', 'v.mp4', `${PICTURE('640x360')} -t 1 ${H264} -qp 0`],
	['H.264 with 10 bits', 'v.mp4', `${PICTURE('640x360')} -t 1 ${H264} -pix_fmt yuv420p10le`],
	[
		'H.265 4:2:2',
		'v.mp4',
		`${PICTURE('640x360')} -t 1 -c:v libx265 -preset ultrafast -pix_fmt yuv422p10le`,
	],
].map(([kind, file, args]) => ({ kind, file, args }));

/** Longer than LIMIT_SEC. */
export const LIMIT_SEC = 2;
export const TOO_LONG: readonly Recipe[] = [
	[
		'MP4',
		'v.mp4',
		`${PICTURE('640x360')} ${TONE} -t 3 -c:v libx264 -bf 3 -g 250 -pix_fmt yuv420p -c:a aac`,
	],
	['MOV with PCM', 'v.mov', `${PICTURE('640x360')} ${TONE} -t 3 ${H264} -c:a pcm_s16le`],
	[
		'WebM',
		'v.webm',
		`${PICTURE('640x360')} ${TONE} -t 3 -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus`,
	],
].map(([kind, file, args]) => ({ kind, file, args }));

/** A video that TikTok refuses for a reason that the header does not show. */
export const ANY_VIDEO: Recipe = {
	kind: 'any video',
	file: 'v.mp4',
	args: `${PICTURE('640x360')} ${TONE} -t 3 ${H264} -c:a aac`,
};

/** A cover with odd sides. */
export const COVER = `${PICTURE('333x501')} -frames:v 1 cover.jpg`;
