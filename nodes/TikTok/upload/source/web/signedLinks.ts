const MS_PER_SECOND = 1_000;

/** No signed link ended before the year 2001. */
const FIRST_END_MS = 1_000_000_000_000;

/** How S3, R2, GCS and Azure refuse a link after its time. CloudFront only says "Access denied". */
const EXPIRED = /expired|not valid in the specified time frame/i;

/**
 * Whether a refusal means that the time of a signed link is over: the server says so, or the time that
 * stands in the address has passed.
 *
 * @param text an answer in XML or JSON; empty for a page
 * @param nowMs milliseconds since the epoch
 */
export function isExpired(urls: readonly string[], text: string, nowMs: number): boolean {
	return EXPIRED.test(text) || urls.some((url) => (expiryOf(url) ?? Infinity) <= nowMs);
}

/**
 * When a signed link ends, in milliseconds since the epoch: links of S3, R2 and GCS (signed with
 * version 4, or older), Azure and CloudFront.
 */
function expiryOf(url: string): number | undefined {
	const query = new Map(
		[...new URL(url).searchParams].map(([name, value]) => [name.toLowerCase(), value]),
	);
	for (const prefix of ['x-amz', 'x-goog']) {
		const from = dateOf(query.get(`${prefix}-date`));
		const seconds = Number(query.get(`${prefix}-expires`) ?? NaN);
		if (from !== undefined && seconds >= 0) return from + seconds * MS_PER_SECOND;
	}
	const azureEnd = query.has('sig') ? Date.parse(query.get('se') ?? '') : NaN;
	const otherEnd = Number(query.get('expires') || policyEnd(query.get('policy'))) * MS_PER_SECOND;
	// A smaller number is a duration, or says something else.
	return [azureEnd, otherEnd].find((end) => end > FIRST_END_MS);
}

/** `20261127T080000Z` */
function dateOf(text = ''): number | undefined {
	const [, year, month, day, hour, minute, second] =
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
	if (year === undefined) return undefined;
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * The end of a CloudFront link with a policy of its own, in seconds since the epoch.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-custom-policy.html
 */
function policyEnd(policy: string | undefined): number {
	if (policy === undefined) return NaN;
	const text = Buffer.from(policy.replaceAll('-', '+').replaceAll('~', '/'), 'base64').toString();
	const [, seconds] = /"AWS:EpochTime"\s{0,9}:\s{0,9}(\d{1,12})/.exec(text) ?? [];
	return Number(seconds ?? NaN);
}
