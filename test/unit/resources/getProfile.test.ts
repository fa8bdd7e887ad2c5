import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../nodes/TikTok/resources/account/getProfile';
import { answerOf } from '../support/answerOf';
import { fakeRoutedContext } from '../support/fakeContext';
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
	await answerOf(operation, context);
	return asked;
}

test('a scope that opens no field asks for none', async () => {
	const fields = 'bio_description,profile_deep_link,is_verified,username';
	expect(await fieldsAskedFor('user.info.profile,video.publish,constructor')).toEqual([fields]);
});
