import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { searchAccounts } from '../../../../nodes/TikTok/resources/listSearch/accountList';
import {
	searchCreators,
	searchPrivacyLevels,
} from '../../../../nodes/TikTok/resources/listSearch/creatorLists';
import { getVideos } from '../../../../nodes/TikTok/resources/listSearch/videoList';
import { freshCredentialId, nodeWith } from '../../support/fakeContext';
import { CREATOR } from '../../support/fakeTikTok';
import { okText, refusalText } from '../../support/replies';

/** n8n's context of a list, whose question TikTok answers with `text`. */
function listContext(text: string, resource = 'video', asked: IDataObject[] = []) {
	const context: Partial<Record<keyof ILoadOptionsFunctions, unknown>> = {
		getNode: () => nodeWith(freshCredentialId()),
		getCredentials: async () => await Promise.resolve({}),
		getCurrentNodeParameter: (name: string) => (name === 'resource' ? resource : undefined),
		helpers: {
			httpRequestWithAuthentication: async (_: string, { qs, body }: IHttpRequestOptions) => {
				asked.push({ qs: qs as IDataObject, body: String(body) });
				return await Promise.resolve({ statusCode: 200, headers: {}, body: text });
			},
		},
	};
	return context as ILoadOptionsFunctions;
}

describe('Post As', () => {
	test.each([
		['video', 'My Shop (@my.shop), max. 10 min'],
		['photo', 'My Shop (@my.shop)'],
	])('of a %s: %s', async (resource, name) => {
		const { results } = await searchCreators.call(listContext(okText(CREATOR), resource));
		expect(results).toEqual([{ name, value: 'my.shop' }]);
	});
});

test('Privacy Level offers what the account offers, in the words of the app', async () => {
	const { results } = await searchPrivacyLevels.call(listContext(okText(CREATOR)));
	expect(results.map(({ name }) => name)).toEqual([
		'Everyone',
		'Friends (Followers You Follow Back)',
		'Only Me',
	]);
});

describe('Accounts of the trigger', () => {
	test('the connected account, with the open_id that events carry', async () => {
		const asked: IDataObject[] = [];
		const text = okText({ user: { open_id: '-000ada', display_name: 'Ada Films' } });
		const { results } = await searchAccounts.call(listContext(text, '', asked));
		expect(results).toEqual([{ name: 'Ada Films', value: '-000ada' }]);
		expect(asked).toMatchObject([{ qs: { fields: 'open_id,display_name' } }]);
	});

	test.each([
		[{ user: { open_id: 'x' } }, [{ name: 'x', value: 'x' }]],
		[{ user: {} }, []],
		[{}, []],
	])('%j: %j', async (data, results) => {
		expect(await searchAccounts.call(listContext(okText(data)))).toEqual({ results });
	});
});

describe('Video IDs', () => {
	const videosOf = async (...videos: unknown[]) =>
		await getVideos.call(listContext(okText({ videos })));

	test('the newest videos by title and day', async () => {
		const asked: IDataObject[] = [];
		const video = { id: '7678907398077074696', create_time: 1_795_000_000, title: 'New in #shop' };
		const text = okText({ videos: [video] });
		expect(await getVideos.call(listContext(text, '', asked))).toEqual([
			{ name: 'New in #shop (2026-11-18)', value: video.id, description: video.id },
		]);
		expect(asked).toEqual([
			{ qs: { fields: 'id,create_time,title' }, body: JSON.stringify({ max_count: 20 }) },
		]);
	});

	test('a long title is cut between characters, one that is missing is the ID', async () => {
		const [long, none] = await videosOf(
			{ id: '1', title: '🧣'.repeat(41) },
			{ id: '2', title: '' },
		);
		expect([long.name, none.name]).toEqual([`${'🧣'.repeat(40)}…`, '2']);
	});

	test('whatever is no video is left out', async () => {
		const others = [null, 'x', {}, { id: 7.5 }, { id: 'abc' }];
		expect(await videosOf(...others)).toEqual([]);
		expect(await getVideos.call(listContext(okText({})))).toEqual([]);
	});

	test('a time that is none has no day', async () => {
		const [{ name }] = await videosOf({ id: '1', title: 'x', create_time: 1e300 });
		expect(name).toBe('x (?)');
	});
});

type List = (this: ILoadOptionsFunctions) => Promise<unknown>;

test.each<[string, List]>([
	['Post As', searchCreators],
	['Privacy Level', searchPrivacyLevels],
	['Accounts', searchAccounts],
	['Video IDs', getVideos],
])('%s: a list that cannot load says all in its message, and names no item', async (_, list) => {
	const call = list.call(listContext(refusalText('scope_not_authorized')));
	await expect(call).rejects.toMatchObject({
		message: expect.stringMatching(
			/^The sign-in lacks a permission.*\(scope_not_authorized\)\. Open the TikTok credential[^[]*$/,
		) as string,
	});
});
