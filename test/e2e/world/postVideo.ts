/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import { Readable } from 'node:stream';

import axios from 'axios';
import FormData from 'form-data';

import { PaddedVideo } from '../../demo/paddedVideo';
import type { N8n } from '../instance/n8n';

const TIMEOUT_MS = 540_000;

export interface Delivery {
	/** HTTP status of the webhook's answer. */
	status: number;
	/** The webhook's answer. */
	answer: Record<string, unknown>;
	/** Of the file that was sent, in hex. */
	sha256: string;
}

/**
 * Sends a video of that many bytes to a webhook, as a form with one file does, streamed.
 *
 * @param fields further fields of the form
 */
export async function postVideo(
	n8n: N8n,
	path: string,
	bytes: number,
	fields: Record<string, string> = {},
): Promise<Delivery> {
	const video = new PaddedVideo(bytes);
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	form.append('data', Readable.from(video.bytes()), {
		filename: video.fileName,
		contentType: 'video/mp4',
		knownLength: bytes,
	});
	const answer = await axios.post<Record<string, unknown>>(
		`${n8n.rest.url}/webhook/${path}`,
		form,
		{
			proxy: false,
			headers: form.getHeaders(),
			maxBodyLength: Infinity,
			timeout: TIMEOUT_MS,
			validateStatus: () => true,
		},
	);
	return { status: answer.status, answer: answer.data, sha256: video.sha256 };
}
