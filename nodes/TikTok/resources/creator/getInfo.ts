import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { answerWith } from '../../api/declarative';
import { CREATOR_INFO } from '../../api/endpoints';

export const getInfo: INodePropertyOptions = {
	name: 'Get Info',
	value: 'getInfo',
	action: 'Get creator info',
	description:
		'Get what the connected account may post: privacy levels, interactions, video length',
	routing: {
		request: { method: 'POST', url: CREATOR_INFO.path },
		send: { paginate: true },
		operations: { pagination: answerWith(shapeCreatorInfo) },
	},
};

/** TikTok's names as they are. The avatar's address lives for two hours. */
function shapeCreatorInfo(data: IDataObject): IDataObject {
	return { ...data };
}
