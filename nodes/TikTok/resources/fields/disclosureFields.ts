import type { INodeProperties } from 'n8n-workflow';

import { ONLY_ME_LEVEL } from '../../api/privacyLevels';
import { notice } from './notices';

const MUSIC_USAGE =
	'<a href="https://www.tiktok.com/legal/page/global/music-usage-confirmation/en" target="_blank">Music Usage Confirmation</a>';
const BRANDED_CONTENT_POLICY =
	'<a href="https://www.tiktok.com/legal/page/global/bc-policy/en" target="_blank">Branded Content Policy</a>';

/**
 * Commercial disclosure, with what TikTok makes of it.
 * https://developers.tiktok.com/doc/content-sharing-guidelines
 */
export const disclosureSwitches: INodeProperties[] = [
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
		description: 'Whether it promotes yourself or your own business',
	},
	{
		displayName: 'Branded Content',
		name: 'brandContent',
		type: 'boolean',
		displayOptions: { show: { discloseContent: [true] } },
		default: false,
		description: 'Whether it promotes another brand or third party. Not possible with Only Me.',
	},
	{
		...notice(
			'disclosureNotice',
			'A disclosure needs Your Brand, Branded Content or both. Without them, the node posts nothing.',
		),
		displayOptions: {
			show: { discloseContent: [true], brandOrganic: [false], brandContent: [false] },
		},
	},
	{
		...notice(
			'promotionalLabelNotice',
			'With Your Brand alone, TikTok labels the post as Promotional content.',
		),
		displayOptions: {
			show: { discloseContent: [true], brandOrganic: [true], brandContent: [false] },
		},
	},
	{
		...notice(
			'partnershipLabelNotice',
			'With Branded Content, TikTok labels the post as Paid partnership.',
		),
		displayOptions: { show: { discloseContent: [true], brandContent: [true] } },
	},
	{
		...notice(
			'brandedOnlyMeNotice',
			'TikTok does not take Branded Content with Only Me. Choose another privacy level.',
		),
		displayOptions: {
			show: { discloseContent: [true], brandContent: [true], privacyLevel: [ONLY_ME_LEVEL] },
		},
	},
];

/** The switches, and the declarations that a post makes. */
export const disclosureFields: INodeProperties[] = [
	...disclosureSwitches,
	{
		...notice('musicUsageNotice', `By posting, you agree to TikTok's ${MUSIC_USAGE}.`),
		displayOptions: { hide: { brandContent: [true] } },
	},
	{
		...notice(
			'brandedContentNotice',
			`By posting, you agree to TikTok's ${BRANDED_CONTENT_POLICY} and ${MUSIC_USAGE}.`,
		),
		displayOptions: { show: { discloseContent: [true], brandContent: [true] } },
	},
];
