export type { HeaderFacts, OtherKind } from './headerFacts';
export { inspectVideo, VideoInspector } from './videoInspector';
