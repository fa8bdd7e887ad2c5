import type { IDataObject } from 'n8n-workflow';

import { STATUS_FETCH } from '../../api/endpoints';
import {
	STILL_WORKING,
	failedPostFault,
	isFinal,
	postUrl,
	readPostStatus,
	type PostStatus,
} from '../../api/postStatus';
import type { Operation, RoutedItem } from '../../n8n/operation';
import { readSimplify, resultFor } from '../../n8n/simplify';
import { readPublishId } from '../../publish/follow/readPublishId';
import { publishIdFields } from '../fields/publishIdField';
import { simplifyPostField } from '../fields/simplifyField';

export type Output = {
	publish_id: string;
	status: string;
	is_final: boolean;
	fail_reason: string | null;
	remedy: string | null;
	post_id: string | null;
	post_ids: string[];
	post_url: string | null;
	uploaded_bytes: number | null;
	downloaded_bytes: number | null;
	warnings: string[];
};

export const operation: Operation = {
	option: {
		name: 'Get Status',
		value: 'getStatus',
		action: 'Get the status of a post',
		description:
			'Ask TikTok once. A post that TikTok refused is a result with its reason, not an error.',
	},
	endpoint: STATUS_FETCH,
	fields: [...publishIdFields, simplifyPostField],
	outputHint:
		"TikTok may check a post for hours. Until then it is pending, which is not a failure, and a public post has no 'post_id' yet. Ask again later instead of posting again.",
	answer,
};

async function answer({ ask, context, parameters }: RoutedItem): Promise<IDataObject[]> {
	const publishId = readPublishId(parameters);
	const simplify = readSimplify(parameters);
	const status = readPostStatus(await ask({ publish_id: publishId }));
	return [resultFor(context, outputOf(publishId, status), simplify)];
}

function outputOf(publishId: string, status: PostStatus): Output {
	return {
		publish_id: publishId,
		status: status.status,
		is_final: isFinal(status),
		fail_reason: status.fail_reason,
		remedy: status.status === 'FAILED' ? failedPostFault(status).remedy : null,
		post_id: status.post_ids[0] ?? null,
		post_ids: [...status.post_ids],
		post_url: postUrl(status, null),
		uploaded_bytes: status.uploaded_bytes,
		downloaded_bytes: status.downloaded_bytes,
		warnings: isFinal(status) ? [] : [STILL_WORKING],
	};
}
