export type { VideoContainer, VideoFacts, VideoMimeType } from './facts';
export { inspectVideo, VideoInspector } from './videoInspector';
