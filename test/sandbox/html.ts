/** Text that is safe inside HTML and inside quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page with the sandbox's look, light and dark, without any external asset. */
export function layout(title: string, body: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; --ink: #161823; --soft: #6b6d76; --paper: #f6f6f8; --card: #fff; --line: #e3e3e8; --accent: #fe2c55; }
@media (prefers-color-scheme: dark) { :root { --ink: #f1f1f4; --soft: #a1a3ad; --paper: #121216; --card: #1d1d23; --line: #32323b; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 64rem; margin: 0 auto; }
main.narrow { max-width: 27rem; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; }
h2 { margin: 0; font-size: 1rem; }
p { margin: .25rem 0; }
.soft { color: var(--soft); font-size: .875rem; }
.card { padding: 1.25rem; margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.posts { display: grid; gap: 1rem; align-items: start; margin-top: 1.25rem; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); }
.posts .card { margin: 0; }
video { width: 100%; max-height: 26rem; margin-bottom: .75rem; background: #000; border-radius: .5rem; }
.gallery { display: flex; gap: .5rem; margin-bottom: .75rem; overflow-x: auto; scroll-snap-type: x mandatory; }
.gallery img { flex: 0 0 80%; height: 20rem; object-fit: contain; background: #000; border-radius: .5rem; scroll-snap-align: start; }
.gallery img.cover { outline: 2px solid var(--accent); outline-offset: -2px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .125rem .75rem; margin: .75rem 0 0; font-size: .8125rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
dd code { font-size: .75rem; }
.tag { display: inline-block; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8125rem; }
label { display: flex; gap: .625rem; align-items: baseline; padding: .375rem 0; }
code { font-size: .8125rem; }
.actions { display: flex; gap: .75rem; margin-top: 1.25rem; }
button { flex: 1; padding: .7rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
button.primary { border-color: var(--accent); background: var(--accent); color: #fff; }
</style>
</head>
<body>${body}</body>
</html>`;
}
