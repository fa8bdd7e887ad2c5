import { HeaderFacts } from '../../../nodes/TikTok/media/headerFacts';
import { MAX_HELD_BYTES } from '../../../nodes/TikTok/media/reading';
import { inspect } from './feeding';

const latin = (text: string) => Buffer.from(text, 'latin1');

/** Four packets of that many bytes, each with the sync byte at that offset. */
function packets(bytes: number, syncAt: number): Buffer {
	const all = Buffer.alloc(bytes * 4);
	for (let at = syncAt; at < all.length; at += bytes) all[at] = 0x47;
	return all;
}

const transportStream = () => packets(188, 0);
/** As AVCHD cameras write it: 4 bytes of time before each packet. */
const cameraStream = () => packets(192, 4);
/** A recording that starts in the middle of a packet. */
const shifted = (file: Buffer, bytes: number) => Buffer.concat([Buffer.alloc(bytes), file]);

function windowsMedia(hasVideo: boolean): Buffer {
	const start = '3026b2758e66cf11a6d900aa0062ce6c';
	const sound = '409e69f84d5bcf11a8fd00805f5c442b';
	const video = 'c0ef19bc4d5bcf11a8fd00805f5c442b';
	return Buffer.from(`${start}${sound}${hasVideo ? video : ''}`, 'hex');
}

