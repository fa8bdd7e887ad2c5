import { ExpressionError } from 'n8n-workflow';

import { CancelledError } from '../shared/clock';
import { FaultError, type Fault } from '../errors/fault';

/** A stopped execution: ends every item, whether the node continues on failed items or not. */
export const STOPPED: Fault = {
	kind: 'input',
	code: 'execution_stopped',
	message: 'The execution was stopped',
	remedy: 'A post whose file TikTok has already received may still appear.',
	retryable: false,
};

/** The fault inside anything that was thrown; a surprise of our own is a fault, too. */
export function faultIn(thrown: unknown): Fault {
	if (thrown instanceof FaultError) return thrown.fault;
	if (thrown instanceof CancelledError) return STOPPED;
	if (thrown instanceof ExpressionError) return expressionFault(thrown);
	return {
		kind: 'input',
		code: 'unexpected',
		message: thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown),
		remedy: 'If this stays, report it with the text above.',
		retryable: false,
	};
}

/** n8n's own words for a field whose expression has no value: its data or its node is not there. */
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
