/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INode } from 'n8n-workflow';

import type { N8n } from '../../instance/n8n';
import { CREATOR_INFO, directPost } from '../../workflows/parameters';
import { inLine, node, tikTok, webhook } from '../../workflows/nodes';
import { callWebhook, type Outcome } from '../../world/callWebhook';
import { CREDENTIAL_TYPE, type CredentialRef } from '../../world/connect';
import { postVideo } from '../../world/postVideo';

const CREATOR_INFO_URL = 'https://open.tiktokapis.com/v2/post/publish/creator_info/query/';
const VIDEO_BYTES = 200_000;

/** The three ways in which a workflow can use the credential. */
export const KINDS = ['declarative', 'programmatic', 'http'] as const;
export type Kind = (typeof KINDS)[number];

/** One workflow per kind, with that credential, each behind a webhook. */
export class Callers {
	private constructor(
		private readonly n8n: N8n,
		private readonly name: string,
		private readonly workflows: Record<Kind, string>,
	) {}

	static async create(n8n: N8n, name: string, credential: CredentialRef): Promise<Callers> {
		const save = async (kind: Kind, caller: INode) =>
			await n8n.rest.createWorkflow({
				name: `${name} ${kind}`,
				...inLine(webhook(`${name}-${kind}`), caller),
			});
		return new Callers(n8n, name, {
			declarative: await save('declarative', tikTok(credential, CREATOR_INFO)),
			programmatic: await save('programmatic', tikTok(credential, directPost())),
			http: await save('http', httpRequest(credential)),
		});
	}

	/** The same workflows in an n8n that was started again. */
	in(n8n: N8n): Callers {
		return new Callers(n8n, this.name, this.workflows);
	}

	async call(kind: Kind): Promise<Outcome> {
		const path = this.path(kind);
		if (kind !== 'programmatic') return await callWebhook(this.n8n, path);
		return await postVideo(this.n8n, path, VIDEO_BYTES);
	}

	/** Of the webhook that starts it. */
	path(kind: Kind): string {
		return `${this.name}-${kind}`;
	}

	/** @throws Error unless TikTok's answer came through */
	async works(kind: Kind): Promise<void> {
		const { status, answer } = await this.call(kind);
		assert.equal(status, 200, `${kind}: ${JSON.stringify(answer)} ${await this.lastError(kind)}`);
		if (kind === 'programmatic') assert.equal(answer.status, 'PUBLISH_COMPLETE');
		else assert.match(JSON.stringify(answer), /"creator_nickname":"Ada Films"/);
	}

	/**
	 * @returns everything that n8n keeps of the failed execution, as text
	 * @throws Error when it did not fail
	 */
	async fails(kind: Kind): Promise<string> {
		const { status, answer } = await this.call(kind);
		assert.notEqual(status, 200, `${kind} should have failed: ${JSON.stringify(answer)}`);
		return await this.lastError(kind);
	}

	private async lastError(kind: Kind): Promise<string> {
		const [newest] = await this.n8n.rest.executions(this.workflows[kind]);
		if (newest === undefined) return '(no execution)';
		return (await this.n8n.rest.execution(newest.id)).data ?? '';
	}
}

/** n8n's HTTP Request node with the TikTok credential. */
export function httpRequest(credential: CredentialRef, url = CREATOR_INFO_URL): INode {
	return node('HTTP Request', 'n8n-nodes-base.httpRequest', 4.2, {
		parameters: {
			method: 'POST',
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_TYPE,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '{}',
			options: {},
		},
		credentials: { [CREDENTIAL_TYPE]: { ...credential } },
	});
}
