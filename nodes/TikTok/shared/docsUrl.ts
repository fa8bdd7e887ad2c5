/** Where people read the guides of this package; ends with a slash. */
export const DOCS_URL =
	'https://github.com/n8n-nodes-tiktok-publisher/n8n-nodes-tiktok-publisher/blob/HEAD/docs/';
