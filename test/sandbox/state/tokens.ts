import type { Switches, TokenAnswer } from '../types';
import type { Clock } from './clock';
import { newAccessToken, newClientToken, newRefreshToken } from './ids';

const CLIENT_TOKEN_SECONDS = 7_200;

export interface AccessGrant {
	token: string;
	/** Null for a client token, which belongs to no user. */
	open_id: string | null;
	scopes: string[];
	expires_at: number;
	revoked: boolean;
}

interface RefreshGrant {
	token: string;
	open_id: string;
	scopes: string[];
	expires_at: number;
	replaced_at: number | null;
	killed: boolean;
}

/** Access and refresh tokens of one app. Invalid tokens are kept, so that a request with one still finds its app. */
export class Tokens {
	private readonly access = new Map<string, AccessGrant>();

	private readonly refresh = new Map<string, RefreshGrant>();

	constructor(
		private readonly clock: Clock,
		private readonly switches: () => Switches,
	) {}

	knows(token: string): boolean {
		return this.access.has(token) || this.refresh.has(token);
	}

	/** The grant of a valid access token. */
	living(token: string): AccessGrant | null {
		const grant = this.access.get(token);
		return grant && !grant.revoked && grant.expires_at > this.clock.now() ? grant : null;
	}

	issue(openId: string, scopes: string[]): TokenAnswer {
		const expiresAt = this.clock.now() + this.switches().refresh_ttl_s * 1_000;
		return this.answer(openId, scopes, this.addRefresh(openId, scopes, expiresAt));
	}

	/** Returns null if the refresh token is invalid, expired, or replaced and past its grace period. */
	redeem(token: string): TokenAnswer | null {
		const { rotation, refresh_lifetime, refresh_ttl_s, old_refresh_grace_s } = this.switches();
		const now = this.clock.now();
		const old = this.refresh.get(token);
		if (!old || old.killed || old.expires_at <= now) return null;
		if (old.replaced_at !== null && now >= old.replaced_at + old_refresh_grace_s * 1_000)
			return null;
		const expiresAt = refresh_lifetime === 'renews' ? now + refresh_ttl_s * 1_000 : old.expires_at;
		if (rotation === 'legacy_same') {
			old.expires_at = expiresAt;
			return this.answer(old.open_id, old.scopes, old);
		}
		old.replaced_at ??= now;
		return this.answer(
			old.open_id,
			old.scopes,
			this.addRefresh(old.open_id, old.scopes, expiresAt),
		);
	}

	issueClientToken() {
		const token = newClientToken();
		const expires_at = this.clock.now() + CLIENT_TOKEN_SECONDS * 1_000;
		this.access.set(token, { token, open_id: null, scopes: [], expires_at, revoked: false });
		return { access_token: token, expires_in: CLIENT_TOKEN_SECONDS, token_type: 'Bearer' };
	}

	expireAccess(): void {
		for (const grant of this.access.values()) grant.expires_at = this.clock.now();
	}

	/** Invalidates the refresh tokens of one creator, or of all. */
	killRefresh(openId?: string): void {
		for (const grant of this.refresh.values()) {
			if (openId === undefined || grant.open_id === openId) grant.killed = true;
		}
	}

	/** Invalidates all tokens of one creator. */
	revoke(openId: string): void {
		this.killRefresh(openId);
		for (const grant of this.access.values()) if (grant.open_id === openId) grant.revoked = true;
	}

	private addRefresh(open_id: string, scopes: string[], expires_at: number): RefreshGrant {
		const grant = {
			token: newRefreshToken(),
			open_id,
			scopes,
			expires_at,
			replaced_at: null,
			killed: false,
		};
		this.refresh.set(grant.token, grant);
		return grant;
	}

	private answer(openId: string, scopes: string[], refresh: RefreshGrant): TokenAnswer {
		const now = this.clock.now();
		const seconds = this.switches().access_ttl_s;
		const token = newAccessToken();
		const expires_at = now + seconds * 1_000;
		this.access.set(token, { token, open_id: openId, scopes, expires_at, revoked: false });
		return {
			access_token: token,
			expires_in: seconds,
			open_id: openId,
			refresh_expires_in: Math.floor((refresh.expires_at - now) / 1_000),
			refresh_token: refresh.token,
			scope: scopes.join(','),
			token_type: 'Bearer',
		};
	}
}
