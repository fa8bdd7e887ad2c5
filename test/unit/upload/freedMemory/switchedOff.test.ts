/** The upload's tests once more, without freed memory. */
jest.mock('../../../../nodes/TikTok/upload/freedMemory/enabled', () => ({
	FREES_SENT_MEMORY: false,
}));

import { ownsBuffers, SentMemory } from '../../../../nodes/TikTok/upload/freedMemory/sentMemory';
import '../byteExact.test';
import '../put/chunkPut.test';
import '../put/chunkSender.test';
import '../put/stalls.test';
import '../slowHost.test';

describe('switched off', () => {
	test.each([undefined, 'filesystem:1', 'filesystem-v2:1'])('%s: nothing is freed', (id) => {
		expect(ownsBuffers(id)).toBe(false);
	});

	test('nothing of the body is touched', () => {
		const pipe = (destination: object) => destination;
		const body = { pipe };
		new SentMemory({ ownsBuffers: true }).freeWhenSent(body, () => undefined);
		expect(body.pipe).toBe(pipe);
	});
});
