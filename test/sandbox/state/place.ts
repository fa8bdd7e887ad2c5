/** Resources that all apps of one sandbox share. */
export interface Place {
	/** Directory for the bytes of videos and photos. */
	directory: string;
	/** Loopback port of each forwarded host name. */
	forwards: ReadonlyMap<string, number>;
}
