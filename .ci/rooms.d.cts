declare const ROOMS: readonly string[];
export = ROOMS;
