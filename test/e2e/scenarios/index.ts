import { againScenario } from './again';
import { aiToolScenario } from './aiTool';
import { demoScenario } from './demo';
import { examplesScenario } from './examples';
import { firstQuarterScenario } from './firstQuarter';
import { formsScenario } from './forms';
import { progressScenario } from './progress';
import { queueScenario } from './queue';
import { refreshScenario } from './refresh';
import type { Scenario } from './scenario';
import { secretsScenario } from './secrets';
import { smokeScenario } from './smoke';
import { triggerScenario } from './trigger';
import { triggerLoadScenario } from './triggerLoad';
import { triggerQueueScenario } from './triggerQueue';
import { upgradeScenario } from './upgrade';
import { webhookScenario } from './webhook';

export const SCENARIOS: readonly Scenario[] = [
	firstQuarterScenario,
	webhookScenario,
	refreshScenario,
	secretsScenario,
	againScenario,
	queueScenario,
	aiToolScenario,
	examplesScenario,
	demoScenario,
	formsScenario,
	progressScenario,
	triggerScenario,
	triggerLoadScenario,
	triggerQueueScenario,
	upgradeScenario,
	smokeScenario,
];
