/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash, type Hash } from 'node:crypto';

import express from 'express';

import type { N8n } from '../../instance/n8n';
import { N8N_ORIGIN } from '../../instance/settings';
import type { CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { StandIn } from './standIn';

const CREDENTIAL_TYPE = 'youTubeOAuth2Api';
const API_HOST = 'www.googleapis.com';
const WORTH_NOTHING = 'ya29.of-the-tests';
/** YouTube's answer to a part that is not the last one. */
const RESUME_INCOMPLETE = 308;
const FORBIDDEN = 403;
const LARGEST_PART = '1mb';

/** One video that YouTube was sent. */
export interface Upload {
	title: string;
	/** In hex, once all of it has arrived. */
	sha256?: string;
}

/** YouTube as n8n's node meets it: Google's sign-in, and an upload in parts. */
export class YouTube {
	readonly uploads: Upload[] = [];

	/** Whether it refuses the last part, as it does when the daily quota is used up. */
	refuses = false;

	private hash: Hash = createHash('sha256');

	private standIn: StandIn | undefined;

	static async start(scene: Scene): Promise<YouTube> {
		const youTube = new YouTube();
		const hosts = ['oauth2.googleapis.com', API_HOST];
		youTube.standIn = await StandIn.start(scene, youTube.program(), ...hosts);
		return youTube;
	}

	/** A credential that is connected as n8n connects one, but for Google's own page. */
	async connected(n8n: N8n): Promise<CredentialRef> {
		const id = await n8n.rest.createCredential('YouTube', CREDENTIAL_TYPE, {
			clientId: 'client',
			clientSecret: 'worth nothing',
		});
		const { searchParams } = new URL(await n8n.rest.authorizeUrl(id));
		const back = new URL(`${N8N_ORIGIN}/rest/oauth2-credential/callback?code=one-time`);
		back.searchParams.set('state', String(searchParams.get('state')));
		assert.match(await n8n.rest.oauthCallback(back.href), /successful|connected/i);
		return { id, name: 'YouTube' };
	}

	async close(): Promise<void> {
		await this.standIn?.close();
	}

	private program(): express.Express {
		const program = express();
		program.post('/token', (_request, response) => {
			response.json({ access_token: WORTH_NOTHING, token_type: 'Bearer', expires_in: 3_600 });
		});
		program.post('/upload/youtube/v3/videos', express.json(), (request, response) => {
			assert.equal(request.header('authorization'), `Bearer ${WORTH_NOTHING}`);
			this.uploads.push({ title: String(request.body.snippet.title) });
			this.hash = createHash('sha256');
			response.location(`https://${API_HOST}/upload/session`).json({});
		});
		const part = express.raw({ type: () => true, limit: LARGEST_PART });
		program.put('/upload/session', part, (request, response) => {
			this.take(request, response);
		});
		return program;
	}

	private take(request: express.Request, response: express.Response): void {
		const range = /^bytes \d+-(\d+)\/(\d+)$/.exec(request.header('content-range') ?? '');
		assert.ok(range);
		this.hash.update(request.body as Buffer);
		const isLast = Number(range[1]) + 1 === Number(range[2]);
		if (!isLast) response.status(RESUME_INCOMPLETE).end();
		else if (this.refuses) response.status(FORBIDDEN).json({ error: { message: 'quotaExceeded' } });
		else {
			const upload = this.uploads.at(-1);
			assert.ok(upload);
			upload.sha256 = this.hash.digest('hex');
			response.json({ id: `video-${this.uploads.length}` });
		}
	}
}
