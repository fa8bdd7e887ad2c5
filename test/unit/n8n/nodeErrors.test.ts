import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { API_CODES } from '../../../nodes/TikTok/errors/errorTable';
import {
	detailsOf,
	headlineOf,
	messageOf,
	toFailureItem,
	toNodeError,
} from '../../../nodes/TikTok/n8n/nodeErrors';
import { FaultError, inputFault, type Fault } from '../../../nodes/TikTok/errors/fault';
import { sourceFault } from '../../../nodes/TikTok/upload/session/uploadFaults';
import { nodeWith } from '../support/fakeContext';
import { faultOf, LOG_ID, refusal, someFault } from '../support/replies';

const NODE = nodeWith('credential-1');
const PLACE = {
	itemIndex: 3,
	itemCount: 5,
	mayAppear: false,
	publishId: 'v_pub_file~v2-1.1',
};
const ALONE = { itemIndex: 0, itemCount: 1, mayAppear: false };

function refused(code: string, status = 400): Fault {
	return faultOf(refusal(code, status, 'What TikTok said'));
}

describe('the message in one text', () => {
	test('PB-42: says what happened, which post, what to do, which item', () => {
		expect(messageOf(someFault('x'), PLACE)).toBe(
			'It was x (x), publish_id v_pub_file~v2-1.1. Do something. [item 3]',
		);
	});

	test('leaves out what there is not', () => {
		expect(messageOf(someFault('x', { remedy: '' }), ALONE)).toBe('It was x (x).');
		expect(messageOf(someFault('x'), { ...ALONE, earlierPublishIds: [] })).toBe(
			'It was x (x). Do something.',
		);
	});

	test('names the posts that were begun for this item before', () => {
		const place = { itemIndex: 2, itemCount: 3, mayAppear: false, lostPublishIds: ['a', 'b'] };
		expect(messageOf(someFault('x'), place)).toContain(
			'Begun for this item before, and lost: a, b. [item 2]',
		);
	});

	test('names the posts of the items before it', () => {
		const place = {
			itemIndex: 2,
			mayAppear: false,
			earlierPublishIds: ['a (item 0)', 'b (item 1)'],
		};
		expect(messageOf(someFault('x'), place)).toContain(
			'Begun by this node before it stopped: a (item 0), b (item 1).',
		);
	});
});

describe('the title of an error', () => {
	test('is what happened, with code and publish_id; what to do stands below', () => {
		expect(headlineOf(someFault('x'), PLACE)).toBe(
			'It was x (x), publish_id v_pub_file~v2-1.1. [item 3]',
		);
	});

	test.each([
		[1, 'It was x (x).'],
		[undefined, 'It was x (x).'],
		[2, 'It was x (x). [item 0]'],
	])('of %p items: %s', (itemCount, title) => {
		expect(headlineOf(someFault('x'), { ...ALONE, itemCount })).toBe(title);
	});

	test.each(['input', 'source', 'network', 'gateway', 'sign_in'] as const)(
		'holds codes of TikTok alone: a %s fault is told without its own',
		(kind) => {
			const fault = someFault('ECONNRESET', { kind, message: 'It was so' });
			expect(headlineOf(fault, ALONE)).toBe('It was so.');
			expect(headlineOf(fault, { ...ALONE, publishId: 'p' })).toBe('It was so (publish_id p).');
		},
	);
});

