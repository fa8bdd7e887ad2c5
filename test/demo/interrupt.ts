/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command-line program listens for Ctrl-C */

/** Ctrl-C, or a polite request to end, from now on. Pressing it again changes nothing. */
export class Interrupt {
	/** What to stop when it comes. */
	onPress: () => void = () => undefined;

	isPressed = false;

	readonly pressed: Promise<void>;

	constructor() {
		this.pressed = new Promise((resolve) => {
			const press = () => {
				this.isPressed = true;
				this.onPress();
				resolve();
			};
			process.on('SIGINT', press).on('SIGTERM', press);
		});
	}
}
