import { photoBody, photoInit } from './photo-testing';
import {
	AUTHORIZE,
	fileUpload,
	mp4,
	type Session,
	type TestBench,
	type TextAnswer,
} from './testing';
import { refreshFields } from './token-testing';
import type { FaultPoint } from './types';

type PointRequest = (bench: TestBench, session: Session) => Promise<TextAnswer>;

const IMAGES = ['https://example.test/a.jpg'];
const VIDEO = mp4(10);

const call =
	(path: string, body: object): PointRequest =>
	async (bench, { token }) =>
		await bench.api(path, token, body);

const display =
	(path: string, field: string, body?: object): PointRequest =>
	async (bench, { token }) =>
		await bench.display(path, token, field, body);

/** A request to each fault point. A new point is a type error here until it is listed. */
export const POINT_REQUESTS: Record<FaultPoint, PointRequest> = {
	authorize: async (bench, { app: { client_key } }) =>
		await bench.http.get(AUTHORIZE, { params: { client_key } }),
	token: async (bench, { app }) => await bench.token(refreshFields(app, 'rft.unknown')),
	creator_info: call('/creator_info/query/', {}),
	init: call('/video/init/', { source_info: fileUpload(10, 10) }),
	inbox_init: call('/inbox/video/init/', { source_info: fileUpload(10, 10) }),
	content_init: async (bench, session) => await photoInit(bench, session, photoBody(IMAGES)),
	async put(bench, session) {
		const { upload_url: url } = await bench.init(session, VIDEO.length);
		return await bench.put(url, VIDEO, 0, VIDEO.length);
	},
	status: call('/status/fetch/', { publish_id: '1' }),
	cancel: call('/cancel/', { publish_id: '1' }),
	user_info: display('/user/info/', 'open_id'),
	video_list: display('/video/list/', 'id', {}),
	video_query: display('/video/query/', 'id', {}),
};
