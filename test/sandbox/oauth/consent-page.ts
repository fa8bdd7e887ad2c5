import { escapeHtml, layout } from '../html';
import type { AppState } from '../state/app';
import type { Creator } from '../types';
import type { AuthorizeRequest } from './authorize-request';

/** The scope that the user cannot deselect. */
export const FIXED_SCOPE = 'user.info.basic';

const SCOPE_WORDS: Record<string, string> = {
	'user.info.basic': 'Read your profile info (avatar, display name)',
	'user.info.profile': 'Read your additional profile info (bio, link, verification)',
	'user.info.stats': 'Read your profile engagement statistics',
	'video.list': 'Read your public videos',
	'video.publish': 'Post content to TikTok',
	'video.upload': 'Upload draft content to TikTok',
};

/** The page on which a user selects an account and the scopes. Its form has the same query. */
export function consentPage(app: AppState, wanted: AuthorizeRequest): string {
	const creators = [...app.creators.values()];
	return layout(
		'Log in | TikTok sandbox',
		`<main class="narrow">
<p class="soft">TikTok sandbox: nothing here reaches TikTok.</p>
<h1>Authorize this app</h1>
<p class="soft">${escapeHtml(app.client_key)} would like to use your TikTok account.</p>
<form method="post" action="/v2/auth/authorize/decide/?${escapeHtml(wanted.query)}">
<section class="card"><h2>Account</h2>${creators.map(account).join('')}</section>
<section class="card"><h2>It wants to</h2>${wanted.scopes.map(scopeBox).join('')}</section>
<div class="actions">
<button type="submit" name="decision" value="deny">Deny</button>
<button type="submit" name="decision" value="authorize" class="primary">Authorize</button>
</div>
</form>
</main>`,
	);
}

/** TikTok's error page, shown when a request is too wrong to redirect the user back. */
export function errorPage(errorType: string, message: string): string {
	return layout(
		'Something went wrong | TikTok sandbox',
		`<main class="narrow"><section class="card">
<h1>Something went wrong</h1>
<p>We couldn't log in with TikTok. This may be due to specific app settings.</p>
<p>${escapeHtml(message)}</p>
<p class="soft">If you're a developer, correct the following and try again: <code>${escapeHtml(errorType)}</code></p>
</section></main>`,
	);
}

function account(creator: Creator, index: number): string {
	const checked = index === 0 ? ' checked' : '';
	return `<label><input type="radio" name="open_id" value="${escapeHtml(creator.open_id)}"${checked}>
<span>Continue as <strong>${escapeHtml(creator.creator_nickname)}</strong>
<span class="soft">@${escapeHtml(creator.creator_username)}</span></span></label>`;
}

function scopeBox(scope: string): string {
	const fixed = scope === FIXED_SCOPE ? ' disabled' : '';
	return `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked${fixed}>
<span>${escapeHtml(SCOPE_WORDS[scope] ?? scope)}<br><code class="soft">${escapeHtml(scope)}</code></span></label>`;
}
