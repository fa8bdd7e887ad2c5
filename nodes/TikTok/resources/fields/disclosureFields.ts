import type { INodeProperties } from 'n8n-workflow';

const MUSIC_USAGE =
	'<a href="https://www.tiktok.com/legal/page/global/music-usage-confirmation/en" target="_blank">Music Usage Confirmation</a>';
const BRANDED_CONTENT_POLICY =
	'<a href="https://www.tiktok.com/legal/page/global/bc-policy/en" target="_blank">Branded Content Policy</a>';

/**
 * Commercial disclosure and the declarations that go with it.
 * https://developers.tiktok.com/doc/content-sharing-guidelines
 */
export const disclosureFields: INodeProperties[] = [
	{
		displayName: 'Disclose Commercial Content',
		name: 'discloseContent',
		type: 'boolean',
		default: false,
		description: 'Whether the post promotes yourself, a brand, a product or a service',
	},
	{
		displayName: 'Your Brand',
		name: 'brandOrganic',
		type: 'boolean',
		displayOptions: { show: { discloseContent: [true] } },
		default: false,
		description:
			'Whether it promotes yourself or your own business. TikTok labels the post as Promotional content.',
	},
	{
		displayName: 'Branded Content',
		name: 'brandContent',
		type: 'boolean',
		displayOptions: { show: { discloseContent: [true] } },
		default: false,
		description:
			'Whether it promotes another brand or third party. TikTok labels the post as Paid partnership. Not possible with Only Me.',
	},
	{
		displayName: `By posting, you agree to TikTok's ${MUSIC_USAGE}.`,
		name: 'musicUsageNotice',
		type: 'notice',
		displayOptions: { hide: { brandContent: [true] } },
		default: '',
	},
	{
		displayName: `By posting, you agree to TikTok's ${BRANDED_CONTENT_POLICY} and ${MUSIC_USAGE}.`,
		name: 'brandedContentNotice',
		type: 'notice',
		displayOptions: { show: { brandContent: [true] } },
		default: '',
	},
];
