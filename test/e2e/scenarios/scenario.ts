import type { Scene } from '../world/scene';

export interface Scenario {
	/** As given on the command line. */
	name: string;
	title: string;
	/** `each`: on both versions; `newest`: on the newest only; `across`: one run that needs both. */
	on: 'each' | 'newest' | 'across';
	/** Part of the short run. */
	isSmoke: boolean;
	/** @throws Error when something does not hold */
	run(scene: Scene): Promise<void>;
}
