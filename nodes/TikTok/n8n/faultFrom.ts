import { ExpressionError } from 'n8n-workflow';

import { CancelledError } from '../shared/clock';
import { FaultError, type Fault } from '../errors/fault';

/** A stopped execution. It ends all items, even if the node continues on failed items. */
export const STOPPED: Fault = {
	kind: 'input',
	code: 'execution_stopped',
	message: 'The execution was stopped',
	remedy: 'A post whose file TikTok has already received may still appear.',
	retryable: false,
};

/** The fault for a thrown value. An unexpected error becomes a fault, too. */
export function faultIn(thrown: unknown): Fault {
	if (thrown instanceof FaultError) return thrown.fault;
	if (thrown instanceof CancelledError) return STOPPED;
	if (thrown instanceof ExpressionError) return expressionFault(thrown);
	return {
		kind: 'input',
		code: 'unexpected',
		message: thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown),
		remedy: 'If this keeps happening, open an issue with the text above.',
		retryable: false,
	};
}

/** Keeps n8n's words, which name the missing node or data. */
function expressionFault({ message, description }: ExpressionError): Fault {
	const more = description?.replace(/<[^<>]*>/g, '').trim() ?? '';
	return {
		kind: 'input',
		code: 'expression',
		message: `An expression in this node could not be evaluated: ${message.replace(/\.$/, '')}`,
		remedy:
			more === ''
				? 'Check the expressions in the fields of this node.'
				: `${more.replace(/\.$/, '')}.`,
		retryable: false,
	};
}