describe('PB-84: a file that is no such video is named by its first bytes', () => {
	it.each([
		['text', 'empty file', Buffer.alloc(0)],
		['photo', 'WebP picture', latin('RIFF\x10\0\0\0WEBPVP8 ')],
		['sound', 'WAV audio', latin('RIFF\x10\0\0\0WAVEfmt ')],
		['picture', 'BMP picture', latin('BM\x36\x10\0\0\0\0\0\0\x36\0')],
		['picture', 'TIFF picture', latin('II*\0\x08\0\0\0')],
		['picture', 'TIFF picture', latin('MM\0*\0\0\0\x08')],
		['picture', 'HEIC picture', latin('\0\0\0\x18ftypheic\0\0\0\0')],
		['picture', 'HEIC picture', latin('\0\0\0\x18ftypmif1\0\0\0\0')],
		['picture', 'AVIF picture', latin('\0\0\0\x18ftypavif\0\0\0\0')],
		['archive', 'ZIP archive', latin('PK\x03\x04\x14\0')],
		['archive', 'ZIP archive', latin('PK\x05\x06\0\0')],
		['document', 'PDF', latin('%PDF-1.7')],
		['photo', 'JPEG picture', latin('\xff\xd8\xff\xe0')],
		['picture', 'PNG picture', latin('\x89PNG\r\n')],
		['video', 'GIF', latin('GIF89a')],
		['video', 'AVI video', latin('RIFF\x10\0\0\0AVI LIST')],
		['archive', 'gzip archive', latin('\x1f\x8b\x08\0')],
		['archive', '7z archive', latin('7z\xbc\xaf\x27\x1c')],
		['archive', 'RAR archive', latin('Rar!\x1a\x07\x01\0')],
		['video', 'Flash video (FLV)', latin('FLV\x01\x05')],
		['video', 'Windows Media video (WMV)', latin('\x30\x26\xb2\x75\x8e\x66\xcf\x11')],
		['video', 'MPEG video', latin('\0\0\x01\xba\x44')],
		['video', 'MPEG video', latin('\0\0\x01\xb3\x44')],
		['video', 'MPEG transport stream (TS)', transportStream()],
		['stream', 'fragment of a streamed video', latin('\0\0\0\x18stypmsdh')],
		['stream', 'fragment of a streamed video', latin('\0\0\0\x18moof')],
		['video', 'Ogg file', latin('OggS\0')],
		['sound', 'Ogg file', latin(`OggS${'\0'.repeat(24)}\x01vorbis`)],
		['video', 'Ogg video', latin(`OggS${'\0'.repeat(24)}\x80theora`)],
		['video', 'MPEG transport stream (TS)', cameraStream()],
		['video', 'MXF video', latin('\x06\x0e\x2b\x34\x02\x05')],
		['raw', 'RED raw video (R3D)', latin('\0\0\x01\0RED2')],
		['raw', 'Canon raw file', latin('\0\0\0\x18ftypcrx \0\0\0\0')],
		['video', 'DV video', latin('\x1f\x07\0\x3f')],
		['video', 'RealMedia video', latin('.RMF\0\0')],
		['video', 'H.264 stream without a container', latin('\0\0\0\x01\x67\x64')],
		['video', 'H.265 stream without a container', latin('\0\0\0\x01\x40\x01\x0c')],
		['sound', 'AIFF audio', latin('FORM\0\0\0\x10AIFF')],
		['sound', 'AMR audio', latin('#!AMR\n')],
		['picture', 'JPEG 2000 picture', latin('\0\0\0\x0cjP  \r\n')],
		['stream', 'DASH playlist (MPD)', latin('<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash">')],
		['text', 'Git LFS pointer', latin('version https://git-lfs.github.com/spec/v1\n')],
		['sound', 'Windows Media audio (WMA)', windowsMedia(false)],
		['video', 'Windows Media video (WMV)', windowsMedia(true)],
		['sound', 'FLAC audio', latin('fLaC\0')],
		['sound', 'MP3', latin('ID3\x04\0')],
		['sound', 'MP3', latin('\xff\xfb\x90\x64\0\0')],
		['sound', 'MP3', latin('\xff\xf3\x44\xc4')],
		['stream', 'HLS playlist (M3U8)', latin('#EXTM3U\n#EXT-X-VERSION:3\n')],
		['text', 'HTML page', latin('<html>')],
		['text', 'HTML page', latin(`${' '.repeat(400)}<!DOCTYPE HTML>`)],
		['text', 'HTML page', Buffer.from('\ufeff\n<!doctype html><p>déjà vu</p>')],
		['text', 'XML text', latin('<?xml version="1.0"?><Error/>')],
		['text', 'JSON text', latin('{"error":"not found"}')],
		['text', 'JSON text', latin('[ {"a":1} ]')],
		['text', 'JSON text', latin(' {}')],
		['text', 'JSON text', latin('["a"]')],
		['text', 'JSON text', latin('[[1]]')],
		['text', 'JSON text', latin('[]')],
		['text', 'HTML page', latin('<head><title>')],
		['text', 'HTML page', latin('<body class="x">')],
		['text', 'text', latin('<header> is no page')],
		['text', 'text', latin('see <html> and {"a":1}')],
		['text', 'text', latin('tab\tfeed\fline\r\n')],
		['text', 'text', latin('{ no JSON')],
		['text', 'text', latin('[note] not JSON')],
		['text', 'text', latin("I'm free tonight")],
		['text', 'text', latin('The ftyp of a file')],
		['text', 'text', latin('data:video/mp4;base64,AAAAIGZ0eXBpc29t')],
		['text', 'text', Buffer.from(`${'x'.repeat(MAX_HELD_BYTES - 1)}é and more`)],
		['text', 'text', Buffer.from('\ufeffunicode', 'utf16le')],
		[null, null, latin('G is the first letter, \x01 no other packet')],
		[null, null, latin('caf\xe9 in Latin-1')],
		[null, null, latin('bell\x07')],
		[null, null, latin('delete\x7f')],
		['sound', 'AAC audio', latin('\xff\xf1\x50\x80')],
		[null, null, latin('\xff\xfb\xf0\x64')],
		[null, null, latin('\xff\xfb\x9c\x64')],
		[null, null, latin('\xff\x1b\x90\x64')],
		[null, null, latin('\xff\xfb\x90')],
		[null, null, latin('\0\0\0\x18ftyp')],
		[null, null, Buffer.alloc(1000)],
		['video', 'Motion JPEG 2000 video', latin('\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x1cftypmjp2')],
		['picture', 'AVIF picture', latin('\0\0\0\x1cftypmif1\0\0\0\0mif1avif')],
		['picture', 'HEIC picture', latin('\0\0\0\x1cftypmif1\0\0\0\0mif1heic')],
		['raw', 'Nikon raw video (NEV)', latin('\0\0\0\x18ftypNEV \0\0\0\0')],
		['raw', 'ARRI raw picture', latin('ARRI\x12\x34\x56\x78')],
		['raw', 'Phantom raw video (CINE)', latin('CI\x2c\0\0\0')],
		['picture', 'raw picture of a camera', latin('FUJIFILMCCD-RAW 0201')],
		['picture', 'BMP picture', latin('BM\x1a\0\0\0\x1d\0\x27\0J\0\0\0\x28\0\0\0')],
		['video', 'H.264 stream without a container', latin('\0\0\0\x01\x06\x05')],
		['picture', 'DPX picture', latin('SDPX\0\0\x20\0')],
		['picture', 'OpenEXR picture', latin('\x76\x2f\x31\x01\x02')],
		['video', 'GXF video', latin('\0\0\0\0\x01\xbc\0\0')],
		['video', 'Bink video', latin('BIKi\0\0')],
		['video', 'FLIC animation', latin('\0\x10\0\0\x12\xaf')],
		['video', 'recording of a Dahua camera (DAV)', latin('DHAV\xfd\0')],
		['video', 'recording of a Hikvision camera', latin('IMKH\x01\x01')],
		['video', 'MPEG-4 stream without a container', latin('\0\0\x01\xb0\x01')],
		['video', 'AV1 stream without a container', latin('\x12\0\x0a\x0b')],
		['video', 'H.264 stream without a container', latin('\0\0\x01\x67\x42')],
		['video', 'MPEG transport stream (TS)', shifted(transportStream(), 50)],
		['video', 'MPEG transport stream (TS)', packets(204, 0)],
		[null, null, shifted(transportStream(), 50).subarray(0, 376)],
		['text', 'text', Buffer.alloc(512, 'G')],
		['text', 'text', latin('MAC addresses and MP+ are words')],
		['stream', 'fragment of a streamed video', latin('\0\0\0\x2cprft\0\0\0\0')],
		['stream', 'fragment of a streamed video', latin('\0\0\0\x2cemsg\0\0\0\0')],
		['stream', 'HLS playlist (M3U8)', Buffer.from('\ufeff#EXTM3U\n')],
		['sound', 'MP2', latin('\xff\xfd\x90\x64')],
		['sound', 'DTS audio', latin('\x7f\xfe\x80\x01')],
		['sound', "Monkey's Audio (APE)", latin('MAC \x96\x0f\0\0')],
		['archive', 'xz archive', latin('\xfd7zXZ\0')],
		['document', 'Office document', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
		['document', 'program', latin('MZ\x90\0')],
	])('%j: %j', (other_kind, looks_like, file) => {
		expect(inspect(file)).toEqual({ ...new HeaderFacts(), other_kind, looks_like });
	});
});
