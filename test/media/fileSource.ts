/* eslint-disable @n8n/community-nodes/no-restricted-imports -- it reads files of this machine */
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';

import type { ByteStream } from '../../nodes/TikTok/shared/byteStream';
import type { VideoSource } from '../../nodes/TikTok/upload/source/videoSource';

/** A file of this machine, as n8n's filesystem mode hands it over. */
export class FileSource implements VideoSource {
	readonly fileName: string;
	readonly declaredMimeType = '';
	readonly sizeBytes: number;

	constructor(private readonly file: string) {
		this.fileName = path.basename(file);
		this.sizeBytes = statSync(file).size;
	}

	open(): Promise<ByteStream> {
		return Promise.resolve(createReadStream(this.file) as ByteStream);
	}
}
