import type { AppSpec, LoggedRequest } from '../types';
import { AppState } from './app';
import type { Place } from './place';

/** All apps of one sandbox, and the lookups from a request to its app. */
export class World {
	readonly apps = new Map<string, AppState>();

	/** Requests that belong to no app. */
	readonly strays: LoggedRequest[] = [];

	private seq = 0;

	constructor(private readonly place: Place) {}

	addApp(spec: AppSpec): AppState {
		const app = new AppState(spec, this.place);
		if (this.apps.has(app.client_key)) {
			throw new Error(`client_key: there is an app ${app.client_key} already`);
		}
		this.apps.set(app.client_key, app);
		return app;
	}

	nextSeq(): number {
		return ++this.seq;
	}

	byToken(token: string): AppState | null {
		return this.find((app) => app.tokens.knows(token));
	}

	byUploadId(uploadId: string): AppState | null {
		return this.find((app) => app.posts.uploadById(uploadId) !== null);
	}

	byPublishId(publishId: string): AppState | null {
		return this.find((app) => app.posts.byPublishId(publishId) !== null);
	}

	bySecret(secret: string): AppState | null {
		return this.find((app) => app.client_secret === secret);
	}

	/** Ends all background work of the apps. */
	close(): void {
		for (const app of this.apps.values()) app.close();
	}

	private find(isIt: (app: AppState) => boolean): AppState | null {
		for (const app of this.apps.values()) if (isIt(app)) return app;
		return null;
	}
}
