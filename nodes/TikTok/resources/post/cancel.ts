import { CANCEL } from '../../api/endpoints';
import type { Operation, RoutedItem } from '../../n8n/operation';
import { readPublishId } from '../../publish/follow/readPublishId';
import { publishIdFields } from '../fields/publishIdField';

export type Output = { publish_id: string; cancelled: true };

export const operation: Operation = {
	option: {
		name: 'Cancel',
		value: 'cancel',
		action: 'Cancel a post',
		description:
			'Works only while TikTok fetches the file from a URL. Delete other posts in the TikTok app.',
	},
	endpoint: CANCEL,
	fields: publishIdFields,
	outputHint:
		'TikTok tries to cancel the post and does not promise it. Once it has worked, Post > Get Status says FAILED with publish_cancelled.',
	answer,
};

/** TikTok confirms without data. Its status then becomes FAILED with publish_cancelled. */
async function answer({ ask, parameters }: RoutedItem): Promise<Output[]> {
	const publish_id = readPublishId(parameters);
	await ask({ publish_id });
	return [{ publish_id, cancelled: true }];
}
