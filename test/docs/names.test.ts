import { knownNames, type KnownNames } from './knownNames';
import { readPage } from './markdown';
import { nameProblems } from './nameProblems';
import { pageAt, pagePaths } from './pages';

let known: KnownNames;

beforeAll(async () => {
	known = await knownNames();
});

/** The changelog speaks of what was, too. */
const pages = pagePaths().filter((file) => file !== 'CHANGELOG.md');

test.each(pages)('every operation, field, code, word and command that %s names exists', (file) => {
	expect(nameProblems(pageAt(file), known)).toEqual([]);
});

test('every code has a line in the pages of errors', () => {
	const pages = ['docs/errors.md', 'docs/errors-from-the-node.md'].map(pageAt);
	const tables = pages.flatMap((page) => page.tables);
	const columns = tables.filter(({ headings }) => /^Code/.test(headings[0]));
	const told = new Set(columns.flatMap(({ rows }) => rows.flatMap(([cell]) => cell.codes)));
	const codes = [...known.codes].filter((code) => /^[a-z]/.test(code));
	expect(codes.length).toBeGreaterThan(60);
	expect(codes.filter((code) => !told.has(code) && !told.has(familyOf(code)))).toEqual([]);
});

/** `upload_404` and its like share one line. */
function familyOf(code: string): string {
	return code.replace(/\d+$/, '');
}

test.each([
	['Use Video > Publish Now.', 'no such operation: Video > Publish Now.'],
	['Video > Getting', 'no such operation: Video > Getting'],
	['Video > Get All videos', 'no such operation: Video > Get All videos'],
	['Choose _Privacy Setting_.', 'no such label: Privacy Setting'],
	['Choose _URL, Sent as a Stream_.', 'no such label: URL, Sent as a Stream'],
	['`no_such_code`', 'no source has the word no_such_code'],
	['`NO_SUCH_VARIABLE`', 'neither n8n nor a source has NO_SUCH_VARIABLE'],
	['`nodes/TikTok/none.ts`', 'no such file: nodes/TikTok/none.ts'],
	['`npm run nothing`', 'no such command: nothing'],
	['```\nnpm run nothing\n```', 'no such command: nothing'],
	['| Code |\n| --- |\n| `started` |', 'no such code: started'],
	['| Field |\n| --- |\n| Caption, Captions |', 'no such field: Captions'],
	['| Option |\n| --- |\n| Cover Image |', 'no such field: Cover Image'],
	[
		'| Resource | Operation |\n| --- | --- |\n| Video | Get, Edit |',
		'no such operation: Video > Edit',
	],
])('%j would be found', (text, problem) => {
	expect(nameProblems(readPage(text), known)).toEqual([problem]);
});

test.each([
	'Video > Get Many, Account > Get Profile, Google Drive > Download, **Settings > Community Nodes**',
	'_Only Me_, _Input Data Field Name_, _whole node_, _By Name_',
	'`publish_id` `SELF_ONLY` `N8N_LOG_LEVEL` `CREDENTIALS_OVERWRITE_DATA_FILE` `MAX_CHUNK_BYTES`',
	'`npm run demo` `nodes/TikTok/` `byte_ranges and more`',
	'| Code | Why |\n| --- | --- |\n| `spam_risk`, `file_missing`, `ECONNRESET` | `publish_id` |',
])('%j would be no reason', (text) => {
	expect(nameProblems(readPage(text), known)).toEqual([]);
});
