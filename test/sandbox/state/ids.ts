import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const PUBLISH_ID_PREFIXES = {
	direct_file: 'v_pub_file~v2-1',
	direct_url: 'v_pub_url~v2-1',
	draft_file: 'v_inbox_file~v2',
	draft_url: 'v_inbox_url~v2',
	photo: 'p_pub_url~v2',
} as const;

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function text(length: number, alphabet = ALPHANUMERIC): string {
	return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** 19 digits, above 2^53, odd: parsing it as a double changes it. */
function digits19(): string {
	return `7${text(17, '0123456789')}${'13579'[randomInt(5)]}`;
}

export const newClientKey = (sandbox: boolean): string =>
	`${sandbox ? 'sbaw' : 'aw'}${text(16, 'abcdefghijklmnopqrstuvwxyz0123456789')}`;
export const newClientSecret = (): string => text(32);
/** Real ones contain dashes and underscores. */
export const newOpenId = (): string => `-000${text(16)}_${text(15)}`;
export const newAccessToken = (): string => `act.${text(48)}!${text(4, '0123456789')}.va`;
export const newClientToken = (): string => `clt.${text(48)}`;
export const newRefreshToken = (): string => `rft.${text(48)}!${text(4, '0123456789')}.va`;
/** Contains `*` and `!`, so a client must URL-decode it before the exchange. */
export const newCode = (): string => `${text(60)}*${randomInt(10)}!${text(4, '0123456789')}.va`;
export const newPublishId = (family: keyof typeof PUBLISH_ID_PREFIXES): string =>
	`${PUBLISH_ID_PREFIXES[family]}.${digits19()}`;
export const newPostId = (): string => digits19();
export const newUploadId = (): string => digits19();
export const newUploadToken = (): string => randomUUID();

/** 34 characters: 14 digits of UTC time and 20 hex digits. */
export function newLogId(epochMs: number): string {
	const time = new Date(epochMs).toISOString().replace(/\D/g, '').slice(0, 14);
	return time + randomBytes(10).toString('hex').toUpperCase();
}
