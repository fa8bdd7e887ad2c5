/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import type { INode, INodeParameters } from 'n8n-workflow';

import { PACKAGE_FOLDER } from '../../install/folders';
import { node } from '../../workflows/nodes';
import { directPost } from '../../workflows/parameters';

/** One run in the editor, and what its output pane has to show. */
export interface Run {
	/** Of its picture, and of the node on the canvas. */
	name: string;
	parameters: INodeParameters;
	/** Which credential it has; without, one of an audited app with all it needs. */
	credential?: 'unaudited' | 'drafts only';
	/** Which of the nodes with input comes before it. */
	input?: 'one' | 'three';
	/** The person selects Table, because the output has files. */
	seeTable?: boolean;
	/** In the output pane. */
	shows: string | RegExp;
}

/** Where a page asks for a sign-in instead of giving a file. */
export const PAGE_HOST = 'files.example.com';
const PAGE_URL = `https://${PAGE_HOST}/clip.mp4`;

const MEDIA = path.join(PACKAGE_FOLDER, 'test/fixtures/media');
const LONG_CAPTION = 'New in the shop. '.repeat(140);

function level(value: string): INodeParameters {
	return { __rl: true, mode: 'name', value };
}

function check(more: INodeParameters = {}): INodeParameters {
	return { ...directPost(more), operation: 'check', options: {} };
}

/** Posts that work, and checks. */
export const GOOD_RUNS: Run[] = [
	{
		name: 'result-check',
		parameters: check(),
		seeTable: true,
		shows: /privacy_level_options/,
	},
	{
		name: 'result-check-problem',
		parameters: check({ caption: LONG_CAPTION }),
		seeTable: true,
		shows: /'Caption' has 2,380 characters/,
	},
	{
		name: 'result-draft',
		parameters: { resource: 'video', operation: 'uploadAsDraft', options: { firstCheckSec: 0 } },
		shows: /delivered the draft to the TikTok app/,
	},
	{
		name: 'result-only-me',
		parameters: directPost({ privacyLevel: level('SELF_ONLY') }),
		shows: /published the post, visible only to you/,
	},
	{
		name: 'result-public',
		parameters: directPost(),
		shows: /published the post for everyone/,
	},
	{
		name: 'result-several',
		parameters: directPost({ privacyLevel: level('={{ $json.privacy }}') }),
		input: 'three',
		shows: /published 2 of 3 posts, visible only to you/,
	},
];

/** What a person can do wrong, each once. */
export const WRONG_RUNS: Run[] = [
	{
		name: 'wrong-field-name',
		parameters: directPost({ binaryPropertyName: 'video' }),
		shows: '\'Input Data Field Name\' is "video", and the item has no file there.',
	},
	{
		name: 'wrong-file',
		parameters: directPost({ binaryPropertyName: 'page' }),
		shows: /is not an MP4, MOV or WebM video/,
	},
	{
		name: 'wrong-base64',
		parameters: directPost({ binaryPropertyName: 'text' }),
		shows: /contains a video as base64 text/,
	},
	{
		name: 'wrong-caption',
		parameters: directPost({ caption: LONG_CAPTION }),
		shows: /'Caption' has 2,380 characters/,
	},
	{
		name: 'wrong-no-privacy',
		parameters: directPost({ privacyLevel: level('={{ "" }}') }),
		shows: "'Privacy Level' is not chosen.",
	},
	{
		name: 'wrong-disclosure',
		parameters: directPost({ discloseContent: true }),
		shows: /'Disclose Commercial Content' is on, but neither/,
	},
	{
		name: 'wrong-branded',
		parameters: directPost({
			discloseContent: true,
			brandContent: true,
			privacyLevel: level('SELF_ONLY'),
		}),
		shows: /TikTok does not allow 'Branded Content'/,
	},
	{
		name: 'wrong-address',
		parameters: directPost({ videoSource: 'url', videoUrl: 'clip.mp4' }),
		shows: /'Video URL' is not a web address/,
	},
	{
		name: 'wrong-page',
		parameters: directPost({ videoSource: 'url', videoUrl: PAGE_URL }),
		shows: /leads to a web page, titled "Sign in", and not to a video file/,
	},
	{
		name: 'wrong-not-offered',
		parameters: directPost({ privacyLevel: level('FOLLOWER_OF_CREATOR') }),
		shows: /'Privacy Level' is Followers, which this account does not offer/,
	},
	{
		name: 'wrong-scope',
		parameters: directPost(),
		credential: 'drafts only',
		shows: /video\.publish/,
	},
	{
		name: 'wrong-unaudited',
		parameters: directPost(),
		credential: 'unaudited',
		shows: /TikTok has not audited your app/,
	},
	{
		name: 'wrong-several',
		parameters: directPost({
			caption: "={{ $json.privacy === 'SELF_ONLY' ? 'x' : 'x'.repeat(3000) }}",
		}),
		input: 'three',
		shows: /'Caption' has 3,000 characters.*\[item 0\]/,
	},
];

/** A button, and nodes that give one item and three, each with a video `data`, a page `page`, and the video as base64 text `text`. */
export async function inputNodes(): Promise<Record<'start' | 'one' | 'three', INode>> {
	const video = (await fs.readFile(path.join(MEDIA, 'demo-clip.mp4'))).toString('base64');
	const page = (await fs.readFile(path.join(MEDIA, 'html.html'))).toString('base64');
	const text = Buffer.from(video).toString('base64');
	const code = (levels: string[]) => `
const binary = {
	data: { data: '${video}', mimeType: 'video/mp4', fileName: 'clip.mp4' },
	page: { data: '${page}', mimeType: 'video/mp4', fileName: 'download.mp4' },
	text: { data: '${text}', mimeType: 'text/plain', fileName: 'clip.mp4' },
};
return ${JSON.stringify(levels)}.map((privacy) => ({ json: { privacy }, binary }));`;
	const codeNode = (name: string, levels: string[]) =>
		node(name, 'n8n-nodes-base.code', 2, { parameters: { jsCode: code(levels) } });
	return {
		start: node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		one: codeNode('One Video', ['SELF_ONLY']),
		three: codeNode('Three Videos', ['PUBLIC_TO_EVERYONE', 'SELF_ONLY', 'SELF_ONLY']),
	};
}
