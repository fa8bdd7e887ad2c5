/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { N8n } from '../../instance/n8n';
import { PACKAGE } from '../../workflows/nodes';
import { knownTypes } from '../examples/known';

/** A form of the TikTok node that a person can come to see. */
export interface Form {
	/** Of its picture, and of the node on the canvas. */
	name: string;
	parameters: INodeParameters;
	/** Whether the node is a tool of an AI agent. */
	isTool?: boolean;
}

/** n8n's own entry of every list of operations. */
const CUSTOM_CALL = '__CUSTOM_API_CALL__';

/** As a person would have filled it in; each operation shows what it has of it. */
const FILLED_IN: INodeParameters = {
	privacyLevel: chosen('PUBLIC_TO_EVERYONE', 'Everyone'),
	caption: 'New in the shop: our autumn scarves #handmade',
	photoFields: 'Photos_1, Photos_0, Photos_2',
	title: 'Autumn scarves',
	publishId: 'v_pub_file~v2-1.7678907398077074696',
	videoIds: ['7678907512345678901'],
};

/** What a form shows otherwise, once a person has chosen it. */
const OTHERWISE = {
	photoSource: 'urls',
	photoUrls: 'https://cdn.example.com/scarf-1.jpg\nhttps://cdn.example.com/scarf-2.jpg',
	discloseContent: true,
	brandOrganic: true,
	brandContent: true,
};

const VIDEO_POST = { resource: 'video', operation: 'directPost' };

/** Forms whose choices bring up a notice, and those of a tool. */
const CHOICES: Form[] = [
	{
		name: 'disclosure-of-nothing',
		parameters: { ...VIDEO_POST, ...FILLED_IN, discloseContent: true },
	},
	{
		name: 'branded-only-me',
		parameters: {
			...VIDEO_POST,
			...FILLED_IN,
			discloseContent: true,
			brandContent: true,
			privacyLevel: chosen('SELF_ONLY', 'Only Me'),
		},
	},
	{
		name: 'pulled-by-tiktok',
		parameters: {
			...VIDEO_POST,
			...FILLED_IN,
			videoSource: 'pull',
			videoUrl: 'https://cdn.example.com/clip.mp4',
		},
	},
	{ name: 'tool-post', isTool: true, parameters: VIDEO_POST },
	{ name: 'tool-draft', isTool: true, parameters: { ...VIDEO_POST, operation: 'uploadAsDraft' } },
	{
		name: 'tool-of-a-copied-node',
		isTool: true,
		parameters: { ...VIDEO_POST, ...FILLED_IN, videoSource: 'binary' },
	},
	{ name: 'tool-status', isTool: true, parameters: { resource: 'post', operation: 'getStatus' } },
	{ name: 'tool-videos', isTool: true, parameters: { resource: 'video', operation: 'get' } },
];

/** Each operation filled in, and once more with nothing filled in but all that can be added to it. */
export async function forms(n8n: N8n): Promise<Form[]> {
	const types = await knownTypes(n8n);
	const type = types.find(({ name }) => name === `${PACKAGE}.tikTok`);
	assert.ok(type, 'n8n does not know the TikTok node');
	const all = operations(type.properties).flatMap(({ resource, operation }) => {
		const name = `${resource}-${operation}`;
		const options = everyOption(type.properties, resource, operation);
		const account = `Ada Films (@ada.films)${resource === 'photo' ? '' : ', max. 10 min'}`;
		const postAs = chosen('ada.films', account);
		const plain = { name, parameters: { resource, operation, ...FILLED_IN, postAs } };
		if (Object.keys(options).length === 0) return [plain];
		const full = { resource, operation, ...OTHERWISE, options };
		return [plain, { name: `${name}-full`, parameters: full }];
	});
	return [...all, ...CHOICES];
}

function operations(properties: INodeProperties[]) {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((property) => {
			const [resource] = property.displayOptions?.show?.resource ?? [];
			return (property.options as INodePropertyOptions[])
				.filter(({ value }) => value !== CUSTOM_CALL)
				.map(({ value }) => ({ resource: String(resource), operation: String(value) }));
		});
}

/** The options of an operation, each at its default. */
function everyOption(
	properties: INodeProperties[],
	resource: string,
	operation: string,
): INodeParameters {
	const collection = properties.find(
		({ name, displayOptions: { show } = {} }) =>
			name === 'options' &&
			show?.resource?.includes(resource) &&
			show.operation?.includes(operation),
	);
	const options = (collection?.options ?? []) as INodeProperties[];
	return Object.fromEntries(options.map((option) => [option.name, option.default]));
}

/** A choice from a list that asks the account. */
function chosen(value: string, cachedResultName: string): INodeParameters {
	return { __rl: true, mode: 'list', value, cachedResultName };
}
