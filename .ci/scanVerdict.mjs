// What the output of n8n's scanner says.

/**
 * @param output everything that n8n's scanner printed for NAME@VERSION
 * @param spec NAME@VERSION that was to be scanned
 * @returns true only when the scanner says that this very version has passed
 */
export function didPass(output, spec) {
	return output.includes(`Package ${spec} has passed all security checks`);
}

/** True when npm did not know the version yet, so that asking again later may help. */
export function isNotThereYet(output) {
	return (
		!output.includes('has failed security checks') && /\b404\b|ETARGET|not found/i.test(output)
	);
}
