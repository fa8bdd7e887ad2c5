/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a test that measures its own process */
import { check } from 'recheck';

import { readEnvelope } from '../../nodes/TikTok/api/envelope';
import { parseExactJson } from '../../nodes/TikTok/shared/exactJson';
import { foreignText } from '../../nodes/TikTok/shared/foreignText';
import { lowerCaseHeaders, retryAfterOf } from '../../nodes/TikTok/shared/httpAnswer';
import { isNestedDeeperThan } from '../../nodes/TikTokTrigger/nesting';
import { readSignature } from '../../nodes/TikTokTrigger/signature';
import { readWebhookEvent } from '../../nodes/TikTokTrigger/webhookEvent';
import { regexesOfPackage } from './support/regexLiterals';

const SIZES = [1_000, 10_000, 100_000];

/** Linear work takes far below 0.1 µs for a character; quadratic work takes seconds from 100 kB on. */
const MS_PER_CHARACTER = 1 / 1_000;
const BUSY_MACHINE_MS = 250;

/** What broke the expressions and parsers of this package and of others. */
const HOSTILE_UNITS = [
	...['"', '\\', '"\\', '"\\"', '\\"', '<', '<a', '>', '[', '{', '{"a":', '[[],', '[1,', '/', '//'],
	...[' ', '\n', '\t', '\u2028', '\u0000', '\u202e', '\ud800', '👍', 'a', 'Z', '_', '-', '0', '9.'],
	...['1e', '-', '.', '..', 'a.', ',', ';', '=', ':', '%', '%2', '%22', '@', '#', '?', '&', 't='],
	...['act.', 'act.a ', 'bearer ', 'bearer+', 'token', 'token=', 'token":"', 'code=', 'http://'],
	...['https://a', 'https://a@', 'filename=', 'filename="', 'bytes ', 'Credential with ID ', 'a='],
];
const ENDS = ['', '"', '!'];
const MEASUREMENTS = 3;

/** Milliseconds of CPU time, which a busy machine does not stretch. */
function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

type Work = (text: string) => unknown;

/** The first of the sizes at which it took longer than linear work can take. */
function slowSize(work: Work, unit: string, end: string): string[] {
	for (const size of SIZES) {
		const text = unit.repeat(Math.ceil(size / unit.length)) + end;
		const limitMs = BUSY_MACHINE_MS + size * MS_PER_CHARACTER;
		let ms = Infinity;
		// What other threads of the process do, such as to free memory, can fall into one measurement.
		for (let left = MEASUREMENTS; left > 0 && ms > limitMs; left -= 1) {
			const start = cpuMs();
			work(text);
			ms = cpuMs() - start;
		}
		if (ms > limitMs) {
			return [
				`${size} times ${JSON.stringify(unit)} and ${JSON.stringify(end)}: ${Math.round(ms)} ms`,
			];
		}
	}
	return [];
}

function slowInputs(work: Work, units = HOSTILE_UNITS): string[] {
	return units.flatMap((unit) => ENDS.flatMap((end) => slowSize(work, unit, end)));
}

/** As `replace` and `test` use it; and with its own text, which comes close to matching it. */
function slowInputsOfRegex({ source, flags }: RegExp): string[] {
	const everywhere = new RegExp(source, flags.replace('g', '') + 'g');
	const units = [...HOSTILE_UNITS, source];
	return slowInputs((hostile) => hostile.replace(everywhere, ''), units);
}

describe('no regular expression of the package takes more than linear time', () => {
	const { literals, built } = regexesOfPackage();

	test('they are all literals, so that this test finds them', () => {
		expect(built).toEqual([]);
		expect(literals.length).toBeGreaterThan(40);
	});

	test.each(literals)('$file $text', async ({ regex }) => {
		expect(await check(regex.source, regex.flags)).toMatchObject({ status: 'safe' });
		expect(slowInputsOfRegex(regex)).toEqual([]);
	});

	test.each(['"(?:[^"\\\\]|\\\\.)*"', '<[^>]*>'])(
		'%s, which froze n8n, is found',
		async (source) => {
			expect(await check(source, 'g')).toMatchObject({ status: 'vulnerable' });
		},
	);
});

describe('no parser of foreign text takes more than linear time', () => {
	const answer = (text: string) => ({ status: 502, headers: {}, text });
	const signed = { client_key: 'k', event: 'e', create_time: 1 };

	test.each<[string, Work]>([
		['parseExactJson', parseExactJson],
		['isNestedDeeperThan', (text) => isNestedDeeperThan(text, 1_000_000)],
		['readWebhookEvent', (text) => readWebhookEvent(Buffer.from(text))],
		[
			'readWebhookEvent of content',
			(content) => readWebhookEvent(Buffer.from(JSON.stringify({ ...signed, content }))),
		],
		['readSignature', readSignature],
		['readEnvelope', (text) => readEnvelope(answer(text))],
		[
			'readEnvelope of an error',
			(message) =>
				readEnvelope(answer(JSON.stringify({ error: { code: 'x', message, log_id: message } }))),
		],
		['retryAfterOf', (value) => retryAfterOf({ ...answer(''), headers: { 'retry-after': value } })],
		['lowerCaseHeaders', (value) => lowerCaseHeaders({ [value]: value })],
		['foreignText', (text) => foreignText(text, ['client-secret-1234', 'aaaaaaaaaaaaaaab'])],
	])('%s', (_name, parse) => {
		expect(slowInputs(parse)).toEqual([]);
	});
});
