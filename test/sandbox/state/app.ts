import {
	creatorSchema,
	type App,
	type AppPatch,
	type AppSpec,
	type Creator,
	type CreatorInput,
	type LoggedRequest,
	type TokenCall,
	switchesSchema,
} from '../types';
import { Clock } from './clock';
import { Codes } from './codes';
import { FaultPlan } from './faults';
import { newClientKey, newClientSecret, newOpenId } from './ids';
import type { Place } from './place';
import type { Post } from './post';
import { Posts } from './posts';
import { RateWindow } from './rate';
import { redirectUriProblem } from './redirect-uri';
import { Tokens } from './tokens';
import { Watch } from './watch';
import { runPull } from '../pulling/run-pull';

/** One developer app, isolated from the others. */
export class AppState {
	readonly client_key: string;

	readonly client_secret: string;

	readonly clock = new Clock();

	readonly codes = new Codes(this.clock);

	readonly tokens: Tokens;

	readonly posts: Posts;

	readonly watch: Watch;

	readonly rate = new RateWindow();

	readonly faults = new FaultPlan();

	readonly requests: LoggedRequest[] = [];

	readonly tokenCalls: TokenCall[] = [];

	readonly creators = new Map<string, Creator>();

	/** Granted scopes by open_id. The latest grant is the last entry. */
	readonly grants = new Map<string, string[]>();

	constructor(
		public spec: AppSpec,
		readonly place: Place,
	) {
		checkRedirectUris(spec);
		this.client_key = spec.client_key ?? newClientKey(spec.sandbox);
		this.client_secret = spec.client_secret ?? newClientSecret();
		this.tokens = new Tokens(this.clock, () => this.spec.switches);
		this.posts = new Posts(this, place.directory);
		this.watch = new Watch(this);
		for (const creator of spec.creators) this.addCreator(creator);
		this.faults.add(spec.faults);
		if (spec.freeze !== undefined) this.clock.freeze(spec.freeze);
	}

	get switches() {
		return this.spec.switches;
	}

	addCreator(input: CreatorInput): Creator {
		const spec = creatorSchema.parse(input);
		const creator = { ...spec, open_id: spec.open_id ?? newOpenId() };
		this.creators.set(creator.open_id, creator);
		return creator;
	}

	update({ switches, client_secret, ...patch }: AppPatch): void {
		if (client_secret !== undefined)
			throw new Error('client_secret stays as the app was made with');
		const spec: AppSpec = {
			...this.spec,
			...patch,
			switches: switchesSchema.parse({ ...this.spec.switches, ...switches }),
		};
		checkRedirectUris(spec);
		this.spec = spec;
	}

	/** Remembers a grant until the user or the app revokes it, as TikTok does. */
	grant(openId: string, scopes: string[]): void {
		this.grants.delete(openId);
		this.grants.set(openId, scopes);
	}

	/** Ends a user's authorization: all tokens become invalid, and unfinished posts fail. */
	endGrant(openId: string, reason: number): void {
		this.tokens.revoke(openId);
		this.grants.delete(openId);
		for (const post of this.posts.all) {
			if (post.open_id === openId) this.posts.stop(post, 'auth_removed');
		}
		this.watch.removed(openId, reason);
	}

	/** Starts to fetch the files of a post in the background, once it is time. */
	startPull(post: Post): void {
		const { transfer } = post;
		if (transfer.kind !== 'pull' || this.switches.pulls === 'stuck') return;
		const isDue = this.clock.now() >= transfer.starts_at;
		if (transfer.begun || !transfer.under_way || !isDue) return;
		transfer.begun = true;
		void runPull(this, post, transfer).then(() => this.watch.wake());
	}

	/** Ends all background work. */
	close(): void {
		this.watch.close();
	}

	view(): App {
		const { platform, redirect_uris, scopes, audited, active_user_cap, daily_cap } = this.spec;
		return {
			client_key: this.client_key,
			client_secret: this.client_secret,
			sandbox: this.spec.sandbox,
			platform,
			redirect_uris,
			scopes,
			audited,
			active_user_cap,
			daily_cap,
			outcomes: this.spec.outcomes,
			verified_urls: this.spec.verified_urls,
			webhook_url: this.spec.webhook_url,
			switches: this.switches,
			creators: [...this.creators.values()],
			faults: this.faults.list(),
			now: this.clock.now(),
		};
	}
}

function checkRedirectUris({ redirect_uris, platform }: AppSpec): void {
	for (const uri of redirect_uris) {
		const problem = redirectUriProblem(uri, platform);
		if (problem) throw new Error(`redirect_uris: ${uri} ${problem} (${platform} app)`);
	}
}
