import { FaultError, type Fault } from '../../nodes/TikTok/errors/fault';
import { checkVideo } from '../../nodes/TikTok/publish/check/checkVideo';
import { ratesOf, videoOf } from './compare';
import { FileSource } from './fileSource';
import { isReadToTheEnd, type Probe } from './probe';

const ACCEPTED_CODECS = ['h264', 'hevc', 'vp8', 'vp9'];
const RATES = { min: 22.5, max: 60.5 };
const SIDES = { min: 360, max: 4_096 };
/** Files that ffprobe counts among MP4 and WebM: other videos, and series of pictures. */
const OTHER_FORMATS = ['Matroska video (MKV)', 'HEIC picture'];

/** What the node says about a file before it sends anything. */
export interface Judged {
	readonly fault?: Fault;
	readonly warnings: readonly string[];
}

export async function judge(file: string): Promise<Judged> {
	const checked = checkVideo(new FileSource(file), 'Input Data Field Name');
	return await checked.catch((error: unknown) =>
		error instanceof FaultError
			? { fault: error.fault, warnings: [] }
			: Promise.reject(error as Error),
	);
}

/**
 * Whether ffmpeg contradicts the reason for which the node refuses a file.
 *
 * @param looksLike what the node takes the file for
 */
export function isWrongRefusal(
	fault: Fault,
	file: string,
	probe: Probe,
	looksLike: string | null,
): boolean {
	const video = videoOf(probe);
	if (video === undefined) return false;
	const { codec_name: codec = '', width = 0, height = 0, nb_read_packets: frames = '0' } = video;
	const format = probe.format?.format_name?.split(',') ?? [];
	switch (fault.code) {
		case 'file_format':
			return (
				ACCEPTED_CODECS.includes(codec) &&
				['mov', 'webm'].some((name) => format.includes(name)) &&
				!OTHER_FORMATS.includes(looksLike ?? '') &&
				width > 0 &&
				width <= SIDES.max &&
				Number(frames) > 0
			);
		case 'file_codec':
			return ACCEPTED_CODECS.includes(codec);
		case 'file_frame_rate':
			return ratesOf(video).some((rate) => rate >= RATES.min && rate <= RATES.max);
		case 'file_picture_size':
			return [width, height].every((side) => side >= SIDES.min && side <= SIDES.max);
		case 'file_cut':
			return Number(frames) > 0 && isReadToTheEnd(file);
		default:
			return false;
	}
}
