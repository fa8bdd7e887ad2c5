import { html } from './html.js';
import { notice } from './header.js';
import { MAX_CAPTION, PRIVACY } from './states.js';
import { localTime } from './times.js';

const KINDS = ['Your Brand', 'Branded Content'];

/** The page that adds or changes a post. What was typed into a refused form stands in it again. */
export function form({ asked, row, desk }) {
	if (row === undefined) return gone();
	const { facts, zone, token, now } = desk;
	const typed = asked.typed ?? {};
	const isNew = row.status === 'new';
	const hasVideo = Boolean(row.file_path || row.video_url);
	const source = asked.source === 'keep' && !hasVideo ? 'address' : asked.source;
	const dueAt = row.due_at ?? now.plus({ hours: 1 }).startOf('hour').toUTC().toISO();
	const caption = typed.caption ?? row.caption ?? '';
	const creator = row.creator || facts.account;
	const isDraft = facts.settings.send_as === 'draft';
	return html`<main class="sheet">
		${head(isNew ? 'Add a post' : 'Edit the post')}
		${asked.problem &&
		html`<p class="notice bad" role="alert" tabindex="-1" autofocus>
			${asked.problem} Nothing was saved${source === 'file' && ': choose the video file again'}.
		</p>`}
		${creator === undefined &&
		notice(
			'warn',
			'TikTok has not said yet who posts. Go back to the desk and try again in a minute.',
		)}
		<form method="post" id="post" ${source === 'file' && html`enctype="multipart/form-data"`}>
			<input type="hidden" name="token" value="${token}" />
			<input type="hidden" name="action" value="save" />
			<input type="hidden" name="id" value="${row.id}" />
			<input type="hidden" name="was" value="${typed.was ?? row.status}" />
			<input type="hidden" name="source" value="${source}" />
			<input type="hidden" name="creator" value="${creator}" />
			<input type="hidden" name="zone" value="" />
			<input type="hidden" name="send_as" value="${isDraft ? 'draft' : 'post'}" />
			${creator &&
			html`<p class="field">
				Posts as <b><bdi>@${creator}</bdi></b>
			</p>`}
			${video({ source, row, typed, desk })}
			<div class="field">
				<label for="caption">Caption</label>
				<textarea
					id="caption"
					name="caption"
					rows="5"
					maxlength="${MAX_CAPTION}"
					dir="auto"
					aria-describedby="count"
				>
${caption}</textarea
				>
				<p class="small" id="count">
					At most ${MAX_CAPTION} UTF-16 units. Most emoji count as two or more.
				</p>
			</div>
			<div class="field">
				<label for="privacy">Who may see it</label>
				<select id="privacy" name="privacy_level" ${!isDraft && html`required`}>
					${privacyOptions(
						facts.setup.creator?.privacy_level_options ?? [],
						typed.privacy_level ?? row.privacy_level,
					)}
				</select>
				${isDraft &&
				html`<p class="small">
					Posts go out as drafts: TikTok does not accept a caption or a privacy level with them. You
					choose both in the app, and can copy the caption from here.
				</p>`}
				${!isDraft &&
				facts.setup.app?.audit?.value === 'not_audited' &&
				html`<p class="small">
					Your app is not audited: a direct post needs a private account and <i>Only me</i>.
				</p>`}
			</div>
			<fieldset class="field">
				<legend>Does it promote something? Tick nothing if not</legend>
				${KINDS.map((kind, at) =>
					checkbox(kind, at, [typed.disclosure ?? row.disclosure ?? ''].flat().join()),
				)}
			</fieldset>
			<div class="field">
				<label for="due">Date and time <span class="faint" id="zone">${zone}</span></label>
				<input
					type="datetime-local"
					id="due"
					name="due"
					required
					value="${typed.due ?? localTime(dueAt, zone)}"
					${typed.due === undefined && html`data-utc="${dueAt}"`}
					aria-describedby="when"
				/>
				<p class="small" id="when">
					The time counts in the zone ${zone}, which is ${now.toFormat('ZZZZ')} now.
				</p>
			</div>
			<p class="end">
				<button class="main" ${creator === undefined && html`disabled`}>
					${isNew ? 'Add to the queue' : 'Save'}
				</button>
				<a class="button" href="?">Back</a>
			</p>
		</form>
	</main>`;
}

/** The heading of a page that is not the queue. */
export function head(title) {
	return html`<header>
		<p class="small"><a href="?">Back to the desk</a></p>
		<h1>${title}</h1>
	</header>`;
}

export function gone() {
	return html`<main class="sheet">
		<h1>This post no longer exists</h1>
		<p>Somebody has deleted it. <a href="?">Back to the desk</a></p>
	</main>`;
}

function video({ source, row, typed, desk }) {
	const other = (name, words) => html`<a href="?edit=${row.id}&source=${name}">${words}</a>`;
	if (source === 'file') {
		return html`<div class="field">
			<label for="file">Video file</label>
			<p class="small" id="limit">
				MP4, MOV or WebM. n8n takes at most ${desk.uploadLimit} MB (N8N_FORMDATA_FILE_SIZE_MAX).
			</p>
			<input
				type="file"
				id="file"
				name="file"
				required
				accept="video/mp4,video/quicktime,video/webm,.mp4,.mov,.webm"
				aria-describedby="limit"
				data-mb="${desk.uploadLimit}"
			/>
			<input type="hidden" name="poster" value="" />
			<p class="small" id="picked"></p>
		</div>`;
	}
	if (source === 'address') {
		return html`<div class="field">
			<label for="address">Address of the video</label>
			<input
				type="url"
				id="address"
				name="video_url"
				required
				pattern="https://.+"
				placeholder="https://example.com/clip.mp4"
				value="${typed.video_url ?? row.video_url}"
			/>
		</div>`;
	}
	return html`<div class="field">
		<p>
			Video: <b><bdi>${row.file_path ? row.file_name || 'a file' : row.video_url}</bdi></b>
		</p>
		<p class="small">
			${desk.facts.hasFolder && [other('file', 'Another file'), ' · ']}${other(
				'address',
				'Another address',
			)}
		</p>
	</div>`;
}

/** TikTok wants a person to choose: nothing is chosen for a new post. */
function privacyOptions(levels, chosen) {
	const known = chosen && !levels.includes(chosen) ? [...levels, chosen] : levels;
	return html`<option value="" ${!chosen && html`selected`}>Choose</option>
		${known.map(
			(level) =>
				html`<option value="${level}" ${level === chosen && html`selected`}>
					${Object.hasOwn(PRIVACY, level) ? PRIVACY[level] : level}
				</option>`,
		)}`;
}

function checkbox(kind, at, chosen) {
	return html`<p>
		<input
			type="checkbox"
			id="kind-${at}"
			name="disclosure"
			value="${kind}"
			${chosen.includes(kind) && html`checked`}
		/>
		<label for="kind-${at}">${kind}</label>
	</p>`;
}
