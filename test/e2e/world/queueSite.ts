/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import { needPrograms } from '../install/debian';
import type { N8n } from '../instance/n8n';
import { Worker } from '../instance/worker';
import { placePackage } from '../package/place';
import { Postgres } from '../services/postgres';
import { Redis } from '../services/redis';
import { scratchFolder } from '../services/service';
import type { Scene } from './scene';

/**
 * After that a worker that says nothing counts as dead; n8n's default is a minute. On a busy machine
 * a worker that reads 70 MB out of the database is silent for more than ten seconds.
 */
const LOCK_MS = 30_000;
const LARGEST_FILE_MB = '512';

/**
 * n8n's own way of outgrowing one machine: a main that takes webhooks, workers that run the
 * executions, Redis for the queue, PostgreSQL for everything else, files included. Each of them has
 * a user folder of its own, as on machines of their own.
 */
export class QueueSite {
	readonly workers: Worker[] = [];

	private readonly folders: string[] = [];

	private constructor(
		private readonly scene: Scene,
		private readonly redis: Redis,
		private readonly postgres: Postgres,
	) {}

	/** Starts the two services; the package must lie in the scene's user folder. */
	static async open(scene: Scene): Promise<QueueSite> {
		await needPrograms(['redis', 'postgres']);
		const { folder } = scene.spec;
		const redis = await Redis.start(folder);
		return new QueueSite(scene, redis, await Postgres.start(folder));
	}

	/** Starts n8n's main process; it runs no production executions itself. */
	async startMain(): Promise<N8n> {
		return await this.scene.startN8n(this.env);
	}

	/** Starts one more worker, with the package in a user folder of its own. */
	async addWorker(): Promise<Worker> {
		const { version, tarball, folder } = this.scene.spec;
		const name = `worker ${this.workers.length + 1}`;
		const userFolder = await scratchFolder('worker');
		this.folders.push(userFolder);
		await placePackage(tarball, userFolder);
		const worker = await Worker.start(name, {
			version,
			userFolder,
			sandbox: this.scene.sandbox,
			logFile: path.join(folder, `${name.replace(' ', '-')}.log`),
			env: this.env,
		});
		this.workers.push(worker);
		return worker;
	}

	/** Which worker has begun that execution. */
	workerOf(executionId: string): Worker | undefined {
		return this.workers.find((worker) => worker.executions().includes(executionId));
	}

	/** How many executions each worker has begun. */
	shares(): number[] {
		return this.workers.map((worker) => worker.executions().length);
	}

	/** @throws Error unless every worker has begun an execution since then */
	expectAllTookPart(sharesBefore: readonly number[]): void {
		const begun = this.shares().map((share, at) => share - (sharesBefore[at] ?? 0));
		assert.ok(Math.min(...begun) > 0, `executions per worker: ${begun.join(', ')}`);
	}

	async close(): Promise<void> {
		await this.scene.stopN8n();
		await Promise.all(this.workers.map(async ({ program }) => await program.stop()));
		await Promise.all([this.redis.stop(), this.postgres.stop()]);
		for (const folder of this.folders) await fs.rm(folder, { recursive: true, force: true });
	}

	private get env(): Record<string, string> {
		return {
			EXECUTIONS_MODE: 'queue',
			N8N_DEFAULT_BINARY_DATA_MODE: 'database',
			N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE: LARGEST_FILE_MB,
			QUEUE_WORKER_LOCK_DURATION: String(LOCK_MS),
			QUEUE_WORKER_LOCK_RENEW_TIME: String(LOCK_MS / 2),
			QUEUE_WORKER_STALLED_INTERVAL: String(LOCK_MS / 2),
			...this.redis.env,
			...this.postgres.env,
		};
	}
}
