/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the engine is not part of the package */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { Readable } from 'node:stream';

import { BinaryDataConfig, BinaryDataService, prepareBinaryData, type BinaryData } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

import { Container } from './coreModules';

/**
 * Where n8n keeps files. `combined` is a setting of the workflow (files lie in an item's json), here
 * on top of `filesystem`. One mode per test file: n8n-core holds the mode in a global.
 */
export type BinaryMode = 'filesystem' | 'memory' | 'database' | 'combined';

/** Which execution a stored file belongs to. */
export interface FileOwner {
	workflowId: string;
	executionId: string;
}

/** Switches n8n-core to the mode; to be called once, before anything is stored. */
export async function useBinaryMode(mode: BinaryMode): Promise<void> {
	const service = Container.get(BinaryDataService);
	Container.get(BinaryDataConfig).mode =
		mode === 'memory' ? 'default' : mode === 'database' ? 'database' : 'filesystem';
	await service.init();
	if (mode === 'database') service.setManager('database', new WholeFileManager());
}

/** Stores a file as n8n's own nodes do. */
export async function storeBinary(
	content: Buffer | AsyncIterable<Buffer>,
	owner: FileOwner,
	fileName: string,
	mimeType?: string,
): Promise<IBinaryData> {
	const source = Buffer.isBuffer(content) ? content : Readable.from(content, { objectMode: false });
	return await prepareBinaryData(source, owner.executionId, owner.workflowId, fileName, mimeType);
}

/** The content that n8n's own nodes read for binary data, in the mode that was switched on. */
export async function readBinary(binary: IBinaryData): Promise<Buffer> {
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}

/** What n8n serves at a signed address: binary-data.controller.js without HTTP. */
export async function openSigned(address: string) {
	const service = Container.get(BinaryDataService);
	const id = service.validateSignedToken(new URL(address).searchParams.get('token') ?? '');
	const metadata = await service.getMetadata(id);
	return { id, ...metadata, content: await service.getAsBuffer({ id, data: '', mimeType: '' }) };
}

/**
 * A file of that many bytes, all zero but the given beginning, that takes no room on the disk.
 * Filesystem mode only.
 */
export async function storeSparse(
	sizeBytes: number,
	beginning: Buffer,
	owner: FileOwner,
	fileName: string,
	mimeType?: string,
): Promise<IBinaryData> {
	const binary = await storeBinary(beginning, owner, fileName, mimeType);
	if (binary.id === undefined) throw new Error('sparse files need the filesystem mode');
	const file = Container.get(BinaryDataService).getPath(binary.id);
	await fs.truncate(file, sizeBytes);
	const metadata = JSON.parse(await fs.readFile(`${file}.metadata`, 'utf8')) as object;
	await fs.writeFile(`${file}.metadata`, JSON.stringify({ ...metadata, fileSize: sizeBytes }));
	return { ...binary, bytes: sizeBytes };
}

interface WholeFile {
	content: Buffer;
	metadata: BinaryData.Metadata;
}

/**
 * n8n's database mode (binary-data/database.manager.js of n8n 2.41.1) without a database: a file is
 * one Buffer, and a stream of it hands over the whole file as one piece, whatever size was asked for.
 */
class WholeFileManager implements BinaryData.Manager {
	private readonly files = new Map<string, WholeFile>();

	async init(): Promise<void> {}

	async store(
		_location: BinaryData.FileLocation,
		source: Buffer | Readable,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		return this.keep(Buffer.isBuffer(source) ? source : await collect(source), metadata);
	}

	getPath(fileId: string): string {
		return `database://${fileId}`;
	}

	async getAsBuffer(fileId: string): Promise<Buffer> {
		return this.file(fileId).content;
	}

	async getAsStream(fileId: string): Promise<Readable> {
		return Readable.from(this.file(fileId).content);
	}

	async getMetadata(fileId: string): Promise<BinaryData.Metadata> {
		return this.file(fileId).metadata;
	}

	async copyByFileId(_location: BinaryData.FileLocation, fileId: string): Promise<string> {
		const { content, metadata } = this.file(fileId);
		return this.keep(content, metadata).fileId;
	}

	async copyByFilePath(
		_location: BinaryData.FileLocation,
		path: string,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		return this.keep(await fs.readFile(path), metadata);
	}

	async rename(oldFileId: string, newFileId: string): Promise<void> {
		this.files.set(newFileId, this.file(oldFileId));
		this.files.delete(oldFileId);
	}

	private keep(content: Buffer, metadata: BinaryData.PreWriteMetadata): BinaryData.WriteResult {
		const fileId = randomUUID();
		this.files.set(fileId, { content, metadata: { ...metadata, fileSize: content.length } });
		return { fileId, fileSize: content.length };
	}

	private file(fileId: string): WholeFile {
		const file = this.files.get(fileId);
		if (file === undefined) throw new Error(`no binary file ${fileId}`);
		return file;
	}
}

async function collect(source: Readable): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of source as AsyncIterable<Buffer>) pieces.push(piece);
	return Buffer.concat(pieces);
}
