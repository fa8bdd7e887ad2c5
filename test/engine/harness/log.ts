/* eslint-disable @n8n/community-nodes/no-restricted-imports -- n8n's logger is a winston logger */
import winston from 'winston';

import { Container, Logger } from './coreModules';

/** One line that n8n's logger got. */
export interface LogLine {
	level: string;
	/** All that n8n's default (text) format prints. */
	text: string;
	/** What that format drops. */
	metadata: Record<string, unknown>;
}

/** From now on n8n's logger fills this list instead of printing. */
export function captureLog(): LogLine[] {
	const lines: LogLine[] = [];
	const capture = winston.format(({ level, message, ...metadata }) => {
		lines.push({ level, text: String(message), metadata });
		return false;
	});
	Container.get(Logger)
		.getInternalLogger()
		.clear()
		.add(new winston.transports.Console({ format: capture() }));
	return lines;
}
