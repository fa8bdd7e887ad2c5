import type { CreatorInfo } from '../api/creatorInfo';

/** TikTok said it (`seen`), it follows from what TikTok said (`derived`), or nothing tells (`unknown`). */
export type Basis = 'seen' | 'derived' | 'unknown';

/** Whether something works, in one sentence why. */
export interface Ability {
	readonly value: 'yes' | 'no' | 'unknown';
	readonly reason: string;
}

/** What the account can do with this app now. */
export interface Abilities {
	readonly draft: Ability;
	readonly direct_post_only_me: Ability;
	readonly direct_post_to_others: Ability;
	readonly photos: Ability;
}

/** Times are ISO 8601 in UTC, and null where n8n has not stored them. */
export interface SignInReport {
	/** `working` does not mean that it can be renewed, `unknown` that TikTok did not answer. */
	readonly state: 'working' | 'dead' | 'unknown';
	readonly basis: Basis;
	readonly reason?: string;
	readonly access_token_ends_at: string | null;
	/** The account has to connect again before this. */
	readonly ends_at: string | null;
	/** Whole days until then. */
	readonly days_left: number | null;
	/** At the sign-in or at the last refresh. */
	readonly last_renewed_at: string | null;
}

export interface AuditReport {
	readonly value: 'audited' | 'not_audited' | 'unknown';
	readonly basis: Basis;
	readonly reason: string;
	/** Of the post that was started to learn this. TikTok may report it as failed later. */
	readonly publish_id?: string;
}

/** Whether the sign-in has a scope that an operation needs. */
export interface OperationScope {
	/** As `Resource > Operation`. */
	readonly operation: string;
	/** Two scopes with `or` between them: one is enough. */
	readonly scope: string;
	/** Null where the token does not name its scopes. */
	readonly granted: boolean | null;
}

/** The json of Account > Check Setup. What people ask first comes first, also in n8n's table. */
export interface SetupReport {
	readonly can: Abilities;
	/** What to do, the most urgent first; empty when nothing is missing. */
	readonly next_steps: readonly string[];
	readonly account: {
		readonly nickname: string | null;
		readonly username: string | null;
		readonly open_id: string | null;
		/** Whether the account looks private, by the privacy levels that it offers. */
		readonly private: { readonly value: boolean | null; readonly basis: Basis };
	};
	readonly app: {
		/** As far as the client key tells. */
		readonly key: 'sandbox' | 'production' | 'unknown';
		readonly audit: AuditReport;
	};
	readonly sign_in: SignInReport;
	readonly scopes: {
		readonly granted: readonly string[];
		readonly missing: readonly string[];
		readonly operations: readonly OperationScope[];
	};
	/** Null where TikTok did not tell. */
	readonly creator: CreatorInfo | null;
	readonly warnings?: readonly string[];
}
