/* global $, $input, $now, $workflow */
import { factsOf } from './facts.js';
import { form, gone } from './form.js';
import { header, notice } from './header.js';
import { html, originOf, trusted } from './html.js';
import { play } from './play.js';
import { queue } from './queue.js';
import { SAID } from './states.js';
import { BROWSER, STYLE } from './assets.js';

const REFRESH_S = 60;
const REFRESH_SOON_S = 5;

/**
 * Draws the page that was asked for.
 *
 * @param read what the nodes before have read: the rows, and Video > Check for a video to play
 */
export function drawPage({ asked, special, claims, rows, check, settings, ...around }) {
	const { now, zone } = around;
	const facts = {
		...factsOf({ special, claims, ...around }),
		hasFolder: Boolean(settings.file_folder),
	};
	const uploadLimit = settings.upload_limit_mb;
	const desk = { facts, zone, now, uploadLimit, token: asked.token };
	const body = bodyOf({ asked, rows, check, desk });
	const media = check.preview_url && originOf(check.preview_url);
	return {
		status: asked.status,
		html: whole({ asked, body, media, refresh: refreshOf(asked, facts, rows) }).source,
		next: asked.view === 'play' ? 'keep' : facts.age,
		desk_id: facts.deskId ?? 0,
		setup: facts.setup,
	};
}

function bodyOf({ asked, rows, check, desk }) {
	const [row] = rows;
	if (asked.view === 'open') return open();
	if (asked.view === 'refused') return refused();
	if (asked.view === 'columns') return columns(asked.missing);
	if (asked.view === 'edit') return form({ asked, row, desk });
	if (asked.view === 'play') return row === undefined ? gone() : play({ row, check });
	const [tone, words] = Object.hasOwn(SAID, asked.said) ? SAID[asked.said] : [];
	const said =
		words &&
		html`<p class="notice ${tone}" role="status" id="said" tabindex="-1" autofocus>${words}</p>`;
	return html`${said}${header(desk.facts, desk)}${queue(rows, asked.page, desk)}
		<footer class="small">
			Times are in the zone <span id="zone">${desk.zone}</span>.
			${desk.facts.askedAt && 'TikTok is asked about the account at most every ten minutes.'}
		</footer>`;
}

function open() {
	return html`<main class="sheet">
		<h1>The desk needs a password</h1>
		${notice('bad', 'Anybody who knows its address could open it, so it shows nothing.')}
		<p>In n8n, set <i>Authentication</i> of the node <i>Desk</i> to <i>Basic Auth</i>.</p>
	</main>`;
}

function refused() {
	return html`<main class="sheet">
		<h1>The form was not accepted</h1>
		${notice('warn', 'It did not come from the current page of the desk, so nothing was changed.')}
		<p><a href="?">Open the desk</a></p>
	</main>`;
}

function columns(missing) {
	return html`<main class="sheet">
		<h1>The table lacks columns</h1>
		<p>
			Open the table in n8n under <i>Data tables</i> and add these columns, each of the type
			<i>String</i> (<i>Date</i> where the name ends in <i>_at</i>):
		</p>
		<ul>
			${missing.map((name) => html`<li><code>${name}</code></li>`)}
		</ul>
		<p><a href="?">Try again</a></p>
	</main>`;
}

/** After how many seconds the queue loads again; undefined for a page with fields. */
function refreshOf({ view }, { age }, rows) {
	if (view !== 'queue') return undefined;
	const isBusy = age === 'none' || rows.some(({ status }) => status === 'claimed');
	return isBusy ? REFRESH_SOON_S : REFRESH_S;
}

function whole({ asked, body, media, refresh }) {
	const { nonce, view, page } = asked;
	const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; media-src blob: ${media ?? ''}; base-uri 'none'`;
	const address = view === 'queue' && page > 1 ? `?page=${page}` : '?';
	return html`${trusted('<!doctype html>')}
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="content-security-policy" content="${policy}" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="referrer" content="no-referrer" />
				${refresh &&
				html`<noscript
					><meta http-equiv="refresh" content="${refresh};url=${address}"
				/></noscript>`}
				<title>TikTok desk</title>
				<style nonce="${nonce}">
					${trusted(STYLE)}
				</style>
			</head>
			<body ${refresh && html`data-refresh="${refresh}" data-address="${address}"`}>
				${body}
				<script nonce="${nonce}">
					${trusted(BROWSER)};
				</script>
			</body>
		</html>`;
}

/** Runs in the Code node. A row without an id is the empty item that n8n puts out for no row. */
export function run() {
	// n8n reads the names of nodes from the code, and provides the data of these alone.
	const rowsOf = (items) => items.map(({ json }) => json).filter(({ id }) => id !== undefined);
	const asked = $('Read the Request').first().json;
	const json = drawPage({
		asked,
		special: rowsOf($('Rows of the Desk').all()),
		claims: rowsOf($('Last 24 Hours').all()),
		rows: rowsOf($('Queue').all()),
		check: asked.view === 'play' ? $input.first().json : {},
		settings: $('Settings').first().json,
		now: $now,
		zone: $now.zoneName,
		workflowId: $workflow.id,
	});
	return [{ json }];
}
