import { RESOURCES } from '../../nodes/TikTok/resources';

/** Every operation, by its name as `Resource > Operation`. */
export const OPERATIONS = RESOURCES.flatMap(({ name: resource, operations }) =>
	operations.map(({ option, endpoint }) => ({
		name: `${resource} > ${option.name}`,
		action: option.action,
		endpoint,
	})),
);

/** True if the text contains the whole name, not only the beginning of a longer one. */
export function namesOperation(text: string, name: string): boolean {
	return new RegExp(`\\b${name}(?!\\w| [A-Z])`).test(text);
}
