import type { LogLine } from './harness/log';
import type { RunResult } from './harness';

/** All text of a value: every key and property, those of errors that JSON leaves out, too. */
export function textOf(value: unknown): string {
	const seen = new Set<unknown>();
	const texts: string[] = [];
	const read = (one: unknown) => {
		if (typeof one === 'string') texts.push(one);
		if (typeof one !== 'object' || one === null || seen.has(one)) return;
		seen.add(one);
		for (const key of Object.getOwnPropertyNames(one)) {
			// The node with its parameters, which the person has written.
			if (key === 'node') continue;
			texts.push(key);
			read(Reflect.get(one, key));
		}
	};
	read(value);
	return texts.join('\n');
}

/** All that n8n shows, saves and logs of a run of the TikTok node. */
export function keptText(result: RunResult): string {
	const { resultData, executionData } = result.data;
	const kept = [resultData.runData.TikTok, resultData.error, executionData?.contextData];
	return textOf([kept, result.log]);
}

export function logText(lines: readonly LogLine[]): string {
	return textOf(lines);
}
