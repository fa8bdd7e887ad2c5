/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import axios, { type AxiosInstance } from 'axios';
import type { IConnections, ICredentialType, INode, IWorkflowSettings } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import { throughProxy } from '../world/throughProxy';

/** n8n ties a session to the browser it began in. */
const BROWSER_ID = 'e2e-browser';
const TIMEOUT_MS = 120_000;

/** As the editor saves new workflows. In the order without it, agents are called before their tools. */
const EDITOR_SETTINGS: IWorkflowSettings = { executionOrder: 'v1' };

/** n8n's own maximum. */
const LIST_LIMIT = 100;

export const OWNER = {
	email: 'owner@n8n.test',
	firstName: 'Ona',
	lastName: 'Owner',
	password: 'Correct-horse-7',
};

export interface WorkflowSpec {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface StoredExecution {
	id: string;
	status: string;
	workflowId: string;
	/** `webhook`, `manual`, `retry`, … */
	mode: string;
	retryOf?: string | null;
	/** n8n's own packed text; only for a single execution. */
	data?: string;
}

/** n8n's own REST API, as its editor uses it. */
export class N8nRest {
	private readonly http: AxiosInstance;

	constructor(
		readonly url: string,
		private readonly sandbox: Sandbox,
	) {
		this.http = axios.create({
			baseURL: `${url}/rest`,
			proxy: false,
			timeout: TIMEOUT_MS,
			headers: { 'browser-id': BROWSER_ID },
			validateStatus: () => true,
		});
	}

	/** Makes the owner of a new n8n, and signs in. */
	async setUpOwner(): Promise<void> {
		await this.call('POST', '/owner/setup', OWNER);
	}

	async signIn(): Promise<void> {
		await this.call('POST', '/login', {
			emailOrLdapLoginId: OWNER.email,
			password: OWNER.password,
		});
	}

	/** @returns the new credential's id */
	async createCredential(name: string, type: string, data: object): Promise<string> {
		return (await this.call<{ id: string }>('POST', '/credentials', { name, type, data })).id;
	}

	async updateCredential(id: string, name: string, type: string, data: object): Promise<void> {
		await this.call('PATCH', `/credentials/${id}`, { id, name, type, data });
	}

	/** What n8n shows of a credential: secrets are blanked out. */
	async credentialData(id: string): Promise<Record<string, unknown>> {
		const path = `/credentials/${id}?includeData=true`;
		return (await this.call<{ data: Record<string, unknown> }>('GET', path)).data;
	}

	/** What n8n tells its editor about the credential types that it knows. */
	async credentialTypes(): Promise<ICredentialType[]> {
		const answer = await this.http.get<ICredentialType[]>(`${this.url}/types/credentials.json`);
		if (answer.status !== 200) throw new Error(`n8n refused its types: HTTP ${answer.status}`);
		return answer.data;
	}

	/** The address that *Connect* opens. */
	async authorizeUrl(credentialId: string): Promise<string> {
		return await this.call('GET', `/oauth2-credential/auth?id=${credentialId}`);
	}

	/**
	 * Brings the browser back from TikTok.
	 *
	 * @returns the page that n8n shows then
	 */
	async oauthCallback(url: string): Promise<string> {
		const browser = await throughProxy(this.sandbox);
		const answer = await browser.get<string>(url, { headers: { cookie: this.cookie() } });
		return answer.data;
	}

	/** Saves a workflow and, unless told otherwise, publishes it. */
	async createWorkflow(spec: WorkflowSpec, active = true): Promise<string> {
		const workflow = await this.call<{ id: string; versionId: string }>('POST', '/workflows', {
			settings: EDITOR_SETTINGS,
			...spec,
			active: false,
		});
		if (active) {
			const { id, versionId } = workflow;
			await this.call('POST', `/workflows/${id}/activate`, { versionId });
			await this.untilPublished(id);
		}
		return workflow.id;
	}

	/** Newer versions of n8n publish in the background; older ones know no such question. */
	private async untilPublished(workflowId: string): Promise<void> {
		const deadline = Date.now() + TIMEOUT_MS;
		for (;;) {
			const path = `/workflows/${workflowId}/publication-status`;
			const { status } = await this.call<{ status: string }>('GET', path).catch(() => ({
				status: 'published',
			}));
			if (status === 'published') return;
			if (status === 'failed' || Date.now() > deadline) throw new Error(`publishing: ${status}`);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** Newest first. */
	async executions(workflowId?: string): Promise<StoredExecution[]> {
		const filter = JSON.stringify(workflowId === undefined ? {} : { workflowId });
		const query = new URLSearchParams({ filter, limit: String(LIST_LIMIT) });
		return (await this.call<{ results: StoredExecution[] }>('GET', `/executions?${query}`)).results;
	}

	/** How many executions of a workflow have ended. */
	async endedExecutions(workflowId: string): Promise<number> {
		const filter = JSON.stringify({ workflowId });
		const query = new URLSearchParams({ filter, limit: '1' });
		return (await this.call<{ count: number }>('GET', `/executions?${query}`)).count;
	}

	/** One execution with its data, as n8n packs it: a text to search in. */
	async execution(id: string): Promise<StoredExecution> {
		return await this.call('GET', `/executions/${id}`);
	}

	/** Presses *Retry* in the executions list. */
	async retry(executionId: string): Promise<unknown> {
		return await this.call('POST', `/executions/${executionId}/retry`, { loadWorkflow: false });
	}

	async stopExecution(executionId: string): Promise<unknown> {
		return await this.call('POST', `/executions/${executionId}/stop`, {});
	}

	/** Any other call. @throws Error with n8n's words when it refuses */
	async call<T>(method: string, path: string, data?: object): Promise<T> {
		const answer = await this.http.request<{ data: T; message?: string }>({
			method,
			url: path,
			data,
		});
		if (answer.status >= 400) {
			const words = answer.data?.message ?? JSON.stringify(answer.data);
			throw new Error(`n8n refused ${method} ${path}: HTTP ${answer.status}, ${words}`);
		}
		const [cookie] = answer.headers['set-cookie'] ?? [];
		if (cookie !== undefined) this.http.defaults.headers.common.cookie = cookie.split(';')[0];
		return answer.data.data;
	}

	/** For what n8n serves to signed-in people outside its REST API. */
	sessionHeaders(): Record<string, string> {
		return { cookie: this.cookie(), 'browser-id': BROWSER_ID };
	}

	private cookie(): string {
		return String(this.http.defaults.headers.common.cookie ?? '');
	}
}
