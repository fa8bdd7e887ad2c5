import type { IDataObject } from 'n8n-workflow';

import type { TikTokClient } from './client';
import type { Clock } from '../shared/clock';
import { CREATOR_INFO } from './endpoints';
import { FaultError } from '../errors/fault';
import { foreignText } from '../shared/foreignText';
import { numberOrNull, textOrNull, wordOrNull } from '../shared/values';

/**
 * What TikTok says the connected account may post.
 * https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info
 */
export interface CreatorInfo {
	readonly creator_username: string | null;
	readonly creator_nickname: string | null;
	readonly privacy_level_options: readonly string[];
	readonly comment_disabled: boolean;
	readonly duet_disabled: boolean;
	readonly stitch_disabled: boolean;
	/** Seconds; null when TikTok did not say. */
	readonly max_video_post_duration_sec: number | null;
}

/** Before an init, the node asks again when the answer is older than this. */
const CREATOR_INFO_MAX_AGE_MS = 60_000;

/** TikTok's own limit is 24 characters. Such a name is shown as it is, even one like "act.one". */
const USERNAME = /^[\w.]{1,24}$/;

/** Reads creator info. Accepts missing and extra fields, and numbers as text. */
export function readCreatorInfo(data: IDataObject): CreatorInfo {
	const options = Array.isArray(data.privacy_level_options) ? data.privacy_level_options : [];
	const username = textOrNull(data.creator_username) ?? '';
	const maxSeconds = numberOrNull(data.max_video_post_duration_sec);
	return {
		creator_username: USERNAME.test(username) ? username : textOrNull(foreignText(username)),
		creator_nickname: textOrNull(foreignText(data.creator_nickname)),
		privacy_level_options: options.filter((option) => wordOrNull(option) !== null),
		comment_disabled: isTrue(data.comment_disabled),
		duet_disabled: isTrue(data.duet_disabled),
		stitch_disabled: isTrue(data.stitch_disabled),
		max_video_post_duration_sec: maxSeconds === 0 ? null : maxSeconds,
	};
}

/** The creator's limits. Asks TikTok at most once a minute, for any number of items. */
export class CreatorLimits {
	private info: CreatorInfo | undefined;

	private askedAt = 0;

	constructor(
		private readonly client: TikTokClient,
		private readonly clock: Clock,
	) {}

	/**
	 * The limits, at most a minute old.
	 *
	 * @throws FaultError when TikTok refuses; for a banned account it does so with HTTP 200
	 */
	async current(): Promise<CreatorInfo> {
		const isFresh = this.clock.now() - this.askedAt < CREATOR_INFO_MAX_AGE_MS;
		if (this.info !== undefined && isFresh) return this.info;
		const reply = await this.client.call(CREATOR_INFO, {});
		if (!reply.ok) throw new FaultError(reply.fault);
		this.info = readCreatorInfo(reply.data);
		this.askedAt = this.clock.now();
		return this.info;
	}
}

function isTrue(value: unknown): boolean {
	return value === true || value === 'true' || value === 1;
}
