import type { Stage } from '../examples/stage';
import type { Desk } from './desk';

/** What the desk is tried with. */
export interface DeskStage extends Stage {
	desk: Desk;
	/** Id of the desk's workflow. */
	workflow: string;
	/** Id of the content calendar, which the test starts. */
	calendar: string;
	/** Where n8n keeps video files. */
	files: string;
}
