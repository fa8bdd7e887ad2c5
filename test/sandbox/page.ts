import { escapeHtml, layout } from './html';
import type { AppState } from './state/app';
import type { Post } from './state/post';

/** The page that shows what those apps have published, newest first. */
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
	const { upload } = post;
	const title = typeof post.post_info?.title === 'string' ? post.post_info.title : '';
	const video = upload.file
		? `<video controls preload="metadata" src="${baseUrl}/videos/${upload.upload_id}"></video>`
		: '<p class="soft">The bytes were not kept.</p>';
	const facts = [
		['Posted', new Date(post.created_at).toISOString().replace('T', ' ').slice(0, 19)],
		['Size', `${upload.plan.video_size.toLocaleString('en')} bytes, ${upload.puts.length} PUT(s)`],
		['SHA-256', upload.sha256 ?? 'not hashed'],
		['publish_id', post.publish_id],
		['Post id', postIds.join(', ') || 'none'],
		['App', app.client_key],
	];
	return `<article class="card" id="${escapeHtml(post.publish_id)}">
${video}
<h2>${escapeHtml(creator?.creator_nickname ?? '')} <span class="soft">@${escapeHtml(creator?.creator_username ?? '')}</span></h2>
<p>${escapeHtml(title) || '<span class="soft">No caption</span>'}</p>
<p><span class="tag">${escapeHtml(String(post.post_info?.privacy_level ?? 'from a draft'))}</span></p>
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
</article>`;
}
