/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import { Readable } from 'node:stream';

import type { IBinaryData, IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import { fakeContext, type ContextParts } from '../unit/support/fakeContext';

/** What differs from run to run. */
export interface PostingParts
	extends Pick<ContextParts, 'credentialId' | 'signal' | 'nodeContext' | 'logs' | 'helpers'> {
	/** How many items post the file; 1 by default. */
	items?: number | undefined;
	/** Node parameters beside the usual. */
	parameters?: object | undefined;
}

/** n8n's context for a run that posts a file, which n8n keeps outside of the item. */
export function postingContext(
	content: Buffer,
	{ items = 1, parameters, ...parts }: PostingParts,
): IExecuteFunctions {
	const binary: IBinaryData = { data: '', id: 'file', mimeType: 'video/mp4', fileName: 'clip.mp4' };
	const context = fakeContext({
		...parts,
		items: Array.from({ length: items }, () => ({ json: {}, binary: { data: binary } })),
		parameters: [{ ...USUAL, ...parameters }],
		helpers: {
			...parts.helpers,
			assertBinaryData: () => binary,
			getBinaryMetadata: async () => ({ fileSize: content.length }),
			getBinaryStream: async (_id, pieceBytes = 65_536) =>
				Readable.from(piecesOf(content, pieceBytes), { objectMode: false }),
		},
	});
	// Hints are shown to people, so the oracle reads them with the log.
	const addExecutionHints = (...hints: NodeExecutionHint[]) =>
		hints.forEach(({ message }) => parts.logs?.push(`hint ${message}`));
	return Object.assign(context, { addExecutionHints });
}

const USUAL = {
	binaryPropertyName: 'data',
	caption: 'A test',
	privacyLevel: 'PUBLIC_TO_EVERYONE',
	waitUntilPublished: true,
	options: { chunkSizeMib: 5 },
};

function* piecesOf(content: Buffer, bytes: number): Generator<Buffer> {
	for (let at = 0; at < content.length; at += bytes) yield content.subarray(at, at + bytes);
}
