import { html, originOf, tikTokAddress } from './html.js';
import { ACTIONS, ROWS_A_PAGE, stateOf } from './states.js';
import { moment } from './times.js';

const GROUPS = [
	['look', 'Needs a look'],
	['coming', 'Coming up'],
	['done', 'Done'],
];

/** One page of rows, those that need a person first. @param rows up to the end of the page and one more */
export function queue(rows, page, desk) {
	const shown = rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
	const hasMore = rows.length > page * ROWS_A_PAGE;
	const groups = GROUPS.map(([group, title]) => {
		const found = shown.filter((row) => stateOf(row).group === group);
		// What comes next stands first; of what is over, the latest.
		if (group === 'coming') found.reverse();
		return found.length > 0 && section(title, found, desk);
	});
	return html`<main>
		${shown.length === 0 ? nothing(page) : groups}
		${(page > 1 || hasMore) &&
		html`<nav class="pages" aria-label="Pages">
			${page > 1 && html`<a href="?page=${page - 1}">Newer</a>`}
			<span>Page ${page}</span>
			${hasMore && html`<a href="?page=${page + 1}">Older</a>`}
		</nav>`}
	</main>`;
}

function nothing(page) {
	if (page > 1)
		return html`<div class="empty">
			<p>This page is empty.</p>
			<p><a href="?">To the first page</a></p>
		</div>`;
	return html`<div class="empty">
		<h2>Nothing is planned</h2>
		<p>Add a video, choose a time, and the content calendar posts it.</p>
	</div>`;
}

function section(title, rows, desk) {
	return html`<section>
		<h2>${title} <span class="count">${rows.length}</span></h2>
		<ul class="rows">
			${rows.map((row) => card(row, desk))}
		</ul>
	</section>`;
}

function card(row, desk) {
	const { label, tone } = stateOf(row);
	const address = tikTokAddress(row.post_url);
	const title = row.caption ? row.caption : 'No caption';
	const numbers = desk.facts.videos[row.post_id];
	return html`<li class="row" id="row-${row.id}">
		${picture(row)}
		<div class="what">
			<h3 id="name-${row.id}" class="${row.caption ? '' : 'faint'}"><bdi>${title}</bdi></h3>
			<p class="line">
				<span class="badge ${tone}">${label}</span>
				${moment(row.due_at ?? row.createdAt, desk.zone)}
				<bdi>@${row.creator || 'nobody'}</bdi>
				${row.disclosure && html`<span>${row.disclosure}</span>`}
			</p>
			${why(row, desk) && html`<p class="why">${why(row, desk)}</p>`}
			<p class="line">
				${source(row)}
				${address &&
				html`<a href="${address}" target="_blank" rel="noopener noreferrer">See it on TikTok</a>`}
				${numbers && html`<span>${numbers.views} views · ${numbers.likes} likes</span>`}
			</p>
		</div>
		${buttons(row, desk.token)}
	</li>`;
}

function picture({ poster }) {
	return poster
		? html`<img class="poster" src="${poster}" alt="" />`
		: html`<span class="poster" aria-hidden="true"></span>`;
}

function source({ id, file_path: path, file_name: name, video_url: url }) {
	if (path)
		return html`<a href="?play=${id}">Play</a> <bdi class="faint">${name || 'video file'}</bdi>`;
	if (url)
		return html`<a href="?play=${id}">Play</a>
			<bdi class="faint">${originOf(url) ?? 'web address'}</bdi>`;
	return html`<span class="faint">no video</span>`;
}

/** Why a row stands where it stands, with what to do. */
function why(row, { facts, now }) {
	if (row.error) return html`<bdi>${row.error}</bdi>`;
	const { label } = stateOf(row);
	if (label === 'Waiting')
		return 'TikTok has the video and has not finished with it. Do not post it again.';
	if (label === 'Check') return 'It is not known whether this was posted. Look in the TikTok app.';
	if (label === 'Draft') return 'Waits in the inbox of the TikTok app. Finish it there.';
	if (row.status !== 'queued' || !(row.due_at <= now.toUTC().toISO())) return undefined;
	if (!facts.isRunning) return 'Due. It waits for the content calendar to run.';
	return facts.roomAt
		? 'Due. It waits for room in the daily limit.'
		: 'Due. It goes out with the next run.';
}

/** The buttons of a row hold the state they were drawn for. */
function buttons({ id, status, due_at: dueAt, ...row }, token) {
	const { actions } = stateOf({ status, ...row });
	if (actions.length === 0) return html`<div class="do"></div>`;
	const button = (name, tone) =>
		html`<button name="action" value="${name}" class="${tone}" aria-describedby="name-${id}">
			${ACTIONS[name].label}
		</button>`;
	const first = actions.filter((name) => name !== 'delete' && name !== 'edit' && name !== 'cancel');
	return html`<form method="post" class="do">
		<input type="hidden" name="token" value="${token}" />
		<input type="hidden" name="id" value="${id}" />
		<input type="hidden" name="was" value="${status}" />
		${status === 'cancelled' && html`<input type="hidden" name="due_at" value="${dueAt}" />`}
		${first.map((name) => button(name, 'plain'))}
		${actions.includes('edit') &&
		html`<a class="button" href="?edit=${id}" aria-describedby="name-${id}">Edit</a>`}
		<details>
			<summary aria-describedby="name-${id}">More</summary>
			<div>
				${actions.includes('cancel') && button('cancel', 'plain')} ${button('delete', 'danger')}
			</div>
		</details>
	</form>`;
}
