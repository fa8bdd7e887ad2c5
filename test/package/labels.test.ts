import { TikTokOAuth2Api } from '../../credentials/TikTokOAuth2Api.credentials';
import { PRIVACY_LEVELS } from '../../nodes/TikTok/api/privacyLevels';
import { allChoices, allProperties, operations, resources } from './descriptionReading';
import { operationsPointedAt, quotedLabels } from './quotedLabels';

describe('what the texts tell people to look for', () => {
	test('every label in quotes is on the screen', () => {
		const credential = new TikTokOAuth2Api();
		const onScreen = new Set([
			...allProperties().map(({ displayName }) => displayName),
			...allChoices().map(({ name }) => name),
			...credential.properties.map(({ displayName }) => displayName),
			...Object.values(PRIVACY_LEVELS),
		]);
		const quoted = quotedLabels('nodes', 'credentials');
		expect(quoted.map(({ text }) => text)).toEqual(
			expect.arrayContaining(['Caption', 'Privacy Level', 'Post As', 'Publish ID', 'Only Me']),
		);
		expect(quoted.filter(({ text }) => !onScreen.has(text))).toEqual([]);
	});

	test('every Resource > Operation is one', () => {
		const names = operations().map(({ resource, option }) => {
			const shown = resources().find(({ value }) => value === resource);
			return `${shown?.name} > ${option.name}`;
		});
		const pointed = operationsPointedAt('nodes', 'credentials');
		expect(pointed.length).toBeGreaterThan(0);
		expect(pointed.filter(({ text }) => !names.some((name) => text.startsWith(name)))).toEqual([]);
	});
});
