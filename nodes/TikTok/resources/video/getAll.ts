import type { IDataObject } from 'n8n-workflow';

import { VIDEO_LIST } from '../../api/endpoints';
import { readPages } from '../../api/pages';
import type { Operation, RoutedItem } from '../../n8n/operation';
import { limitFields, readLimit } from '../fields/limitFields';
import { simplifyField } from '../fields/simplifyField';
import { VIDEO_OUTPUT_HINT, videoFieldsQuery, videosIn, type Video } from './videoObject';

export type Output = Video;

export const operation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many videos',
		description: 'List the public videos of the connected account with their figures, newest first',
	},
	endpoint: VIDEO_LIST,
	fields: [...limitFields, simplifyField],
	outputHint: VIDEO_OUTPUT_HINT,
	answer,
};

async function answer({ ask, parameters }: RoutedItem): Promise<IDataObject[]> {
	const query = videoFieldsQuery(parameters);
	return await readPages(readLimit(parameters), async (page) => await ask(page, query), videosIn);
}
