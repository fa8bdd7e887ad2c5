import { html } from './html.js';
import { clock, date, moment } from './times.js';

const SENT_AS = { draft: 'Sends drafts', post: 'Posts directly' };

/** Account, audit, sign-in, limits and the next run: what decides whether posts go out. */
export function header(facts, { zone, token }) {
	const { setup, account } = facts;
	const name = setup.account?.nickname ?? account;
	return html`<header class="top">
			<div class="who">
				<span class="face" aria-hidden="true">${String(name ?? '?').slice(0, 1)}</span>
				<div>
					<h1>TikTok desk</h1>
					<p>
						${account === undefined
							? html`Account not known yet`
							: html`<bdi>${name}</bdi> · <bdi>@${account}</bdi>`}
					</p>
				</div>
			</div>
			<form method="post" class="add">
				<input type="hidden" name="token" value="${token}" />
				<input type="hidden" name="action" value="add" />
				${facts.hasFolder &&
				html`<button name="source" value="file" class="main">Add a video file</button>`}
				<button name="source" value="address" class="${facts.hasFolder ? 'plain' : 'main'}">
					Add a web address
				</button>
			</form>
		</header>
		<ul class="tiles" aria-label="State of the desk">
			${[
				auditTile(setup.app?.audit),
				signInTile(setup.sign_in, zone),
				postsTile(facts, zone),
				draftsTile(facts),
				runTile(facts, zone),
			]}
		</ul>
		${notices(facts, zone)}`;
}

function tile(tone, title, value, ...more) {
	return html`<li class="tile ${tone}">
		<h2>${title}</h2>
		<p class="value">${value}</p>
		${more.map((line) => line && html`<p class="small">${line}</p>`)}
	</li>`;
}

function auditTile(audit = {}) {
	const [tone, words] = {
		audited: ['good', 'Audited'],
		not_audited: ['warn', 'Not audited'],
	}[audit.value] ?? ['calm', 'Not known'];
	const more =
		audit.value === 'not_audited'
			? 'Drafts work. A direct post works on a private account with Only me.'
			: audit.value === 'audited'
				? 'Posts may be public.'
				: (audit.reason ?? 'TikTok tells it with the first direct post.');
	return tile(tone, 'App', words, more);
}

function signInTile(signIn = {}, zone) {
	const ends = signIn.ends_at && html`Ends ${date(signIn.ends_at, zone)}`;
	const renewed = signIn.last_renewed_at && html`Renewed ${moment(signIn.last_renewed_at, zone)}`;
	if (signIn.state === 'dead') return tile('bad', 'Sign-in', 'Ended', 'Connect again', renewed);
	if (signIn.state !== 'working') return tile('calm', 'Sign-in', 'Not known', signIn.reason);
	const days = signIn.days_left;
	const left = days === undefined || days === null ? 'Working' : `${days} days left`;
	return tile(days < 21 ? 'warn' : 'good', 'Sign-in', left, ends, renewed);
}

function postsTile({ posts, limit, roomAt }, zone) {
	const meter = html`<progress
		max="${limit}"
		value="${Math.min(posts, limit)}"
		aria-label="Posts of the last 24 hours"
	></progress>`;
	const room = roomAt && html`Full. Room again at ${clock(roomAt, zone)}`;
	return tile(roomAt ? 'warn' : 'calm', 'Last 24 hours', `${posts} of ${limit}`, meter, room);
}

function draftsTile({ drafts, draftLimit, settings }) {
	const isFull = drafts >= draftLimit;
	const more = isFull
		? 'TikTok does not accept another one now'
		: 'Of the last 24 hours, in the app';
	const isWarning = isFull && settings.send_as === 'draft';
	return tile(isWarning ? 'warn' : 'calm', 'Drafts', `${drafts} of ${draftLimit}`, more);
}

function runTile({ isRunning, nextRun, lastRun, settings }, zone) {
	if (isRunning) return tile('good', 'Next run', clock(nextRun, zone), SENT_AS[settings.send_as]);
	const last = lastRun && html`Last run ${moment(lastRun, zone)}`;
	return tile('bad', 'Next run', 'Stopped', last || 'Has never run');
}

/** What stops posts from going out, and what to do about it. */
function notices({ setup, age, error, isRunning, roomAt }, zone) {
	const signIn = setup.sign_in ?? {};
	const audit = setup.app?.audit ?? {};
	const steps = (setup.next_steps ?? []).map((step) => html`<li>${step}</li>`);
	return [
		age === 'none' &&
			notice(
				'calm',
				'The desk is asking TikTok about the account. This page loads again by itself.',
			),
		error && notice('bad', html`<b>Check Setup failed.</b> ${error}`),
		signIn.state === 'dead' &&
			notice(
				'bad',
				html`<b>The sign-in has ended.</b> ${signIn.reason ?? 'Connect the account again.'} Posts
					stay in the queue until then.`,
			),
		!isRunning &&
			notice(
				'bad',
				html`<b>Nothing goes out: the content calendar does not run.</b> Publish the workflow
					<i>TikTok 2: content calendar</i> in n8n, with the same table, and look at its last
					executions.`,
			),
		roomAt &&
			notice(
				'warn',
				html`<b>The daily limit is reached.</b> Due posts wait until ${clock(roomAt, zone)}.`,
			),
		(audit.value === 'not_audited' || steps.length > 0) &&
			html`<details class="notice ${audit.value === 'not_audited' ? 'warn' : 'calm'}">
				<summary>
					${audit.value === 'not_audited'
						? 'Your TikTok app is not audited: what to do'
						: 'Next steps'}
				</summary>
				${audit.value === 'not_audited' &&
				html`<p>
					${audit.reason} Until the audit, send drafts, or set the account to private and choose
					<i>Only me</i>. The example <i>4-audit-ready-form</i> is made for the audit.
				</p>`}
				${steps.length > 0 &&
				html`<ol>
					${steps}
				</ol>`}
			</details>`,
	];
}

export function notice(tone, words) {
	return html`<p class="notice ${tone}">${words}</p>`;
}
