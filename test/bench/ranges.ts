/** In: a `Content-Range` header. Out: how many bytes it says. */
export function rangeBytes(header: string): number {
	const [, first, last] = /^bytes (\d+)-(\d+)\//.exec(header) ?? [];
	return Number(last) - Number(first) + 1;
}

/**
 * In: the `Content-Range` headers of several posts, all PUTs of one length. Out: those of a single
 * file with as many PUTs of that length, so that curl can send the same bytes to one address.
 */
export function asOneFile(ranges: readonly string[]): string[] {
	const bytes = rangeBytes(ranges[0]);
	if (ranges.some((range) => rangeBytes(range) !== bytes)) {
		throw new RangeError('PUTs of different lengths are not one file');
	}
	const total = bytes * ranges.length;
	return ranges.map((_, n) => `bytes ${n * bytes}-${(n + 1) * bytes - 1}/${total}`);
}
