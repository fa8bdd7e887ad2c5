import { checkAgainstCreator, checkItem } from '../../../../nodes/TikTok/publish/check/checkItem';
import type { ReadyPost } from '../../../../nodes/TikTok/publish/run/stages';
import { freshCredentialId } from '../../support/fakeContext';
import { CREATOR, FakeTikTok } from '../../support/fakeTikTok';
import { parameters, Stage } from '../../support/postStage';

const WITHOUT_EVERYONE = { ...CREATOR, privacy_level_options: ['SELF_ONLY'] };

/** How long the node goes by what TikTok said of an account. */
const A_MINUTE_MS = 61_000;

async function checked() {
	const tikTok = new FakeTikTok();
	const stage = new Stage(tikTok, {
		credentialId: freshCredentialId(),
		parameters: [parameters({}, { privacyFallback: 'onlyMe' })],
	});
	const run = stage.run();
	const post = (await checkItem(run, 0)) as ReadyPost;
	return { tikTok, post, check: async () => await checkAgainstCreator(run, post), stage };
}

test('a post that becomes Only Me says so once, however often the account is asked', async () => {
	const { tikTok, check, stage } = await checked();
	tikTok.creator = WITHOUT_EVERYONE;
	await check();
	stage.clock.advance(A_MINUTE_MS);
	const { warnings, facts, body } = await check();
	expect(tikTok.count('query')).toBe(2);
	expect(warnings).toEqual([expect.stringContaining('uses Only Me')]);
	expect(facts.privacy_level).toBe('SELF_ONLY');
	expect(body.post_info).toMatchObject({ privacy_level: 'SELF_ONLY' });
});

test('and no longer says so when the account offers the level after all', async () => {
	const { tikTok, check, stage, post } = await checked();
	tikTok.creator = WITHOUT_EVERYONE;
	await check();
	tikTok.creator = CREATOR;
	stage.clock.advance(A_MINUTE_MS);
	const { warnings, body } = await check();
	expect(warnings).toEqual(post.warnings);
	expect(body).toMatchObject({ post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' } });
});
