import { boundariesOf, type Chunk, type UploadPlan } from './plan';

/** The header of a PUT: first and last byte, both inclusive, and the size of the whole file. */
export function contentRangeOf(chunk: Chunk, plan: UploadPlan): string {
	return `bytes ${chunk.start}-${chunk.endExclusive - 1}/${plan.videoSize}`;
}

const ANSWERED_RANGE = /^bytes\s+0-(\d{1,16})\/(\d{1,16}|\*)$/i;

/**
 * How many bytes the server has, from the `Content-Range` of its answer. TikTok's page does not say
 * whether the number is the index of the last byte or a count, so it is read as the one that is a
 * chunk boundary of the plan.
 *
 * @returns a boundary of the plan in bytes, or `undefined` when the number is neither
 */
export function acceptedBytesOf(header: string | undefined, plan: UploadPlan): number | undefined {
	const match = header?.trim().match(ANSWERED_RANGE);
	if (!match || (match[2] !== '*' && Number(match[2]) !== plan.videoSize)) return undefined;
	const figure = Number(match[1]);
	return [figure + 1, figure].find((bytes) => isBoundary(bytes, plan));
}

/**
 * The end of the last whole chunk within `uploadedBytes`, as status/fetch reports it.
 *
 * @returns a boundary of the plan in bytes, or `undefined` for more bytes than the file has
 */
export function boundaryWithin(uploadedBytes: number, plan: UploadPlan): number | undefined {
	if (uploadedBytes > plan.videoSize) return undefined;
	return boundariesOf(plan)
		.reverse()
		.find((boundary) => boundary <= uploadedBytes);
}

function isBoundary(bytes: number, plan: UploadPlan): boolean {
	return boundariesOf(plan).includes(bytes);
}
