const UNITS = new Map([
	['MB', 1_000_000],
	['GB', 1_000_000_000],
]);

/** The most that TikTok takes; "4 GB" in the binary reading. */
const LARGEST_BYTES = 4_294_967_296;

/** In: `100MB`, `1 GB`; `4GB` is TikTok's largest file. Out: bytes. @throws RangeError for anything else */
export function readSize(text: string): number {
	const [, figure, unit] = /^([\d.]+)\s*([MG]B)$/i.exec(text.trim()) ?? [];
	const bytes = Number(figure) * (UNITS.get(unit?.toUpperCase() ?? '') ?? NaN);
	if (!(bytes >= 1_000_000)) throw new RangeError(`not a size: ${text} (say 1MB, 100MB, 4GB)`);
	return bytes === 4_000_000_000 ? LARGEST_BYTES : Math.round(bytes);
}

/** In: bytes. Out: `100 MB`, `1 GB`, `4 GiB`. */
export function sizeName(bytes: number): string {
	if (bytes === LARGEST_BYTES) return '4 GiB';
	return bytes >= 1_000_000_000 ? `${bytes / 1_000_000_000} GB` : `${bytes / 1_000_000} MB`;
}
