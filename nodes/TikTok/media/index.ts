export type { VideoContainer, HeaderFacts, VideoMimeType } from './headerFacts';
export { inspectVideo, VideoInspector } from './videoInspector';
