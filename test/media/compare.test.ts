import { HeaderFacts } from '../../nodes/TikTok/media/headerFacts';
import { compare, type Field } from './compare';
import type { Probe, ProbeStream } from './probe';
import { isWrongRefusal } from './refusals';

const VIDEO: ProbeStream = {
	codec_type: 'video',
	codec_name: 'hevc',
	codec_tag_string: 'hvc1',
	profile: 'Main 10',
	width: 1920,
	height: 1080,
	pix_fmt: 'yuv420p10le',
	sample_aspect_ratio: '1:1',
	avg_frame_rate: '30000/1001',
	r_frame_rate: '30/1',
	nb_read_packets: '300',
	side_data_list: [{ rotation: -90 }],
};
const COVER: ProbeStream = { codec_type: 'video', disposition: { attached_pic: 1 } };
const PROBE: Probe = {
	format: { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '10.01' },
	streams: [COVER, VIDEO],
};
const FACTS: HeaderFacts = {
	...new HeaderFacts(),
	container: 'mp4',
	has_video_track: true,
	codec: 'h265',
	profile: 'Main 10',
	width: 1080,
	height: 1920,
	coded_width: 1920,
	coded_height: 1080,
	duration_sec: 10,
	frame_rate: 29.97,
	chroma: '4:2:0',
	bit_depth: 10,
};

function verdictsOf(facts: Partial<HeaderFacts>, probe = PROBE) {
	const all = compare({ ...FACTS, ...facts }, probe);
	return new Map(all.map(({ field, verdict }) => [field, verdict]));
}

test('a reader that agrees with ffprobe: every field is the same', () => {
	expect(new Set(verdictsOf({}).values())).toEqual(new Set(['same']));
});

test.each<[Field, Partial<HeaderFacts>]>([
	['container', { container: 'webm' }],
	['has_video_track', { has_video_track: false }],
	['codec', { codec: 'h264' }],
	['profile', { profile: 'Main' }],
	['width', { width: 1920 }],
	['coded_height', { coded_height: 1088 }],
	['duration_sec', { duration_sec: 10.3 }],
	['frame_rate', { frame_rate: 25 }],
	['chroma', { chroma: '4:2:2' }],
	['bit_depth', { bit_depth: 8 }],
])('a wrong %s is the only difference', (field, facts) => {
	const different = [...verdictsOf(facts)].filter(([, verdict]) => verdict === 'different');
	expect(different).toEqual([[field, 'different']]);
});

test('what only one of the two knows is counted for it', () => {
	expect(verdictsOf({ frame_rate: null }).get('frame_rate')).toBe('only ffprobe');
	expect(verdictsOf({}, {}).get('codec')).toBe('only node');
	expect(verdictsOf({ codec: null }, {}).get('codec')).toBe('neither');
});

test.each<[string, Partial<ProbeStream>, boolean]>([
	['file_frame_rate', { avg_frame_rate: '30/1' }, true],
	['file_frame_rate', { avg_frame_rate: '15/1', r_frame_rate: '15/1' }, false],
	['file_picture_size', {}, true],
	['file_picture_size', { height: 100 }, false],
	['file_codec', {}, true],
	['file_codec', { codec_name: 'av1' }, false],
	['file_format', {}, true],
	['file_format', { nb_read_packets: '0' }, false],
	['file_format', { width: 20_000 }, false],
	['file_empty', {}, false],
])('refused with %s, and ffprobe says %j: wrong is %p', (code, stream, expected) => {
	const fault = { kind: 'input', code, message: '', remedy: '', retryable: false } as const;
	const probe = { ...PROBE, streams: [{ ...VIDEO, ...stream }] };
	expect(isWrongRefusal(fault, 'x.mp4', probe, null)).toBe(expected);
});
