export const MEDIA_HOST = 'media.example.com';
/** Of a video that the test serves. */
export const VIDEO_URL = `https://${MEDIA_HOST}/clip.mp4`;
