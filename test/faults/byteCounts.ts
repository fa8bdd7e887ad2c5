import type { AppInput } from '../sandbox/types';

/** How TikTok counts the bytes of an upload in its status. Each is run with every fault that asks. */
export const BYTE_COUNTS = {
	/** The default of the sandbox: what is empty is left out. */
	'absent at 0': {},
	present: { byte_counts: 'always', zero_byte_count: 'present' },
	never: { byte_counts: 'never' },
	'20 s late': { byte_count_lag_ms: 20_000 },
} as const satisfies Record<string, AppInput['switches']>;

export type ByteCounts = keyof typeof BYTE_COUNTS;

/** What people have recorded of TikTok. */
export const RECORDED: ByteCounts = 'absent at 0';

export const ALL_BYTE_COUNTS = Object.keys(BYTE_COUNTS) as ByteCounts[];

/** Whether a status tells within seconds what TikTok has. */
export function isToldAtOnce(counts: ByteCounts): boolean {
	return counts === 'absent at 0' || counts === 'present';
}
