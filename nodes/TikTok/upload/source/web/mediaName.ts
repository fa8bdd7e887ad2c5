import { foreignText } from '../../../shared/foreignText';

/** Anything else at the end of an address may be the password of a link that needs no sign-in. */
const MEDIA_NAME = /^[^/;=]{1,100}\.(?:mp4|m4v|mov|webm|mkv|avi|jpe?g|png|webp|gif|heic)$/i;

export function isMediaName(text: string): boolean {
	return MEDIA_NAME.test(text);
}

/** A text that is the name of a media file, safe to show; null for any other. */
export function mediaName(text = ''): string | null {
	return isMediaName(text) ? foreignText(text) : null;
}

/** The file name at the end of an address; null when it does not end with one. */
export function nameAtEnd(url: string): string | null {
	return mediaName(new URL(url).pathname.split('/').pop());
}
