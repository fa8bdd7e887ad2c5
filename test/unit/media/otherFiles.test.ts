import { HeaderFacts } from '../../../nodes/TikTok/media/headerFacts';
import { MAX_HELD_BYTES } from '../../../nodes/TikTok/media/reading';
import { inspect } from './feeding';

const latin = (text: string) => Buffer.from(text, 'latin1');

function transportStream(): Buffer {
	const packets = Buffer.alloc(188 * 4);
	for (let at = 0; at < packets.length; at += 188) packets[at] = 0x47;
	return packets;
}

/** As AVCHD cameras write it: 4 bytes of time before each packet. */
function cameraStream(): Buffer {
	const packets = Buffer.alloc(192 * 4);
	for (let at = 4; at < packets.length; at += 192) packets[at] = 0x47;
	return packets;
}

function windowsMedia(hasVideo: boolean): Buffer {
	const start = '3026b2758e66cf11a6d900aa0062ce6c';
	const sound = '409e69f84d5bcf11a8fd00805f5c442b';
	const video = 'c0ef19bc4d5bcf11a8fd00805f5c442b';
	return Buffer.from(`${start}${sound}${hasVideo ? video : ''}`, 'hex');
}

describe('a file that is no such video is named by its first bytes', () => {
	it.each([
		['empty file', Buffer.alloc(0)],
		['WebP picture', latin('RIFF\x10\0\0\0WEBPVP8 ')],
		['WAV audio', latin('RIFF\x10\0\0\0WAVEfmt ')],
		['BMP picture', latin('BM\x36\x10\0\0\0\0\0\0\x36\0')],
		['TIFF picture', latin('II*\0\x08\0\0\0')],
		['TIFF picture', latin('MM\0*\0\0\0\x08')],
		['HEIC picture', latin('\0\0\0\x18ftypheic\0\0\0\0')],
		['HEIC picture', latin('\0\0\0\x18ftypmif1\0\0\0\0')],
		['AVIF picture', latin('\0\0\0\x18ftypavif\0\0\0\0')],
		['ZIP archive', latin('PK\x03\x04\x14\0')],
		['ZIP archive', latin('PK\x05\x06\0\0')],
		['PDF', latin('%PDF-1.7')],
		['JPEG picture', latin('\xff\xd8\xff\xe0')],
		['PNG picture', latin('\x89PNG\r\n')],
		['GIF', latin('GIF89a')],
		['AVI video', latin('RIFF\x10\0\0\0AVI LIST')],
		['gzip archive', latin('\x1f\x8b\x08\0')],
		['7z archive', latin('7z\xbc\xaf\x27\x1c')],
		['RAR archive', latin('Rar!\x1a\x07\x01\0')],
		['Flash video (FLV)', latin('FLV\x01\x05')],
		['Windows Media video (WMV)', latin('\x30\x26\xb2\x75\x8e\x66\xcf\x11')],
		['MPEG video', latin('\0\0\x01\xba\x44')],
		['MPEG video', latin('\0\0\x01\xb3\x44')],
		['MPEG transport stream (TS)', transportStream()],
		['fragment of a streamed video', latin('\0\0\0\x18stypmsdh')],
		['fragment of a streamed video', latin('\0\0\0\x18moof')],
		['Ogg file', latin('OggS\0')],
		['Ogg file', latin(`OggS${'\0'.repeat(24)}\x01vorbis`)],
		['Ogg video', latin(`OggS${'\0'.repeat(24)}\x80theora`)],
		['MPEG transport stream (TS)', cameraStream()],
		['MXF video', latin('\x06\x0e\x2b\x34\x02\x05')],
		['RED raw video (R3D)', latin('\0\0\x01\0RED2')],
		['Canon raw file', latin('\0\0\0\x18ftypcrx \0\0\0\0')],
		['DV video', latin('\x1f\x07\0\x3f')],
		['RealMedia video', latin('.RMF\0\0')],
		['H.264 stream without a container', latin('\0\0\0\x01\x67\x64')],
		['H.265 stream without a container', latin('\0\0\0\x01\x40\x01\x0c')],
		['AIFF audio', latin('FORM\0\0\0\x10AIFF')],
		['AMR audio', latin('#!AMR\n')],
		['JPEG 2000 picture', latin('\0\0\0\x0cjP  \r\n')],
		['DASH playlist (MPD)', latin('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash">')],
		['Git LFS pointer', latin('version https://git-lfs.github.com/spec/v1\n')],
		['Windows Media audio (WMA)', windowsMedia(false)],
		['Windows Media video (WMV)', windowsMedia(true)],
		['FLAC audio', latin('fLaC\0')],
		['MP3', latin('ID3\x04\0')],
		['MP3', latin('\xff\xfb\x90\x64\0\0')],
		['MP3', latin('\xff\xf3\x44\xc4')],
		['HLS playlist (M3U8)', latin('#EXTM3U\n#EXT-X-VERSION:3\n')],
		['HTML page', latin('<html>')],
		['HTML page', latin(`${' '.repeat(400)}<!DOCTYPE HTML>`)],
		['HTML page', Buffer.from('\ufeff\n<!doctype html><p>déjà vu</p>')],
		['XML text', latin('<?xml version="1.0"?><Error/>')],
		['JSON text', latin('{"error":"not found"}')],
		['JSON text', latin('[ {"a":1} ]')],
		['JSON text', latin(' {}')],
		['JSON text', latin('["a"]')],
		['JSON text', latin('[[1]]')],
		['JSON text', latin('[]')],
		['HTML page', latin('<head><title>')],
		['HTML page', latin('<body class="x">')],
		['text', latin('<header> is no page')],
		['text', latin('see <html> and {"a":1}')],
		['text', latin('tab\tfeed\fline\r\n')],
		['text', latin('{ no JSON')],
		['text', latin('[note] not JSON')],
		['text', latin("I'm free tonight")],
		['text', latin('The ftyp of a file')],
		['text', latin('data:video/mp4;base64,AAAAIGZ0eXBpc29t')],
		['text', Buffer.from(`${'x'.repeat(MAX_HELD_BYTES - 1)}é and more`)],
		['text', Buffer.from('\ufeffunicode', 'utf16le')],
		[null, latin('G is the first letter, \x01 no other packet')],
		[null, latin('caf\xe9 in Latin-1')],
		[null, latin('bell\x07')],
		[null, latin('delete\x7f')],
		['AAC audio', latin('\xff\xf1\x50\x80')],
		[null, latin('\xff\xfb\xf0\x64')],
		[null, latin('\xff\xfb\x9c\x64')],
		[null, latin('\xff\x1b\x90\x64')],
		[null, latin('\xff\xfb\x90')],
		[null, latin('\0\0\0\x18ftyp')],
		[null, Buffer.alloc(1000)],
	])('%j', (looks_like, file) => {
		const { other_kind, ...facts } = inspect(file);
		expect({ ...facts, other_kind: null }).toEqual({ ...new HeaderFacts(), looks_like });
		expect(other_kind === null).toBe(looks_like === null);
	});
});
