/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- looks whether the pictures are there */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { TikTokOAuth2Api } from '../../../credentials/TikTokOAuth2Api.credentials';
import packageJson from '../../../package.json';

/** The most important first. */
const OFFICIAL_SCOPES = [
	'video.upload',
	'video.publish',
	'user.info.basic',
	'video.list',
	'user.info.profile',
	'user.info.stats',
];

/** n8n cuts the description of an answer off after two lines of this length together. */
const LONGEST_DESCRIPTION = 95;
const credential = new TikTokOAuth2Api();
const property = (name: string) => credential.properties.find((p) => p.name === name);

/**
 * The visible fields that a type inherits from n8n's OAuth2 type, in its order (n8n 2.20 and 2.41).
 * n8n marks three more, ignoreSSLIssues, tokenExpiredStatusCode and jweEnabled, as not inherited.
 */
const INHERITED = [
	'grantType',
	'authUrl',
	'accessTokenUrl',
	'clientId',
	'clientSecret',
	'scope',
	'authQueryParameters',
	'authentication',
	'allowedHttpRequestDomains',
	'allowedDomains',
];

function isShown(name: string, values: INodeParameters): boolean {
	const field = property(name);
	if (field === undefined) throw new Error(`there is no ${name}`);
	return NodeHelpers.displayParameter(values, field, null, null);
}

describe('the credential', () => {
	test('PB-30, PB-37: extends n8n’s OAuth2 type, by its exact name', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(credential.name).toBe('tikTokOAuth2Api');
		expect(credential.displayName).toBe('TikTok OAuth2 API');
	});

	test('PB-38: TikTok’s addresses can’t be changed', () => {
		for (const [name, address] of [
			['authUrl', 'https://www.tiktok.com/v2/auth/authorize/'],
			['accessTokenUrl', 'https://open.tiktokapis.com/v2/oauth/token/'],
		]) {
			expect(property(name)).toMatchObject({ type: 'hidden', default: address });
		}
	});

	test('tells n8n’s HTTP Request node to send the token to TikTok’s API only', () => {
		const domains = 'allowedHttpRequestDomains';
		expect(property(domains)).toMatchObject({ type: 'hidden', default: 'domains' });
		expect(property('allowedDomains')).toMatchObject({
			type: 'hidden',
			default: 'open.tiktokapis.com',
		});
	});

	test('keeps n8n’s Connect button and sends key and secret in the body', () => {
		expect(property('grantType')).toMatchObject({ type: 'hidden', default: 'authorizationCode' });
		expect(property('authentication')).toMatchObject({ type: 'hidden', default: 'body' });
	});

	test('PB-32: offers TikTok’s scopes as texts, each with what needs it', () => {
		const options = property('tikTokScopes')?.options ?? [];
		expect(options.map((o) => ('value' in o ? o.value : undefined))).toEqual(OFFICIAL_SCOPES);
		for (const option of options) {
			expect(option).toHaveProperty('description', expect.stringMatching(/Get|Post|Draft/));
		}
		expect(property('tikTokScopes')?.default).toEqual([
			'user.info.basic',
			'video.upload',
			'video.publish',
		]);
	});

	test('asks what a person wants to do; each answer names what the TikTok app needs for it', () => {
		const answers = (property('purpose')?.options ?? []) as INodePropertyOptions[];
		expect(answers.map(({ name }) => name)).toEqual([
			'Send Drafts',
			'Send Drafts and Post Directly',
			'Also Read Videos and Profile',
			'Choose Scopes',
		]);
		expect(property('purpose')?.default).toBe(answers[1].value);
		for (const { value, description = '' } of answers.slice(0, -1)) {
			const scopes = String(value).split(',');
			expect(OFFICIAL_SCOPES).toEqual(expect.arrayContaining(scopes));
			expect(scopes[0]).toBe('user.info.basic');
			expect(scopes.some((scope) => description.includes(scope))).toBe(true);
		}
		for (const { description = '' } of answers) {
			expect(description.length).toBeLessThanOrEqual(LONGEST_DESCRIPTION);
		}
	});

	test.each([
		['purpose', {}, true],
		['tikTokScopes', {}, false],
		['tikTokScopes', { purpose: 'chooseScopes' }, true],
	])('n8n’s editor draws %s with %j only once the defaults are there: %s', (name, chosen, then) => {
		const defaults = Object.fromEntries(credential.properties.map((p) => [p.name, p.default]));
		expect(isShown(name, chosen)).toBe(false);
		expect(isShown(name, { ...defaults, ...chosen } as INodeParameters)).toBe(then);
	});

	test('the question stands right below the secret, as n8n merges the fields', () => {
		const inherited = INHERITED.map((name) => ({ name, type: 'string' }) as INodeProperties);
		NodeHelpers.mergeNodeProperties(inherited, credential.properties);
		const shown = inherited.filter(({ type }) => type !== 'hidden').map(({ name }) => name);
		expect(shown.slice(0, 3)).toEqual(['clientId', 'clientSecret', 'purpose']);
	});

	test('asks for three things only, and for scopes who wants to; hides the secret', () => {
		const shown = credential.properties.filter(({ type }) => !['hidden', 'notice'].includes(type));
		expect(shown.map(({ name }) => name)).toEqual([
			'clientId',
			'clientSecret',
			'purpose',
			'tikTokScopes',
		]);
		expect(property('clientSecret')?.typeOptions).toEqual({ password: true });
	});

	test('cannot be saved without key and secret, which begin empty', () => {
		for (const name of ['clientId', 'clientSecret']) {
			expect(property(name)).toMatchObject({ type: 'string', required: true, default: '' });
		}
		expect(property('clientId')?.hint).toContain('Client key');
	});

	test('the scopes are ticked, several at a time, and no expression', () => {
		expect(property('tikTokScopes')).toMatchObject({
			type: 'multiOptions',
			noDataExpression: true,
		});
	});

	test('every field has a label, every scope its own name, every notice says what to do', () => {
		for (const { displayName, type, default: value } of credential.properties) {
			if (type !== 'notice')
				expect(displayName).toMatch(/^([A-Z][A-Za-z]+ (to )?)*[A-Z][A-Za-z]+\??$/);
			else expect([displayName, value]).toEqual([expect.stringMatching(/^[A-Z].{40,}\.$/), '']);
		}
		for (const option of property('tikTokScopes')?.options ?? []) {
			expect(option.name).toBe('value' in option ? option.value : undefined);
		}
	});

	test('every field has a name of its own', () => {
		const names = credential.properties.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/);
	});

	test('its pictures, for light and dark, are there', () => {
		expect(Object.keys(credential.icon)).toEqual(['light', 'dark']);
		for (const picture of Object.values(credential.icon)) {
			const file = join(__dirname, '../../../credentials', String(picture).replace('file:', ''));
			expect([picture, existsSync(file)]).toEqual([expect.stringMatching(/^file:.+\.svg$/), true]);
		}
	});

	test('no field has a name that n8n’s credential form uses for itself', () => {
		const names = credential.properties.map(({ name }) => name);
		for (const own of ['scopes', 'homeProject', 'sharedWithProjects']) {
			expect(names).not.toContain(own);
		}
	});

	test('its help is this package’s own page', () => {
		const page = packageJson.repository.url.replace(/^git\+|\.git$/g, '');
		expect(credential.documentationUrl).toBe(`${page}#connect`);
	});
});
