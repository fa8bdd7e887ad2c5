import { createHash } from 'crypto';

/** SHA-256 in base64url, 43 characters: distinguishes texts without keeping them. */
export function oneWayHash(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
