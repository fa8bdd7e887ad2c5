import type { TestBench, TextAnswer } from './testing';
import type { App, AppInput, TokenAnswer } from './types';

export const DEAD = {
	error: 'invalid_grant',
	error_description: 'Refresh token is invalid or expired.',
};

export const readJson = (answer: TextAnswer) => JSON.parse(answer.data);

export const refreshFields = (app: App, refreshToken: string) => ({
	client_key: app.client_key,
	client_secret: app.client_secret,
	grant_type: 'refresh_token',
	refresh_token: refreshToken,
});

/** An app with a creator's first tokens. */
export async function firstTokens(
	bench: TestBench,
	spec: AppInput = {},
): Promise<{ app: App; first: TokenAnswer }> {
	const app = await bench.client.createApp(spec);
	return { app, first: await bench.client.signIn(app.client_key, app.creators[0].open_id) };
}
