import type { AppSpec, LoggedRequest } from '../types';
import { AppState } from './app';

/** All the apps of one sandbox, and what leads from a request to its app. */
export class World {
	readonly apps = new Map<string, AppState>();

	/** Requests that belong to no app. */
	readonly strays: LoggedRequest[] = [];

	private seq = 0;

	constructor(private readonly directory: string) {}

	addApp(spec: AppSpec): AppState {
		const app = new AppState(spec, this.directory);
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
		return this.find((app) => app.posts.byUploadId(uploadId) !== null);
	}

	bySecret(secret: string): AppState | null {
		return this.find((app) => app.client_secret === secret);
	}

	private find(isIt: (app: AppState) => boolean): AppState | null {
		for (const app of this.apps.values()) if (isIt(app)) return app;
		return null;
	}
}
