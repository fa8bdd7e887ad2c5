import type { IDataObject } from 'n8n-workflow';

import { clientKeyOf } from '../../api/credential';
import type { CreatorInfo } from '../../api/creatorInfo';
import type { Fault } from '../../errors/fault';
import { faultUnlessStopped } from '../../n8n/faultFrom';
import { ItemParameters } from '../../n8n/itemParameters';
import { chunkingsFor, planFor } from '../../upload/plan/chunkings';
import type { UploadPlan } from '../../upload/plan/plan';
import type { VideoFacts } from '../result/postFacts';
import type { PostRun } from '../run/postRun';
import { creatorFaults } from './checkItem';
import { fetchVideo } from './checkWebFile';
import { findVideo, type FoundVideo } from './findVideo';
import { privacyWarnings } from './postSettings';
import { previewOf } from './preview';
import { readVideoForm } from './readVideoPost';

/** Why a post would be refused, in the words of the error that a post would raise. */
export interface Problem extends IDataObject {
	code: string;
	message: string;
	remedy: string;
}

/** The json of a checked video. */
export type CheckReport = {
	/** True when the node would start the post. TikTok may still refuse it. */
	ok: boolean;
	problems: Problem[];
	warnings: string[];
	/** Null where the file has a problem, and where TikTok pulls it. */
	video: VideoFacts | null;
	/** What the init would declare; null where the node sends no file. */
	plan: { video_size: number; chunk_size: number; total_chunk_count: number } | null;
	/** What the account may post; null for a draft, and when TikTok did not say. */
	creator: {
		username: string | null;
		nickname: string | null;
		privacy_level_options: string[];
		comment_disabled: boolean;
		duet_disabled: boolean;
		stitch_disabled: boolean;
		max_video_post_duration_sec: number | null;
	} | null;
	/** A secret that opens the video for one hour. Only where the person asked for it. */
	preview_url?: string;
};

/**
 * Checks one video as a post would, and continues after a problem, so that the person can fix all of
 * them at once. Starts nothing at TikTok.
 *
 * @throws CancelledError when the execution was stopped
 */
export async function checkReport(run: PostRun, itemIndex: number): Promise<CheckReport> {
	const { isDirectPost } = run.route;
	const item = new ItemParameters(run.context, itemIndex);
	const faults: Fault[] = [];
	const form = await faultless(faults, () => readVideoForm(item, isDirectPost, true));
	const found = await faultless(
		faults,
		async () =>
			await fetchVideo(run, itemIndex, await findVideo(run, itemIndex, item, form?.chunkBytes)),
	);
	const creator = isDirectPost
		? await faultless(faults, async () => await run.creator.current())
		: undefined;
	const settings = form?.settings;
	if (creator) faults.push(...creatorFaults({ settings, video: found?.video }, creator));
	const plan = await planOf(run, found);
	const preview = await previewOf(run.context, itemIndex, found?.video);
	found?.video?.source.close?.();
	return {
		ok: faults.length === 0,
		problems: faults.map(problemOf),
		warnings: [
			...(found?.warnings ?? []),
			...(form?.warnings ?? []),
			...(settings && creator ? privacyWarnings(settings, creator) : []),
			...(found?.pullUrl === undefined ? [] : [UNSEEN]),
			...preview.warnings,
		],
		video: withChunkCount(found?.facts.video, plan),
		plan: plan && {
			video_size: plan.videoSize,
			chunk_size: plan.chunkSize,
			total_chunk_count: plan.totalChunkCount,
		},
		creator: creator === undefined ? null : creatorOf(creator),
		...(preview.url === undefined ? {} : { preview_url: preview.url }),
	};
}

const UNSEEN =
	'TikTok would pull the video itself, so the node checked its address only, not the file.';

/** The value, or undefined after a fault, which joins `faults`. */
async function faultless<Value>(
	faults: Fault[],
	work: () => Value | Promise<Value>,
): Promise<Value | undefined> {
	try {
		return await work();
	} catch (error) {
		faults.push(faultUnlessStopped(error));
		return undefined;
	}
}

function problemOf({ code, message, remedy }: Fault): Problem {
	return { code, message: `${message}.`, remedy };
}

async function planOf(run: PostRun, found: FoundVideo | undefined): Promise<UploadPlan | null> {
	if (found?.video === undefined) return null;
	const { chunkBytes, source } = found.video;
	const clientKey = await clientKeyOf(run.context);
	const [first] = chunkingsFor(clientKey, source.sizeBytes, run.clock.now(), chunkBytes);
	return planFor(first, source.sizeBytes);
}

function withChunkCount(
	video: VideoFacts | null | undefined,
	plan: UploadPlan | null,
): VideoFacts | null {
	if (!video || plan === null) return null;
	return { ...video, chunk_count: plan.totalChunkCount };
}

function creatorOf(info: CreatorInfo): CheckReport['creator'] {
	return {
		username: info.creator_username,
		nickname: info.creator_nickname,
		privacy_level_options: [...info.privacy_level_options],
		comment_disabled: info.comment_disabled,
		duet_disabled: info.duet_disabled,
		stitch_disabled: info.stitch_disabled,
		max_video_post_duration_sec: info.max_video_post_duration_sec,
	};
}
