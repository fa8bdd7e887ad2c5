/** Beginning and end of what is secret in a text, so that a part of it is found, too. */
export function piecesOf(secret: string): string[] {
	const core = secret.replace(/^(?:act|rft)\./, '').replace(/!.*$/, '');
	return [core.slice(0, 8), core.slice(-12)];
}

/** The surroundings of each secret in the text; empty when it holds none. */
export function leaks(text: string, secrets: readonly string[]): string[] {
	return secrets.flatMap(piecesOf).flatMap((piece) => {
		const at = text.indexOf(piece);
		return at < 0 ? [] : [text.slice(Math.max(0, at - 80), at + 40)];
	});
}
