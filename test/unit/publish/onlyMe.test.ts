import {
	checkAgainstCreator,
	checkItem,
	openSlots,
} from '../../../nodes/TikTok/publish/check/checkItem';
import { freshCredentialId } from '../support/fakeContext';
import { CREATOR, FakeTikTok } from '../support/fakeTikTok';
import { parameters, Stage } from '../support/postStage';

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
	const [slot] = openSlots(run);
	await checkItem(run, slot);
	return { tikTok, slot, again: async () => await checkAgainstCreator(run, slot), stage };
}

test('that a post becomes Only Me is said once, however often the account is asked', async () => {
	const { tikTok, slot, again, stage } = await checked();
	tikTok.creator = WITHOUT_EVERYONE;
	await again();
	stage.clock.advance(A_MINUTE_MS);
	await again();
	expect(tikTok.count('query')).toBe(2);
	expect(slot.warnings).toEqual([expect.stringContaining('posted as Only Me')]);
	expect(slot.facts?.privacy_level).toBe('SELF_ONLY');
});

test('and is taken back when the account offers the level after all', async () => {
	const { tikTok, slot, again, stage } = await checked();
	slot.warnings.push('Mind this.');
	tikTok.creator = WITHOUT_EVERYONE;
	await again();
	tikTok.creator = CREATOR;
	stage.clock.advance(A_MINUTE_MS);
	await again();
	expect(slot.warnings).toEqual(['Mind this.']);
	expect(slot.initBody).toMatchObject({ post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' } });
});