describe('the error that stops the node', () => {
	test('PB-42: keeps status, code, log_id, own words and item', () => {
		const error = toNodeError(NODE, refused('invalid_params'), PLACE);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			httpCode: '400',
			description: `${API_CODES.invalid_params.remedy} Code: invalid_params · log_id: ${LOG_ID} · TikTok said: What TikTok said`,
			context: {
				itemIndex: 3,
				details: { code: 'invalid_params', log_id: LOG_ID, publish_id: 'v_pub_file~v2-1.1' },
			},
		});
	});

	test('bad input and a bad file are no error of an API', () => {
		const fault = inputFault("'Caption' is wrong", 'Mend it.');
		const error = toNodeError(NODE, fault, { ...ALONE, itemIndex: 1 });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: "'Caption' is wrong.",
			description: 'Mend it. Code: invalid_input',
			context: { itemIndex: 1 },
		});
		const source = toNodeError(NODE, sourceFault(new Error('gone')), PLACE);
		expect(source).toBeInstanceOf(NodeOperationError);
	});

	test.each([...Object.keys(API_CODES), 'constructor'])(
		'%s reaches the person word by word',
		(code) => {
			for (const status of [200, 400, 401, 403, 404, 429, 500, 502, 503]) {
				const fault = refused(code, status);
				const { message, description } = toNodeError(NODE, fault, PLACE);
				expect(message).toBe(headlineOf(fault, PLACE));
				expect(description?.startsWith(`${fault.remedy} Code: ${fault.code}`)).toBe(true);
				expect(toNodeError(NODE, fault, PLACE, true).message).toBe(messageOf(fault, PLACE));
			}
		},
	);

	test.each(['input', 'source', 'network', 'gateway', 'tiktok', 'sign_in'] as const)(
		'a %s fault with the words of the system in it loses neither publish_id nor item',
		(kind) => {
			const message = 'The file could not be read: ENOENT: no such file or directory';
			const fault = someFault('ECONNRESET', { kind, message });
			const error = toNodeError(NODE, fault, PLACE);
			expect(error.message).toBe(headlineOf(fault, PLACE));
			expect(error.description).toBe('Do something. Code: ECONNRESET');
		},
	);

	test('has no HTTP error as its cause, which would print the request with its token', () => {
		for (const fault of [refused('x'), inputFault('A', 'B.')]) {
			const error = toNodeError(NODE, fault, PLACE);
			// n8n itself makes a cause of the text that NodeOperationError gets; it holds that text alone.
			expect([undefined, error.message]).toContain(error.cause?.message);
			expect(Object.keys(error.cause ?? {})).not.toEqual(
				expect.arrayContaining([expect.stringMatching(/config|request|response/)]),
			);
			expect(JSON.stringify(error)).not.toMatch(/Bearer|authorization/i);
		}
	});

	test('without an answer there is no HTTP status, which the editor would show as an error code', () => {
		for (const kind of ['network', 'sign_in', 'gateway', 'tiktok'] as const) {
			const error = toNodeError(NODE, someFault('ECONNRESET', { kind }), PLACE);
			expect(error).toMatchObject({ httpCode: null });
		}
	});

	test('of a tool has everything in its message, because an agent sees nothing else', () => {
		const tool = { ...NODE, type: `${NODE.type}Tool` };
		const place = { ...PLACE, itemCount: 1, lostPublishIds: ['a'] };
		expect(toNodeError(tool, someFault('x'), place)).toMatchObject({
			message:
				'It was x (x), publish_id v_pub_file~v2-1.1. Do something. Begun for this item before, and lost: a.',
			description: 'Code: x',
		});
	});
});

describe('the item for the error branch', () => {
	const details = {
		code: 'x',
		log_id: null,
		publish_id: PLACE.publishId,
		remedy: 'Do something.',
		may_appear: false,
	};

	test('has exactly error and details as json, its pairing, and the file of its input', () => {
		const binary = { data: { data: 'AAAA', mimeType: 'video/mp4' } };
		const item = toFailureItem(NODE, someFault('x'), PLACE, { json: { kept: false }, binary });
		expect(item).toEqual({
			json: { error: messageOf(someFault('x'), PLACE), details },
			binary,
			pairedItem: { item: 3 },
		});
	});

	test('for the error output it has an error that older n8n sees, and no copy of the item keeps', () => {
		const withErrorOutput = { ...NODE, onError: 'continueErrorOutput' } as const;
		const item = toFailureItem(withErrorOutput, someFault('x'), PLACE, undefined);
		expect(item.error?.message).toContain('It was x (x)');
		const others = [NODE, { ...NODE, onError: 'continueRegularOutput' } as const];
		const plain = others.map((node) => toFailureItem(node, someFault('x'), PLACE, undefined));
		for (const copy of [{ ...item }, ...plain]) {
			expect(copy.error).toBeUndefined();
			expect(copy.json).toEqual(item.json);
		}
	});

	test('has no binary key where there is no file', () => {
		expect(toFailureItem(NODE, someFault('x'), PLACE, { json: {} })).not.toHaveProperty('binary');
		expect(toFailureItem(NODE, someFault('x'), PLACE, undefined)).not.toHaveProperty('binary');
	});

	test.each([true, false])('says whether a post of the item may appear: %s', (mayAppear) => {
		const place = { ...PLACE, mayAppear };
		expect(detailsOf(refused('x'), place).may_appear).toBe(mayAppear);
		expect(toNodeError(NODE, refused('x'), place).context.details).toMatchObject({
			may_appear: mayAppear,
		});
	});

	test('names the log_id where TikTok gave one', () => {
		expect(detailsOf(refused('x'), ALONE)).toMatchObject({
			log_id: LOG_ID,
			publish_id: null,
		});
	});
});

test('a fault on its way is an error with the message of the fault', () => {
	const error = new FaultError(someFault('x'));
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({ name: 'FaultError', message: 'It was x', fault: { code: 'x' } });
});
