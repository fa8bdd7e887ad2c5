import { html, webAddress } from './html.js';
import { gone, head } from './form.js';
import { notice } from './header.js';

/** One video with what Video > Check found out about it. */
export function play({ row, check }) {
	if (row === undefined) return gone();
	const address = webAddress(check.preview_url) ?? webAddress(row.video_url);
	const problems = check.problems ?? [];
	return html`<main class="sheet">
		${head('Play the video')}
		<p class="caption" dir="auto">${row.caption || 'No caption'}</p>
		${check.preview_url &&
		html`<video
			controls
			preload="none"
			playsinline
			${row.poster && html`poster="${row.poster}"`}
			src="${address}"
		></video>`}
		${address &&
		html`<p>
			<a href="${address}" rel="noopener noreferrer" target="_blank"
				>${check.preview_url ? 'Download the video' : 'Open the address of the video'}</a
			>
		</p>`}
		${check.preview_url &&
		html`<p class="small">
			Safari and iPhones do not play it here: n8n sends no byte ranges. Download it instead. The
			address works for an hour.
		</p>`}
		${!check.preview_url &&
		row.file_path &&
		!check.error &&
		notice(
			'warn',
			'n8n keeps files in memory, so it cannot serve this one. Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem.',
		)}
		${check.error &&
		notice(
			'bad',
			html`<b>The video could not be read.</b> <bdi>${check.error.message ?? check.error}</bdi>`,
		)}
		${problems.map(({ message, remedy }) => notice('bad', html`<b>${message}</b> ${remedy}`))}
		${(check.warnings ?? []).map((warning) => notice('warn', warning.message ?? warning))}
		${check.ok === true && notice('good', 'TikTok can take this video.')}
		${check.video && html`<dl class="facts">${facts(check.video)}</dl>`}
	</main>`;
}

/** The facts in the header of the file, in words. */
function facts(video) {
	const megabytes = Number(video.size_bytes) / 1_000_000;
	const known = [
		['Size', video.size_bytes && `${megabytes.toFixed(2)} MB`],
		['Length', video.duration_sec && `${video.duration_sec} seconds`],
		['Picture', video.width && `${video.width} × ${video.height}`],
		['Frame rate', video.frame_rate && `${video.frame_rate} per second`],
		['Codec', video.codec],
		['Type', video.mime_type],
	];
	return known
		.filter(([, value]) => value)
		.map(
			([name, value]) =>
				html`<div>
					<dt>${name}</dt>
					<dd><bdi>${value}</bdi></dd>
				</div>`,
		);
}
