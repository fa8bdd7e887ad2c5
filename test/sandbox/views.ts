import type { Fault, FaultAction, FaultPoint } from './fault-schema';
import type { AppSpec, CreatorSpec, PostStatus } from './schemas';

export type Endpoint = FaultPoint | 'authorize_decision' | 'revoke' | 'unknown';

/** A creator as the control API shows it. */
export type Creator = Required<CreatorSpec>;

/** An app as the control API shows it. `now` is the app's own clock (epoch milliseconds). */
export type App = Omit<AppSpec, 'client_key' | 'client_secret' | 'creators' | 'freeze'> & {
	client_key: string;
	client_secret: string;
	creators: Creator[];
	faults: Fault[];
	now: number;
};

/** The flat answer of the token endpoint. Lifetimes are remaining seconds. */
export interface TokenAnswer {
	access_token: string;
	expires_in: number;
	open_id: string;
	refresh_expires_in: number;
	refresh_token: string;
	scope: string;
	token_type: 'Bearer';
}

/** One request as received. `status` is null until an answer is sent, and stays null without one. */
export interface LoggedRequest {
	seq: number;
	/** The app's clock, epoch milliseconds. */
	at: number;
	host: string;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** The parsed JSON or form, or the text (up to 64 KB). Null for a PUT. */
	body: unknown;
	/** Bytes of the body that the sandbox has read. */
	body_bytes: number;
	content_range: string | null;
	endpoint: Endpoint;
	/** For a PUT: the 0-based chunk by its Content-Range, and the 0-based init that its upload belongs to. */
	chunk: number | null;
	publish: number | null;
	status: number | null;
	fault: FaultAction['kind'] | null;
}

export interface AcceptedPut {
	first: number;
	/** Inclusive. */
	last: number;
	status: number;
	content_type: string;
}

/** One upload task, created by an accepted init. */
export interface UploadView {
	upload_id: string;
	publish_id: string;
	upload_url: string;
	video_size: number;
	chunk_size: number;
	total_chunk_count: number;
	uploaded_bytes: number;
	sha256: string | null;
	puts: AcceptedPut[];
	/** Mistakes of the client, in words, such as an Authorization header on the upload host. */
	violations: string[];
	expires_at: number;
}

/** One file that TikTok pulled. */
export interface PulledFile {
	url: string;
	bytes: number;
	/** Null with `store: 'none'`. */
	sha256: string | null;
	/** Format of a photo by its header, such as `jpg`, `webp`, or `png`. Null for a video, and if the file is not a picture. */
	format: string | null;
	width: number | null;
	height: number | null;
}

export interface PostView {
	publish_id: string;
	kind: 'direct' | 'draft';
	media: 'video' | 'photo';
	open_id: string;
	post_info: Record<string, unknown> | null;
	source_info: Record<string, unknown>;
	/** Of a photo post. A video has it in post_info. */
	is_aigc: boolean | null;
	status: PostStatus;
	fail_reason: string | null;
	/** The declared size of an upload, the received size of a pulled video, or 0 for photos. */
	video_size: number;
	uploaded_bytes: number;
	downloaded_bytes: number;
	/** Hash of the complete video. Null until it is complete, and with `store: 'none'`. */
	sha256: string | null;
	puts: AcceptedPut[];
	/** The ids that the status has now, as exact strings. */
	post_ids: string[];
	created_at: number;
	uploaded_at: number | null;
	/** When all files of a pull had arrived. */
	pulled_at: number | null;
	/** The files that TikTok pulled, in the order of the request. */
	files: PulledFile[];
	published_at: number | null;
	published: boolean;
	page_url: string;
}

export interface TokenCall {
	at: number;
	grant_type: string | null;
	/** `ok`, or TikTok's error code. */
	outcome: string;
	error_description: string | null;
	open_id: string | null;
}
