/** What all apps of one sandbox share. */
export interface Place {
	/** Where the bytes of videos and photos go. */
	directory: string;
	/** Loopback ports behind host names, by host name. */
	forwards: ReadonlyMap<string, number>;
}
