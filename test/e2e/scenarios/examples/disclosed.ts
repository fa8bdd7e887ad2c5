/** @returns whether a post promotes the creator's own brand, and whether it is a paid partnership */
export function disclosed(postInfo: Record<string, unknown> | null | undefined): boolean[] {
	return [postInfo?.brand_organic_toggle === true, postInfo?.brand_content_toggle === true];
}
