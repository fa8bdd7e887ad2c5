import { FaultError } from '../../../nodes/TikTok/api/fault';
import {
	deadlinePassed,
	pauseTooLong,
	gaveUp,
	refusedChunk,
	sourceFault,
	urlExpired,
} from '../../../nodes/TikTok/upload/uploadFaults';
import { SourceSizeError } from '../../../nodes/TikTok/upload/sourceReader';
import { someFault } from '../support/replies';

test('PB-24: a file of another size names both numbers, or that it goes on', () => {
	const short = sourceFault(new SourceSizeError(100, 40));
	expect(short).toMatchObject({ kind: 'source', code: 'file_size_changed' });
	expect(short.message).toContain('100');
	expect(short.message).toContain('40');
	expect(sourceFault(new SourceSizeError(100, Infinity)).message).toMatch(/100 bytes.*goes on/);
});

test('a file that can not be read keeps the reason', () => {
	expect(sourceFault(new Error('the disk is gone'))).toMatchObject({
		code: 'file_unreadable',
		message: 'The file could not be read: the disk is gone',
	});
	expect(sourceFault('gone').message).toBe('The file could not be read: gone');
});

test('a fault that the source itself has found is kept', () => {
	const fault = someFault('url_changed');
	expect(sourceFault(new FaultError(fault))).toBe(fault);
});

test('an answer of the upload host keeps its status as code', () => {
	expect(urlExpired(404)).toMatchObject({ code: 'upload_404', httpStatus: 404 });
	const refused = refusedChunk({ status: 400, headers: {}, text: 'secret' });
	expect(refused).toMatchObject({ code: 'upload_400', httpStatus: 400 });
	expect(JSON.stringify(refused)).not.toContain('secret');
});

test('giving up keeps the cause and counts the tries', () => {
	const cause = someFault('upload_503', { httpStatus: 503, retryable: true });
	const fault = gaveUp(cause, 7);
	expect(fault).toMatchObject({ code: 'upload_503', httpStatus: 503, retryable: false });
	expect(fault.message).toBe('It was upload_503; the same part of the file was tried 7 times');
	expect(gaveUp(undefined, 7).code).toBe('upload_stuck');
});

test('nothing of it is worth an automatic repeat of the item, and sentences end as they should', () => {
	const faults = [
		deadlinePassed(),
		pauseTooLong(7_200, 503),
		urlExpired(403),
		refusedChunk({ status: 400, headers: {}, text: '' }),
		gaveUp(undefined, 7),
		sourceFault(new Error('gone')),
	];
	for (const { retryable, message, remedy } of faults) {
		expect(retryable).toBe(false);
		expect(message).not.toMatch(/\.$/);
		expect(remedy).toMatch(/\.$/);
	}
});
