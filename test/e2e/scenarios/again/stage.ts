import type { INode, INodeParameters } from 'n8n-workflow';

import type { App, AppInput, PostView } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { directPost } from '../../workflows/parameters';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';

/** One workflow that posts, with an app of its own. */
export class Stage {
	private constructor(
		readonly scene: Scene,
		readonly n8n: N8n,
		readonly app: App,
		readonly path: string,
		readonly workflowId: string,
	) {}

	/**
	 * @param between nodes between webhook and TikTok
	 * @param tikTokNode settings of the TikTok node, such as Retry On Fail
	 */
	static async set(
		scene: Scene,
		n8n: N8n,
		name: string,
		spec: {
			app?: AppInput;
			between?: INode[];
			parameters?: INodeParameters;
			tikTokNode?: Partial<INode>;
		} = {},
	): Promise<Stage> {
		const app = await scene.newApp(spec.app);
		const credential = await scene.connected(n8n, app);
		const workflowId = await n8n.rest.createWorkflow({
			name,
			...inLine(
				webhook(name),
				...(spec.between ?? []),
				tikTok(
					credential,
					directPost({ caption: '=Number {{ $json.number ?? 0 }}', ...spec.parameters }),
					spec.tikTokNode,
				),
			),
		});
		return new Stage(scene, n8n, app, name, workflowId);
	}

	async posts(): Promise<PostView[]> {
		return await this.scene.sandbox.client.posts(this.app.client_key);
	}

	/** Captions of the posts that people can see, sorted. */
	async published(): Promise<unknown[]> {
		const posts = await this.posts();
		return posts
			.filter(({ published }) => published)
			.map(({ post_info: info }) => info?.title)
			.sort();
	}

	/** The newest execution of the workflow, once it has ended. */
	async ended(): Promise<{ id: string; status: string; data: string }> {
		const running = ['new', 'running', 'waiting'];
		const { id, status } = await until('an execution ends', async () => {
			const [newest] = await this.n8n.rest.executions(this.workflowId);
			return newest === undefined || running.includes(newest.status) ? undefined : newest;
		});
		return { id, status, data: (await this.n8n.rest.execution(id)).data ?? '' };
	}

	/** Presses *Retry* of the newest execution, and waits for the new one's end. */
	async retryNewest(): Promise<{ id: string; status: string; data: string }> {
		const { id } = await this.ended();
		await this.n8n.rest.retry(id);
		await until('the retry is listed', async () => {
			const [newest] = await this.n8n.rest.executions(this.workflowId);
			return newest?.id === id ? undefined : true;
		});
		return await this.ended();
	}

	/** Presses *Stop* of the execution that is running. */
	async stop(): Promise<void> {
		const [newest] = await this.n8n.rest.executions(this.workflowId);
		if (newest?.status !== 'running') throw new Error(`not running but ${newest?.status}`);
		await this.n8n.rest.stopExecution(newest.id);
	}

	/** The publish_ids that n8n's log names for this workflow's posts. */
	loggedIds(): string[] {
		const lines = this.n8n.program.output().split('\n');
		return lines.flatMap((line) => /TikTok: started .*publish_id ([^,)]+)/.exec(line)?.[1] ?? []);
	}
}
