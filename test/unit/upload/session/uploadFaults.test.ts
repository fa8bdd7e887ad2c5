import { FaultError, type Fault } from '../../../../nodes/TikTok/errors/fault';
import {
	deadlinePassed,
	pauseTooLong,
	gaveUp,
	refusedChunk,
	sourceFault,
	urlExpired,
} from '../../../../nodes/TikTok/upload/session/uploadFaults';
import { SourceSizeError } from '../../../../nodes/TikTok/upload/source/sourceReader';
import { brokenFaultRules } from '../../support/faultRules';
import { someFault } from '../../support/replies';

test('PB-24: a file of another size names both numbers, or that it goes on', () => {
	const short = sourceFault(new SourceSizeError(100, 40));
	expect(short).toMatchObject({ kind: 'source', code: 'file_size_changed' });
	expect(short.message).toContain('100');
	expect(short.message).toContain('40');
	expect(sourceFault(new SourceSizeError(100, Infinity)).message).toMatch(
		/100 bytes, but continues/,
	);
});

test('a file that can not be read keeps the reason', () => {
	expect(sourceFault(new Error('the disk is gone'))).toMatchObject({
		code: 'file_unreadable',
		message: 'The file could not be read: the disk is gone',
	});
	expect(sourceFault('gone.').message).toBe('The file could not be read: gone');
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
	expect(fault.message).toBe('It was upload_503; the node sent the same chunk 7 times');
	expect(gaveUp(undefined, 7).code).toBe('upload_stuck');
});

test('a pause that is too long names the status, where there was one', () => {
	expect(pauseTooLong(7_200, 503).message).toMatch(/^TikTok's upload host \(HTTP 503\) asked/);
	expect(pauseTooLong(7_200).message).toMatch(/^TikTok's upload host asked/);
});

test.each<[Fault['kind'], string, Fault]>([
	['network', 'upload_deadline', deadlinePassed()],
	['tiktok', 'upload_busy', pauseTooLong(7_200, 503)],
	['tiktok', 'upload_403', urlExpired(403)],
	['tiktok', 'upload_400', refusedChunk({ status: 400, headers: {}, text: '' })],
	['tiktok', 'upload_stuck', gaveUp(undefined, 7)],
	['source', 'file_unreadable', sourceFault(new Error('gone'))],
])('of kind %s, %s says what to do, and is not retried', (kind, code, fault) => {
	expect(fault).toMatchObject({ kind, code, retryable: false });
	expect(brokenFaultRules(fault)).toEqual([]);
});

test('what the upload host answered is named by its status', () => {
	expect(urlExpired(404).message).toContain('HTTP 404');
	expect(refusedChunk({ status: 411, headers: {}, text: '' }).message).toContain('HTTP 411');
	expect(gaveUp(undefined, 7).message).toMatch(
		/^TikTok's upload host .* sent the same chunk 7 times$/,
	);
});
