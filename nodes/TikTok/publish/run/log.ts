import type { IExecuteFunctions } from 'n8n-workflow';

import { foreignText } from '../../shared/foreignText';
import type { PostStatus } from '../../api/postStatus';
import { REMEMBERED_HOURS } from '../../upload/plan/chunkings';
import type { PostResult } from '../result/postResult';

/**
 * The log lines of a posting run, in n8n's log and in the console of a person who runs the node from
 * the editor. The text of a line holds everything, because n8n's default format prints no metadata,
 * and a stopped or killed execution saves only its log.
 */
export class PostLog {
	constructor(private readonly context: IExecuteFunctions) {}

	/** @param what how far the upload is, as `UploadProgress` says it */
	progress(itemIndex: number, publishId: string, what: string): void {
		this.line('info', what, itemIndex, publishId);
	}

	/** @param what the file, as a person recognises it */
	started(itemIndex: number, publishId: string, kind: 'post' | 'draft', what: string): void {
		this.line('info', `started the ${kind} of ${what}`, itemIndex, publishId);
	}

	accepted(itemIndex: number, publishId: string, bytes: number, ofBytes: number): void {
		this.line('debug', `${bytes} of ${ofBytes} bytes accepted`, itemIndex, publishId);
	}

	/** @param chunkBytes of the plan that TikTok took */
	planLearned(itemIndex: number, publishId: string, chunkBytes: number): void {
		const what = `TikTok refused the plan with the fewest chunks, so for ${REMEMBERED_HOURS} hours large posts of this app start with chunks of ${chunkBytes} bytes`;
		this.line('info', what, itemIndex, publishId);
	}

	uploadLost(itemIndex: number, publishId: string): void {
		this.line('warn', 'the upload host lost the upload', itemIndex, publishId);
	}

	status(itemIndex: number, publishId: string, status: PostStatus): void {
		const bytes = status.uploaded_bytes === null ? '' : `, ${status.uploaded_bytes} bytes`;
		this.line('debug', `status ${status.status}${bytes}`, itemIndex, publishId);
	}

	ended(itemIndex: number, { publish_id, status, post_id }: PostResult): void {
		this.line('info', `ended with ${status}, post_id ${String(post_id)}`, itemIndex, publish_id);
	}

	private line(
		level: 'info' | 'debug' | 'warn',
		what: string,
		itemIndex: number,
		publishId: string,
	) {
		const { context } = this;
		const node = JSON.stringify(foreignText(context.getNode().name));
		const line = `TikTok: ${what} (publish_id ${publishId}, execution ${context.getExecutionId()}, node ${node}, item ${itemIndex})`;
		context.logger[level](line);
		// The console of the browser, in a run from the editor. n8n's older tool path has no such function.
		if (level !== 'debug') context.sendMessageToUI?.(line);
	}
}
