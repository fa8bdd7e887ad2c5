export type { HeaderFacts, OtherKind } from './headerFacts';
export { readPicture, type PictureHeader } from './pictureHeader';
export { inspectVideo, VideoInspector } from './videoInspector';
