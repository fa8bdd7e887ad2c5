import { FaultError, inputFault } from '../../errors/fault';
import type { ItemParameters } from '../../n8n/itemParameters';
import { foreignText } from '../../shared/foreignText';
import type { WebAddress } from '../../upload/source/web/webAddress';

/** Label of the option. */
const HEADERS_FIELD = 'Headers';

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

/** What HTTP lets a value hold. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]{0,8000}$/;

/** The node or n8n sets these, or they change how the answer comes. */
const RESERVED =
	/^(?:range|if-.*|accept-encoding|host|content-.*|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|proxy-.*)$/i;

/**
 * The headers for the server of a web address.
 *
 * @throws FaultError for a name that the node needs for itself, a name that occurs twice, or what HTTP
 * does not allow. No message repeats a value.
 */
export function readHeaders(item: ItemParameters): WebAddress['headers'] {
	const headers: Record<string, string> = {};
	const names = new Set<string>();
	for (const { name, value } of item.pairs('options.headers.header', HEADERS_FIELD)) {
		const lower = name.toLowerCase();
		const shown = foreignText(JSON.stringify(name.slice(0, 40)));
		if (!NAME.test(name)) throw refuse(`has the name ${shown}`, 'A name has no spaces or colons.');
		if (RESERVED.test(name)) {
			throw refuse(`contains ${name}, which the node sets itself`, 'Remove this header.');
		}
		if (names.has(lower)) throw refuse(`contains ${name} twice`, 'Remove one of them.');
		if (!VALUE.test(value)) {
			throw refuse(
				`has a value for ${name} that HTTP does not allow`,
				'Remove line breaks and special characters from the value.',
			);
		}
		names.add(lower);
		headers[name] = value;
	}
	return headers;
}

function refuse(what: string, remedy: string): FaultError {
	return new FaultError(inputFault(`'${HEADERS_FIELD}' ${what}`, remedy, 'headers_invalid'));
}
