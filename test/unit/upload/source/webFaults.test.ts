import * as faults from '../../../../nodes/TikTok/upload/source/web/webFaults';
import { brokenFaultRules } from '../../support/faultRules';

test.each([
	[faults.notFound(404, ''), 'There is no file at the address'],
	[faults.notFound(410, ''), 'There is no file any more at the address'],
	[faults.busy(503, '', undefined), 'cannot give the file now (HTTP 503)'],
	[faults.busy(503, '', 0), 'and asks for a pause of 0 seconds'],
	[faults.lengthContradicted(1_000), 'states a size of 1000 bytes'],
	[faults.dropped(10, 1_000), 'stopped after 10 of 1000 bytes'],
	[faults.dropped(10, Infinity), 'stopped after 10 bytes'],
	[faults.refusedRest(403), 'HTTP 403 when the node continued the download'],
	[faults.noAddress(), 'is not a web address'],
])('%#: a fault says what happened, and what to do', (fault, words) => {
	expect(fault.message).toContain(words);
	expect(fault.retryable).toBe(false);
	expect(brokenFaultRules(fault)).toEqual([]);
});
