import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { messageIn } from '../../../errors/httpErrors';
import { FaultError, inputFault } from '../../../errors/fault';
import { PHOTO_ADDRESS_MINUTES } from '../../follow/waitUntilFetched';
import type { PostRun } from '../../run/postRun';
import type { ServedPhotos } from '../../run/stages';
import { checkPhoto, photoWarnings, readBytes } from './checkPhoto';
import { openAsTikTok, type Opened } from './openAsTikTok';
import type { PhotoFile } from './photoFiles';
import { unpullable } from '../pullUrl';

const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/webp': 'webp' };

const SET_UP =
	'Set WEBHOOK_URL of n8n and of its workers to the https address at which the internet reaches this n8n, and restart n8n.';

const OR_URLS =
	"Or choose 'URLs' in 'Photo Source', and enter addresses of the photos on a domain of yours.";

/**
 * Copies photos into n8n's storage, from where TikTok fetches them at signed addresses of this n8n.
 * The original of a form or webhook would not do: n8n renames it when the execution ends or waits.
 *
 * @throws FaultError when TikTok does not accept a file, or n8n cannot serve it to the internet
 */
export async function servePhotos(
	run: PostRun,
	files: readonly PhotoFile[],
): Promise<ServedPhotos & { readonly warnings: readonly string[] }> {
	const photos = [];
	for (const file of files) photos.push({ file, ...(await checkPhoto(file)) });

	const copies: IBinaryData[] = [];
	const reachable: string[] = [];
	for (const { file, mimeType } of photos) {
		const bytes = await readBytes(file);
		const name = `photo-${copies.length + 1}.${EXTENSIONS[mimeType]}`;
		const copy = await store(run.context, bytes, name, mimeType);
		if (copies.length === 0) reachable.push(...(await checkFirst(run, copy, bytes)));
		copies.push(copy);
	}
	const addresses = () => copies.map((copy) => signed(run.context, copy));
	return {
		place: placeOf(addresses()[0]),
		addresses,
		warnings: [...photoWarnings(photos), ...reachable],
	};
}

async function store(
	context: IExecuteFunctions,
	bytes: Buffer,
	name: string,
	mimeType: string,
): Promise<IBinaryData> {
	const copy = await context.helpers.prepareBinaryData(bytes, name, mimeType).catch((error) => {
		throw notServed(
			`n8n could not store a copy of the photo: ${messageIn(error)}`,
			'Check the storage of n8n.',
		);
	});
	if (copy.id !== undefined && copy.id !== '') return copy;
	throw notServed(
		'n8n keeps files in memory, so it cannot serve the photos to TikTok',
		`Set N8N_DEFAULT_BINARY_DATA_MODE of n8n to filesystem or database, and restart n8n. ${OR_URLS}`,
	);
}

function signed(context: IExecuteFunctions, copy: IBinaryData): string {
	return context.helpers.createBinarySignedUrl(copy, `${PHOTO_ADDRESS_MINUTES} minutes`);
}

/** @returns warnings */
async function checkFirst(
	{ context, clock }: PostRun,
	copy: IBinaryData,
	bytes: Buffer,
): Promise<string[]> {
	const address = signed(context, copy);
	const place = placeOf(address);
	const problem = unpullable(address);
	if (problem !== undefined) {
		throw notServed(
			`n8n would serve the photos at ${place}, but that address ${problem.what}`,
			`${problem.why} ${SET_UP} ${OR_URLS}`,
		);
	}
	const opened = await openAsTikTok(context, address, bytes, clock);
	if (opened.kind === 'photo') return [];
	if (opened.kind === 'other') {
		throw notServed(
			`The address at which n8n serves the photos (${place}) ${opened.found} instead of the photo`,
			remedyFor(opened),
		);
	}
	return [
		`The node could not open the address at which n8n serves the photos (${place}): ${opened.reason}. TikTok fetches the photos only if the internet reaches that address.`,
	];
}

function remedyFor({ status }: Extract<Opened, { kind: 'other' }>): string {
	switch (status) {
		case 400:
			return 'Check that WEBHOOK_URL leads to this n8n, and that all machines of this n8n have the same encryption key.';
		case 404:
			return 'Check that WEBHOOK_URL leads to this n8n. If n8n runs on several machines, give them a shared folder for binary data, or database mode.';
		default:
			return 'TikTok must be able to open it without a sign-in or redirect. Check that WEBHOOK_URL leads to this n8n, and allow that path in its proxy.';
	}
}

/** The address without its query, which signs it. */
function placeOf(address: string): string {
	return address.split('?', 1)[0];
}

function notServed(message: string, remedy: string): FaultError {
	return new FaultError(inputFault(message, remedy, 'photos_not_served'));
}
