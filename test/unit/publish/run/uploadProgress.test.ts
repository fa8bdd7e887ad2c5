import { UploadProgress } from '../../../../nodes/TikTok/publish/run/uploadProgress';
import { FakeClock } from '../../support/fakeClock';

const SIZE = 400_000_000;

/** The lines of an upload that moves on at the given speed and looks at the time with each buffer. */
function linesOf(sizeBytes: number, bytesPerSec: number, bufferBytes = 65_536) {
	const clock = new FakeClock();
	const lines: Array<{ atSec: number; line: string }> = [];
	const begun = clock.now();
	const progress = new UploadProgress(sizeBytes, clock, (line) =>
		lines.push({ atSec: (clock.now() - begun) / 1_000, line }),
	);
	for (let sent = 0; sent < sizeBytes; ) {
		const bytes = Math.min(bufferBytes, sizeBytes - sent);
		clock.advance((1_000 * bytes) / bytesPerSec);
		sent += bytes;
		progress.sent(sent);
	}
	progress.ended();
	return lines;
}

describe('UploadProgress', () => {
	test('400 MB at 10 MB/s: a line with each tenth, and one at the end', () => {
		const lines = linesOf(SIZE, 10_000_000);
		expect(lines).toHaveLength(10);
		expect(lines[0].line).toBe(
			'sent 40,042,496 of 400,000,000 bytes (10 %), 10.0 MB/s, about 36 s left',
		);
		expect(lines[8].line).toMatch(
			/^sent 360,\d{3},\d{3} of .* \(90 %\), 10\.0 MB\/s, about 4 s left$/,
		);
		expect(lines[9].line).toBe('uploaded 400,000,000 bytes in 40 s, 10.0 MB/s');
	});

	test('400 MB at 0.5 MB/s: no more than 30 seconds without a line', () => {
		const lines = linesOf(SIZE, 500_000);
		const pauses = lines.map(({ atSec }, index) => atSec - (lines[index - 1]?.atSec ?? 0));
		expect(Math.max(...pauses)).toBeLessThan(30.2);
		expect(lines[0].line).toMatch(/\(3 %\), 0\.5 MB\/s, about 12 min 50 s left$/);
		expect(lines.length).toBeGreaterThan(26);
	});

	test('4 GB at 0.5 MB/s: the time left in hours', () => {
		const [{ line }] = linesOf(4_000_000_000, 500_000, 1_000_000);
		expect(line).toMatch(/about 2 h 12 min left$/);
	});

	test.each([
		[1, 1_000_000],
		[3_000_000, 100_000_000],
	])('%d bytes in less than a second: the end alone', (sizeBytes, speed) => {
		const lines = linesOf(sizeBytes, speed);
		expect(lines.map(({ line }) => line)).toEqual([expect.stringMatching(/^uploaded .* in 1 s/)]);
	});

	test('a chunk that is sent again brings no line twice', () => {
		const clock = new FakeClock();
		const lines: string[] = [];
		const progress = new UploadProgress(SIZE, clock, (line) => lines.push(line));
		for (const bytes of [50_000_000, 90_000_000, 10_000_000, 60_000_000, 130_000_000]) {
			clock.advance(5_000);
			progress.sent(bytes);
		}
		expect(lines.map((line) => /\((\d+) %\)/.exec(line)?.[1])).toEqual(['12', '22', '32']);
	});
});
