/* eslint-disable @n8n/community-nodes/no-restricted-imports -- paths of the repository */
import path from 'node:path';

import { repository } from '../../package.json';
import type { Link, Page } from './markdown';
import { exists, pageAt } from './pages';

const REPOSITORY_URL = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

const RAW_URL = REPOSITORY_URL.replace('//github.com/', '//raw.githubusercontent.com/');

/** Files of the repository as GitHub's web pages address them, and pictures as npm's page needs them. */
const OWN_FILE = new RegExp(`^(?:${REPOSITORY_URL}/(?:blob|tree)|${RAW_URL})/main/`);

const OTHER_SITE = /^(?:https?|mailto):/;

/**
 * The links and pictures of a page that lead nowhere.
 *
 * @param file path of the page from the root
 * @returns one sentence for each
 */
export function linkProblems(file: string, page: Page): string[] {
	return page.inlines
		.flatMap(({ links }) => links)
		.flatMap((link) => {
			const problem = problemOf(file, page, link);
			return problem === undefined ? [] : [`${file}: ${link.target} ${problem}`];
		});
}

/** Where an address of this repository leads: path from the root and anchor; undefined for others. */
export function placeOf(file: string, target: string): { to: string; anchor: string } | undefined {
	const own = OWN_FILE.exec(target);
	if (own === null && OTHER_SITE.test(target)) return readmePlace(target);
	const [address, anchor = ''] = decodeURI(target.slice(own?.[0].length ?? 0)).split('#');
	if (own !== null) return { to: address, anchor };
	const to = address === '' ? file : path.posix.join(path.posix.dirname(file), address);
	return { to, anchor };
}

/** The page of the repository itself shows the README. */
function readmePlace(target: string): { to: string; anchor: string } | undefined {
	const [address, anchor = ''] = target.split('#');
	if (address !== REPOSITORY_URL || anchor === 'readme') return undefined;
	return { to: 'README.md', anchor };
}

function problemOf(file: string, page: Page, { target }: Link): string | undefined {
	const place = placeOf(file, target);
	if (place === undefined) return undefined;
	const { to, anchor } = place;
	if (to.startsWith('..')) return 'leaves the repository';
	if (!exists(to)) return 'is no file of the repository';
	if (anchor === '') return undefined;
	if (!to.endsWith('.md')) return 'has an anchor, but is no page';
	const { anchors } = to === file ? page : pageAt(to);
	return anchors.has(anchor) ? undefined : 'has an anchor that no heading makes';
}
