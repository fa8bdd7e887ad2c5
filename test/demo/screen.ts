/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- draws on a terminal, and not in colours where the environment says so */
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

import cliProgress, { MultiBar, type SingleBar } from 'cli-progress';

type Style = Parameters<typeof styleText>[0];

const BAR_WIDTH = 32;
const MEGABYTE = 1_000_000;
const BAR_FORMAT = '  {bar}  {percentage} %  {mb} of {mbTotal} MB accepted by TikTok';

/** What the demo shows: colours and a moving bar on a terminal, plain lines anywhere else. */
export class Screen {
	private bars: MultiBar | undefined;

	private bar: SingleBar | undefined;

	private shownBytes = -1;

	constructor(private readonly out: WriteStream) {}

	title(name: string, what: string): void {
		this.line(`\n${this.styled(['bold', 'magenta'], name)}\n${this.styled('dim', what)}`);
	}

	heading(text: string): void {
		this.line(`\n${this.styled('bold', text)}`);
	}

	done(text: string): void {
		this.line(`  ${this.styled('green', '✔')} ${text}`);
	}

	fail(text: string): void {
		this.line(`  ${this.styled('red', '✖')} ${text}`);
	}

	note(text: string): void {
		this.line(`  ${this.styled('yellow', '•')} ${text}`);
	}

	detail(text: string): void {
		this.line(`    ${this.styled('dim', text)}`);
	}

	link(text: string, url: string): void {
		this.line(`\n${text} ${this.styled(['bold', 'underline'], url)}`);
	}

	hint(text: string): void {
		this.line(this.styled('dim', text));
	}

	json(value: object): void {
		this.line(JSON.stringify(value, null, 2).replace(/^/gm, '  '));
	}

	/** How much of the upload has been accepted, in bytes. The bar ends by itself when that is all. */
	progress(bytes: number, totalBytes: number): void {
		if (bytes === this.shownBytes) return;
		this.shownBytes = bytes;
		const mb = Math.round(bytes / MEGABYTE);
		const mbTotal = Math.round(totalBytes / MEGABYTE);
		if (!this.out.isTTY) {
			this.line(`    ${mb} of ${mbTotal} MB accepted by TikTok`);
			return;
		}
		this.bar ??= this.startBar(totalBytes);
		this.bar.update(bytes, { mb, mbTotal });
		if (bytes === totalBytes) this.endProgress();
	}

	/** Leaves the bar as it is. To be called before the program ends, in case the upload did not. */
	endProgress(): void {
		this.bars?.update();
		this.bars?.stop();
		this.bars = undefined;
	}

	private startBar(totalBytes: number): SingleBar {
		this.bars = new MultiBar(
			{
				stream: this.out,
				format: BAR_FORMAT,
				barsize: BAR_WIDTH,
				hideCursor: true,
				forceRedraw: true,
				gracefulExit: false,
			},
			cliProgress.Presets.shades_classic,
		);
		return this.bars.create(totalBytes, 0, { mb: 0, mbTotal: Math.round(totalBytes / MEGABYTE) });
	}

	private line(text: string): void {
		if (this.bars === undefined) this.out.write(`${text}\n`);
		else this.bars.log(`${text}\n`);
	}

	private styled(style: Style, text: string): string {
		const isPlain = !this.out.isTTY || process.env.NO_COLOR !== undefined;
		return isPlain ? text : styleText(style, text);
	}
}
