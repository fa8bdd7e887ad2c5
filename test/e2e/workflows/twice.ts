import type { INode } from 'n8n-workflow';

import { node } from './nodes';

/** A Code node that makes two items of one, each with the file and a number of its own. */
export function twoItems(): INode {
	return node('Two Items', 'n8n-nodes-base.code', 2, {
		parameters: {
			jsCode:
				'const [{ binary }] = $input.all();\nreturn [0, 1].map((number) => ({ json: { number }, binary }));',
		},
	});
}
