/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import FormData from 'form-data';
import type { INodeParameters } from 'n8n-workflow';

import { PACKAGE_FOLDER } from '../../install/folders';

const PICTURE = fs.readFileSync(path.join(PACKAGE_FOLDER, 'test/fixtures/media/jpeg.jpg'));

/** Three photos of different sizes: the picture of the project with a comment in each. */
export const PHOTOS = [30_000, 10, 60_000].map((bytes) => withComment(bytes));

export const HASHES = PHOTOS.map((photo) => createHash('sha256').update(photo).digest('hex'));

/** A post of all images of the item that does not wait until it is published. */
export function photoPost(title: string): INodeParameters {
	return {
		resource: 'photo',
		operation: 'directPost',
		photoSource: 'binary',
		photoFields: '*',
		coverIndex: 1,
		title,
		privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
		waitUntilPublished: false,
		options: {},
	};
}

/** What a browser sends for a file field with several files. */
export function formWith(field: string): FormData {
	const form = new FormData();
	PHOTOS.forEach((photo, at) => {
		form.append(field, photo, { filename: `holiday-${at}.jpg`, contentType: 'image/jpeg' });
	});
	return form;
}

function withComment(bytes: number): Buffer {
	const comment = Buffer.alloc(bytes + 4, 'n8n');
	comment.writeUInt16BE(0xfffe, 0);
	comment.writeUInt16BE(bytes + 2, 2);
	return Buffer.concat([PICTURE.subarray(0, 2), comment, PICTURE.subarray(2)]);
}
