/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of the bench */
import { residentBytes } from './memoryWatch';

const SAMPLE_MS = 10;

const pid = Number(process.argv[2]);
let peak = 0;
let timer: NodeJS.Timeout | undefined;

function look(): void {
	peak = Math.max(peak, residentBytes(pid));
}

/** Answers each order with the peak so far, in bytes. */
process.on('message', (order: 'begin' | 'end') => {
	clearInterval(timer);
	if (order === 'begin') {
		peak = 0;
		timer = setInterval(look, SAMPLE_MS);
	}
	look();
	process.send?.(peak);
});
// Also in the middle of a round that failed.
process.once('disconnect', () => process.exit());
process.send?.(peak);
