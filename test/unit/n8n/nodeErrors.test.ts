import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { API_CODES } from '../../../nodes/TikTok/errors/errorTable';
import {
	detailsOf,
	messageOf,
	toFailureItem,
	toNodeError,
} from '../../../nodes/TikTok/n8n/nodeErrors';
import { FaultError, inputFault, type Fault } from '../../../nodes/TikTok/errors/fault';
import { sourceFault } from '../../../nodes/TikTok/upload/session/uploadFaults';
import { nodeWith } from '../support/fakeContext';
import { faultOf, LOG_ID, refusal, someFault } from '../support/replies';

const NODE = nodeWith('credential-1');
const PLACE = { itemIndex: 3, mayAppear: false, publishId: 'v_pub_file~v2-1.1' };

function refused(code: string, status = 400): Fault {
	return faultOf(refusal(code, status, 'What TikTok said'));
}

describe('the message', () => {
	test('PB-42: says what happened, what to do, which post, which item', () => {
		expect(messageOf(someFault('x'), PLACE)).toBe(
			'It was x (x). Do something. The publish_id of this post is v_pub_file~v2-1.1. [item 3]',
		);
	});

	test('leaves out what there is not', () => {
		expect(messageOf(someFault('x', { remedy: '' }), { itemIndex: 0, mayAppear: false })).toBe(
			'It was x (x). [item 0]',
		);
		expect(
			messageOf(someFault('x'), { itemIndex: 0, mayAppear: false, earlierPublishIds: [] }),
		).toBe('It was x (x). Do something. [item 0]');
	});

	test.each(['input', 'source', 'network', 'gateway', 'sign_in'] as const)(
		'holds codes of TikTok alone: a %s fault is told without its own',
		(kind) => {
			const fault = someFault('ECONNRESET', { kind, message: 'It was so' });
			expect(messageOf(fault, { itemIndex: 0, mayAppear: false })).toMatch(/^It was so\. /);
		},
	);

	test('names the posts that were begun for this item before', () => {
		const place = { itemIndex: 2, mayAppear: false, lostPublishIds: ['a', 'b'] };
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

describe('the error that stops the node', () => {
	test('PB-42: keeps status, code, log_id, own words and item', () => {
		const error = toNodeError(NODE, refused('invalid_params'), PLACE);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			httpCode: '400',
			description: `Code: invalid_params · log_id: ${LOG_ID} · TikTok said: What TikTok said`,
			context: {
				itemIndex: 3,
				details: { code: 'invalid_params', log_id: LOG_ID, publish_id: 'v_pub_file~v2-1.1' },
			},
		});
	});

	test('bad input and a bad file are no error of an API', () => {
		const fault = inputFault("'Caption' is wrong", 'Mend it.');
		const error = toNodeError(NODE, fault, { itemIndex: 1, mayAppear: false });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			description: 'Code: invalid_input',
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
				expect(toNodeError(NODE, fault, PLACE).message).toBe(messageOf(fault, PLACE));
			}
		},
	);

	test.each(['input', 'source', 'network', 'gateway', 'tiktok', 'sign_in'] as const)(
		'a %s fault with the words of the system in it loses neither publish_id nor item',
		(kind) => {
			const message = 'The file could not be read: ENOENT: no such file or directory';
			const fault = someFault('ECONNRESET', { kind, message });
			const error = toNodeError(NODE, fault, PLACE);
			expect(error.message).toBe(messageOf(fault, PLACE));
			expect(error.description).toContain('Code: ECONNRESET');
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

	test('a network fault has no HTTP status', () => {
		const error = toNodeError(NODE, someFault('ECONNRESET', { kind: 'network' }), PLACE);
		expect(error).toMatchObject({ httpCode: 'none' });
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
		const item = toFailureItem(someFault('x'), PLACE, { json: { kept: false }, binary });
		expect(item).toEqual({
			json: { error: messageOf(someFault('x'), PLACE), details },
			binary,
			pairedItem: { item: 3 },
		});
	});

	test('has no binary key where there is no file', () => {
		expect(toFailureItem(someFault('x'), PLACE, { json: {} })).not.toHaveProperty('binary');
		expect(toFailureItem(someFault('x'), PLACE, undefined)).not.toHaveProperty('binary');
	});

	test.each([true, false])('says whether a post of the item may appear: %s', (mayAppear) => {
		const place = { ...PLACE, mayAppear };
		expect(detailsOf(refused('x'), place).may_appear).toBe(mayAppear);
		expect(toNodeError(NODE, refused('x'), place).context.details).toMatchObject({
			may_appear: mayAppear,
		});
	});

	test('names the log_id where TikTok gave one', () => {
		expect(detailsOf(refused('x'), { itemIndex: 0, mayAppear: false })).toMatchObject({
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
