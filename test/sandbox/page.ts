import { escapeHtml, layout } from './html';
import { hashesOf, mediaOf, sizeOf } from './page-media';
import type { AppState } from './state/app';
import type { Post } from './state/post';

/** A page with the published posts of these apps, newest first. */
export function publishedPage(apps: AppState[], baseUrl: string): string {
	const cards = apps
		.flatMap((app) => app.posts.all.map((post) => ({ app, post, ...app.posts.progress(post) })))
		.filter(({ published_at }) => published_at !== null)
		.sort((a, b) => b.post.created_at - a.post.created_at || b.post.index - a.post.index)
		.map(({ app, post, post_ids }) => card(app, post, post_ids, baseUrl));
	const count = cards.length === 1 ? '1 post' : `${cards.length} posts`;
	return layout(
		'Published posts | TikTok sandbox',
		`<main><h1>Published posts</h1>
<p class="soft">TikTok sandbox, ${count}. Nothing here reaches TikTok.</p>
${cards.length === 0 ? '<section class="card"><p>Nothing was published yet.</p></section>' : ''}
<div class="posts">${cards.join('')}</div></main>`,
	);
}

function card(app: AppState, post: Post, postIds: string[], baseUrl: string): string {
	const creator = app.creators.get(post.open_id);
	const { title = '', description = '', privacy_level = 'from a draft' } = post.post_info ?? {};
	const facts = [
		['Posted', `${new Date(post.created_at).toISOString().replace('T', ' ').slice(0, 19)} UTC`],
		['Size', sizeOf(post)],
		['SHA-256', code(hashesOf(post))],
		['publish_id', code(post.publish_id)],
		['Post id', postIds.length === 0 ? 'none' : code(postIds.join(', '))],
		['App', code(app.client_key)],
	];
	return `<article class="card" id="${escapeHtml(post.publish_id)}">
${mediaOf(post, baseUrl)}
<h2>${escapeHtml(creator?.creator_nickname ?? '')} <span class="soft">@${escapeHtml(creator?.creator_username ?? '')}</span></h2>
<p>${escapeHtml(String(title)) || '<span class="soft">No caption</span>'}</p>
${description === '' ? '' : `<p class="soft">${escapeHtml(String(description))}</p>`}
<p>${[privacy_level, ...labels(post)].map((tag) => `<span class="tag">${escapeHtml(String(tag))}</span>`).join(' ')}</p>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
</article>`;
}

function code(text: string): string {
	return `<code>${escapeHtml(text)}</code>`;
}

/** The labels that a viewer sees on the post. */
function labels({ media, is_aigc, post_info }: Post): string[] {
	return [
		...(media === 'photo' ? ['Photos'] : []),
		...(is_aigc || post_info?.is_aigc ? ['AI-generated'] : []),
		...(post_info?.brand_content_toggle ? ['Paid partnership'] : []),
		...(post_info?.brand_organic_toggle && !post_info.brand_content_toggle
			? ['Promotional content']
			: []),
	];
}
