import type { INodeParameters } from 'n8n-workflow';

import type { ContentName } from '../contents';
import type { Answer, Script } from '../scriptedServer';

/** How a web server behaves, and what must become of the post. */
export interface Behaviour {
	name: string;
	/** What the server answers at `/clip.mp4`, or at each path. */
	answers: readonly Answer[] | Script;
	/** What a second server on another origin answers. */
	other?: Script;
	/** Address of each item; `{self}` stands for the origin of the server. One item unless given. */
	urls?: readonly string[];
	options?: INodeParameters;
	/** The file that must arrive for each item; or the code and the words of the fault. */
	arrives?: ContentName;
	refused?: { code: string; says: RegExp; not?: RegExp };
	/** Items (from 0) that are refused while the others are posted. */
	refusedItems?: readonly number[];
	/** GETs that no redirect answered. */
	gets: number;
	/** GETs at the other server. */
	otherGets?: number;
	/** Warnings of the result. */
	warns?: RegExp;
	/** Headers that must (or, with null, must not) have reached a server with a GET. */
	sent?: Record<string, string | null>;
	otherSent?: Record<string, string | null>;
}
