/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';

import type { Page } from 'playwright-core';

const SERIOUS = ['serious', 'critical'];

interface Finding {
	id: string;
	impact: string;
	nodes: Array<{ html: string; failureSummary: string }>;
}

/** @throws AssertionError when axe-core finds something serious on the page */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	const axe = await fs.readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
	// The page's own policy allows no foreign script; the debugger is not bound by it.
	await page.evaluate(axe);
	const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
	const serious = violations.filter(({ impact }) => SERIOUS.includes(impact));
	const words = serious.map(
		({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`,
	);
	assert.deepEqual(words, [], what);
}
