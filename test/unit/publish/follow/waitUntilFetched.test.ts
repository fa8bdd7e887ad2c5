import { STATUS_FETCH } from '../../../../nodes/TikTok/api/endpoints';
import {
	PHOTO_ADDRESS_MINUTES,
	waitUntilFetched,
} from '../../../../nodes/TikTok/publish/follow/waitUntilFetched';
import { factsOf } from '../../../../nodes/TikTok/publish/result/postFacts';
import type { RunningPost } from '../../../../nodes/TikTok/publish/run/stages';
import { FakeClock } from '../../support/fakeClock';
import { FakeTikTok } from '../../support/fakeTikTok';
import { PHOTOS, Stage } from '../../support/postStage';
import { refusalText } from '../../support/replies';

const MINUTE_MS = 60_000;

const PLACE = 'https://n8n.example/rest/binary-data/signed';

function postOf(publishId: string, photosAt?: string): RunningPost {
	const wait = { wait: false, firstPauseMs: 0, maxWaitMs: 0 };
	return {
		at: 'running',
		item: { itemIndex: 0, wait, returnFailedPost: false, raiseUnfinished: false, simplify: false },
		publishId,
		facts: { ...factsOf(null, 1), ...(photosAt === undefined ? {} : { photos_at: photosAt }) },
		uploadedAt: null,
		isUnsure: false,
		retries: 0,
		warnings: [],
	};
}

/** @param statuses by the minutes since the start */
async function wait(statuses: (minutes: number) => string, posts = [postOf('p1', PLACE)]) {
	const stage = new Stage(new FakeTikTok());
	const startedAt = stage.clock.now();
	const minutes = () => (stage.clock.now() - startedAt) / MINUTE_MS;
	stage.tikTok.status = () => ({ status: statuses(minutes()) });
	expect(await waitUntilFetched(stage.run(PHOTOS), posts)).toEqual(posts);
	return { minutes: minutes(), asked: stage.tikTok.count('fetch') };
}

describe('photos that n8n serves', () => {
	test.each([
		['published', 'PUBLISH_COMPLETE'],
		['delivered as a draft', 'SEND_TO_USER_INBOX'],
		['refused', 'FAILED'],
		['processed', 'PROCESSING_UPLOAD'],
	])('are kept until TikTok has fetched them: %s', async (_name, status) => {
		const { minutes, asked } = await wait((now) => (now < 20 ? 'PROCESSING_DOWNLOAD' : status));
		expect(minutes).toBeGreaterThanOrEqual(20);
		expect(minutes).toBeLessThan(21);
		expect(asked).toBeGreaterThan(20);
	});

	test('a status that says nothing does not end the wait', async () => {
		const { minutes } = await wait((now) => (now < 5 ? 'not a word' : 'PUBLISH_COMPLETE'));
		expect(minutes).toBeGreaterThanOrEqual(5);
	});

	test('the wait ends with the addresses', async () => {
		const { minutes } = await wait(() => 'PROCESSING_DOWNLOAD');
		expect(minutes).toBe(PHOTO_ADDRESS_MINUTES);
	});

	test('several posts are waited for together', async () => {
		const posts = [postOf('p1', PLACE), postOf('p2', PLACE)];
		const { minutes } = await wait((now) => (now < 3 ? 'PROCESSING_DOWNLOAD' : 'FAILED'), posts);
		expect(minutes).toBeLessThan(4);
	});

	test('a post whose photos lie elsewhere is not waited for', async () => {
		expect(await wait(() => 'PROCESSING_DOWNLOAD', [postOf('p1')])).toEqual({
			minutes: 0,
			asked: 0,
		});
	});

	test('a sign-in that TikTok refuses ends the wait, and is no error here', async () => {
		const stage = new Stage(new FakeTikTok());
		const text = refusalText('scope_not_authorized');
		stage.tikTok.plan(STATUS_FETCH.path, { text, status: 401 });
		const posts = [postOf('p1', PLACE)];
		expect(await waitUntilFetched(stage.run(PHOTOS), posts)).toEqual(posts);
	});

	test('a stopped execution ends it at once', async () => {
		const stop = new AbortController();
		const stage = new Stage(new FakeTikTok(), {}, new FakeClock(undefined, stop.signal));
		stage.tikTok.status = () => {
			stop.abort();
			return { status: 'PROCESSING_DOWNLOAD' };
		};
		const posts = [postOf('p1', PLACE)];
		await expect(waitUntilFetched(stage.run(PHOTOS), posts)).rejects.toThrow('stopped');
	});
});
