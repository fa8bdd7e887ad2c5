import type { Fault } from '../../errors/fault';
import type { PostFacts } from './postFacts';

/**
 * A fault about the photos of a post. Where n8n serves them, its remedy is about n8n, not about
 * addresses that a person has entered.
 */
export function aboutPhotos(
	fault: Fault,
	{ photos_at: place }: Pick<PostFacts, 'photos_at'>,
): Fault {
	if (place === undefined) return fault;
	const { host } = new URL(place);
	switch (fault.code) {
		case 'url_ownership_unverified':
			return {
				...fault,
				message: `TikTok fetches photos only from domains that your app has verified, and ${host}, where n8n serves them, is not verified`,
				remedy: `Verify ${host} in your TikTok app under URL properties, as a domain by DNS record. The shared domain of a tunnel cannot be verified.`,
			};
		case 'photo_pull_failed':
			return {
				...fault,
				remedy: `Check that the internet reaches ${place} without a sign-in, and that n8n runs until TikTok has fetched the photos. Then post again.`,
			};
		default:
			return fault;
	}
}
