import { FaultError, inputFault, throwIfFault } from '../../../nodes/TikTok/errors/fault';

test('bad input is bad every time: trying again is no use', () => {
	expect(inputFault('Caption is too long', 'Shorten it.')).toEqual({
		kind: 'input',
		code: 'invalid_input',
		message: 'Caption is too long',
		remedy: 'Shorten it.',
		retryable: false,
	});
	expect(inputFault('No file', 'Add one.', 'file_missing').code).toBe('file_missing');
});

test('a fault is thrown with all that it says, and none is not', () => {
	const fault = inputFault('Caption is too long', 'Shorten it.');
	let thrown: unknown;
	try {
		throwIfFault(fault);
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(FaultError);
	expect(thrown).toMatchObject({ name: 'FaultError', message: 'Caption is too long', fault });
	expect(() => throwIfFault(undefined)).not.toThrow();
});
