import { ExpressionError } from 'n8n-workflow';

import { CancelledError } from '../shared/clock';
import { foreignText } from '../shared/foreignText';
import { messageIn } from '../errors/httpErrors';
import { FaultError, inputFault, type Fault } from '../errors/fault';

/** A stopped execution. It ends all items, even if the node continues on failed items. */
export const STOPPED = inputFault(
	'The execution was stopped',
	'A post whose file TikTok has already received may still appear.',
	'execution_stopped',
);

/** The fault for a thrown value. An unexpected error becomes a fault, too. */
export function faultIn(thrown: unknown): Fault {
	if (thrown instanceof FaultError) return thrown.fault;
	if (thrown instanceof CancelledError) return STOPPED;
	if (thrown instanceof ExpressionError) return expressionFault(thrown);
	return inputFault(
		messageIn(thrown),
		'If this keeps happening, open an issue with the text above.',
		'unexpected',
	);
}

/**
 * The fault for a value thrown by one step, after which the item continues.
 *
 * @throws CancelledError when the execution was stopped
 */
export function faultUnlessStopped(thrown: unknown): Fault {
	const fault = faultIn(thrown);
	if (fault === STOPPED) throw thrown;
	return fault;
}

/** Keeps n8n's words, which name the missing node or data. */
function expressionFault({ message, description }: ExpressionError): Fault {
	const more = foreignText(description?.replace(/<[^<>]*>/g, '')).replace(/\.$/, '');
	return inputFault(
		`An expression in this node could not be evaluated: ${foreignText(message).replace(/\.$/, '')}`,
		more === '' ? 'Check the expressions in the fields of this node.' : `${more}.`,
		'expression',
	);
}
