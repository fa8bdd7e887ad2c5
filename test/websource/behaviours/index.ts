import type { Behaviour } from './behaviour';
import { GOOD } from './good';
import { LENGTHS } from './lengths';
import { PAGES } from './pages';
import { REDIRECTS } from './redirects';
import { ITEMS, REFUSALS } from './refusals';
import { TROUBLE } from './trouble';

/** Everything that a web server does to the node. */
export const BEHAVIOURS: readonly Behaviour[] = [
	...GOOD,
	...LENGTHS,
	...TROUBLE,
	...PAGES,
	...REFUSALS,
	...ITEMS,
	...REDIRECTS,
];
