export type { HeaderFacts } from './headerFacts';
export { inspectVideo, VideoInspector } from './videoInspector';
