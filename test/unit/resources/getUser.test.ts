import type { IDataObject } from 'n8n-workflow';

import type { RoutedRequest } from '../../../nodes/TikTok/n8n/routedRequest';
import { USER_INFO } from '../../../nodes/TikTok/api/endpoints';
import { getUserOperation } from '../../../nodes/TikTok/resources/user/get';
import { fakeRoutedContext, routedRequest } from '../support/fakeContext';
import { okText } from '../support/replies';

/** The `fields` that an account with these scopes is asked for. */
async function fieldsAskedFor(scope: string) {
	const asked: unknown[] = [];
	const context = fakeRoutedContext({
		credentialFields: { oauthTokenData: { scope } },
		helpers: {
			httpRequestWithAuthentication: async (_, { qs }: { qs?: IDataObject }) => {
				asked.push(qs?.fields);
				return await Promise.resolve({ statusCode: 200, headers: {}, body: okText({ user: {} }) });
			},
		},
	});
	const get = getUserOperation.routing?.operations?.pagination as RoutedRequest;
	await get.call(context, routedRequest(USER_INFO));
	return asked;
}

test('a scope that opens no field asks for none', async () => {
	const fields = 'bio_description,profile_deep_link,is_verified,username';
	expect(await fieldsAskedFor('user.info.profile,video.publish,constructor')).toEqual([fields]);
});
