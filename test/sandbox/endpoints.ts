/**
 * TikTok's JSON endpoints, with the calls per minute and access token from TikTok's page. `null`: the
 * page has no limit. Each endpoint is a fault point, and each limit is the default of a switch.
 */
export const CALLS_PER_MINUTE = {
	creator_info: 20,
	init: 6,
	inbox_init: 6,
	content_init: 6,
	status: 30,
	cancel: null,
	user_info: 600,
	video_list: 600,
	video_query: 600,
} as const;

export type ApiPoint = keyof typeof CALLS_PER_MINUTE;

/** An endpoint that has a limit. */
export type RatedPoint = {
	[Point in ApiPoint]: (typeof CALLS_PER_MINUTE)[Point] extends number ? Point : never;
}[ApiPoint];

/** The switch that limits how often an endpoint may be called. */
export type RateSwitch = `${RatedPoint}_per_minute`;

export const API_POINTS = Object.keys(CALLS_PER_MINUTE) as ApiPoint[];
export const RATED_POINTS = API_POINTS.filter(isRated);
export const RATE_SWITCHES = RATED_POINTS.map(rateSwitchOf);

export function isRated(point: ApiPoint): point is RatedPoint {
	return CALLS_PER_MINUTE[point] !== null;
}

export function rateSwitchOf(point: RatedPoint): RateSwitch {
	return `${point}_per_minute`;
}

/** A value for every rate switch. */
export function forEachRate<Value>(valueOf: (point: RatedPoint) => Value) {
	const entries = RATED_POINTS.map((point) => [rateSwitchOf(point), valueOf(point)]);
	return Object.fromEntries(entries) as Record<RateSwitch, Value>;
}
