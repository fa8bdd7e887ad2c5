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

/** The token endpoint's answer: flat, lifetimes are remaining seconds. */
export interface TokenAnswer {
	access_token: string;
	expires_in: number;
	open_id: string;
	refresh_expires_in: number;
	refresh_token: string;
	scope: string;
	token_type: 'Bearer';
}

/** One request as it arrived. `status` is null while, or because, no answer was sent. */
export interface LoggedRequest {
	seq: number;
	/** The app's clock, epoch milliseconds. */
	at: number;
	host: string;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** Parsed JSON or form; otherwise the text (up to 64 KB); null for a PUT. */
	body: unknown;
	/** Bytes of the body that were read. */
	body_bytes: number;
	content_range: string | null;
	endpoint: Endpoint;
	/** For a PUT: 0-based chunk by its Content-Range, and 0-based init its upload belongs to. */
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

/** One upload task, made by an accepted init. */
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
	/** What a careful client must never do, in words; e.g. an Authorization header on the upload host. */
	violations: string[];
	expires_at: number;
}

/** One file that TikTok fetched itself. */
export interface PulledFile {
	url: string;
	bytes: number;
	/** Null with `store: 'none'`. */
	sha256: string | null;
	/** Of a photo, as its header says: `jpg`, `webp`, `png` …; null when it is no picture, or a video. */
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
	/** What a photo's init said beside post_info; a video says it in post_info. */
	is_aigc: boolean | null;
	status: PostStatus;
	fail_reason: string | null;
	/** As declared for an upload; of a pulled video what arrived, of photos 0. */
	video_size: number;
	uploaded_bytes: number;
	downloaded_bytes: number;
	/** Of the complete video; null until complete, and with `store: 'none'`. */
	sha256: string | null;
	puts: AcceptedPut[];
	/** Ids as status/fetch would give them now, as exact strings. */
	post_ids: string[];
	created_at: number;
	uploaded_at: number | null;
	/** When everything that TikTok pulled had arrived. */
	pulled_at: number | null;
	/** What TikTok pulled, in the order of the request. */
	files: PulledFile[];
	published_at: number | null;
	published: boolean;
	page_url: string;
}

export interface TokenCall {
	at: number;
	grant_type: string | null;
	/** `ok`, or TikTok's error word. */
	outcome: string;
	error_description: string | null;
	open_id: string | null;
}
