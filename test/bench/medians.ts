/** In: at least one number. Out: the middle one; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** In: at least one number. Out: `median (lowest to highest)`; a single number alone. */
export function spread(values: readonly number[], decimals = 0): string {
	const [middle, lowest, highest] = [median(values), Math.min(...values), Math.max(...values)].map(
		(value) => value.toFixed(decimals),
	);
	return values.length === 1 ? middle : `${middle} (${lowest} to ${highest})`;
}
