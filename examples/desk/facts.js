/* global DateTime */

/** The desk asks TikTok about account, app and sign-in no more often than that. */
const ASK_AFTER = { minutes: 10 };
/** Without a sign of life for so long, the engine counts as stopped. It runs every minute. */
const SILENT_AFTER = { minutes: 3 };
/** What TikTok allows within 24 hours, unless the engine's settings differ. */
const POSTS_A_DAY = 15;
const DRAFTS_A_DAY = 5;

/**
 * What the header says, from the rows that are no posts: `desk` holds TikTok's last answer to this
 * workflow, `engine` the last run of example 2 with its settings, and the account of its last post.
 *
 * @param claims rows of all accounts that were claimed within the last 24 hours
 */
export function factsOf({ special, claims, now, workflowId }) {
	const desk = special.find(({ status, claim }) => status === 'desk' && claim === workflowId);
	const kept = parsed(desk?.facts);
	const setup = kept.setup ?? {};
	const account = setup.account?.username;
	const engines = special
		.filter(({ status }) => status === 'engine')
		.sort((one, other) => String(other.due_at).localeCompare(String(one.due_at)));
	const engine = engines.find(({ creator }) => creator === account) ?? engines[0];
	const settings = parsed(engine?.facts);
	const own = claims.filter(({ creator }) => account === undefined || creator === account);
	const limit = Number(settings.posts_per_24_hours) || POSTS_A_DAY;
	const oldest = own.map((row) => row.claimed_at).sort()[Math.max(own.length - limit, 0)];
	return {
		deskId: desk?.id,
		age: desk === undefined ? 'none' : isOlder(desk.due_at, ASK_AFTER, now) ? 'old' : 'fresh',
		askedAt: kept.at,
		error: kept.error,
		setup,
		videos: kept.videos ?? {},
		account,
		settings,
		posts: own.length,
		limit,
		roomAt:
			own.length < limit ? undefined : DateTime.fromISO(oldest).plus({ hours: 24 }).toUTC().toISO(),
		drafts: own.filter(({ status }) => status === 'draft').length,
		draftLimit: Number(settings.drafts_per_24_hours) || DRAFTS_A_DAY,
		lastRun: engine?.due_at,
		isRunning: engine !== undefined && !isOlder(engine.due_at, SILENT_AFTER, now),
		nextRun: engine && DateTime.fromISO(engine.due_at).plus({ minutes: 1 }).toUTC().toISO(),
	};
}

function isOlder(iso, age, now) {
	const time = DateTime.fromISO(String(iso ?? ''));
	return !time.isValid || time < now.minus(age);
}

/** What a column holds as JSON; nothing when it is no JSON. */
function parsed(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}
