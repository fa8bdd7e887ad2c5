/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- looks for what is left on the disk */
import fs from 'node:fs';

import { harnessNode, startEngine } from './harness';

test('closing the engine stops what still runs and leaves nothing on the disk', async () => {
	const engine = await startEngine();
	const folder = String(process.env.N8N_USER_FOLDER);
	await engine.storeFile(Buffer.from('clip'));
	const running = engine.start({
		nodes: [
			harnessNode('failFirst', 'Node', {
				parameters: { failures: 1 },
				retryOnFail: true,
				maxTries: 2,
				waitBetweenTries: 300,
			}),
			harnessNode('passThrough', 'After'),
		],
	});

	await engine.close();

	const result = await running.result;
	expect(result.status).toBe('canceled');
	expect(result.runs('After')).toHaveLength(0);
	expect(fs.existsSync(folder)).toBe(false);
});
