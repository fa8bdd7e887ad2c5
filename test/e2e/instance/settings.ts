/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import os from 'node:os';
import path from 'node:path';

import { NODE_BINARY } from '../install/folders';

/** Where n8n is reached: TikTok takes https redirect addresses only. */
export const N8N_HOST = 'n8n.test';
export const N8N_ORIGIN = `https://${N8N_HOST}`;

/** MB, as n8n counts; its default is 200. */
const LARGEST_FORM_MB = '512';

export interface Settings {
	userFolder: string;
	port: number;
	brokerPort: number;
	/** Proxy and CA of the sandbox. */
	sandboxEnv: Record<string, string>;
	/** What a scenario wants otherwise. */
	more?: Record<string, string>;
}

/** The environment of an n8n: nothing of ours but what is named here. */
export function n8nEnvironment(settings: Settings): Record<string, string> {
	return {
		PATH: `${path.dirname(NODE_BINARY)}:${process.env.PATH ?? ''}`,
		HOME: os.homedir(),
		LANG: 'C.UTF-8',
		TZ: 'UTC',
		N8N_USER_FOLDER: settings.userFolder,
		N8N_ENCRYPTION_KEY: 'a key of the tests, worth nothing',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(settings.port),
		N8N_RUNNERS_BROKER_PORT: String(settings.brokerPort),
		N8N_EDITOR_BASE_URL: `${N8N_ORIGIN}/`,
		WEBHOOK_URL: `${N8N_ORIGIN}/`,
		N8N_PROXY_HOPS: '1',
		// Its sandbox for expressions needs a native module, which scripts would have to build.
		N8N_EXPRESSION_ENGINE: 'legacy',
		N8N_LOG_LEVEL: 'info',
		N8N_LOG_OUTPUT: 'console',
		N8N_FORMDATA_FILE_SIZE_MAX: LARGEST_FORM_MB,
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		...settings.sandboxEnv,
		...settings.more,
	};
}
