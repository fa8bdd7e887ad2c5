import { addressesScenario } from './addresses';
import { againScenario } from './again';
import { aiToolScenario } from './aiTool';
import { checkSetupScenario } from './checkSetup';
import { demoScenario } from './demo';
import { deskScenario } from './desk';
import { deskQueueScenario } from './desk/inQueueMode';
import { examplesScenario } from './examples';
import { firstDayScenario } from './firstDay';
import { firstQuarterScenario } from './firstQuarter';
import { forgeriesScenario } from './forgeries';
import { formsScenario } from './forms';
import { leaksScenario } from './leaks';
import { importsScenario } from './imports';
import { previewScenario } from './preview';
import { itemFormsScenario } from './itemForms';
import { photosScenario } from './photos';
import { progressScenario } from './progress';
import { queueScenario } from './queue';
import { refreshScenario } from './refresh';
import { resultsScenario } from './results';
import type { Scenario } from './scenario';
import { secretsScenario } from './secrets';
import { smokeScenario } from './smoke';
import { ssrfScenario } from './ssrf';
import { triggerScenario } from './trigger';
import { triggerLoadScenario } from './triggerLoad';
import { triggerQueueScenario } from './triggerQueue';
import { upgradeScenario } from './upgrade';
import { webhookScenario } from './webhook';

export const SCENARIOS: readonly Scenario[] = [
	firstQuarterScenario,
	webhookScenario,
	itemFormsScenario,
	photosScenario,
	refreshScenario,
	checkSetupScenario,
	secretsScenario,
	leaksScenario,
	forgeriesScenario,
	addressesScenario,
	ssrfScenario,
	againScenario,
	queueScenario,
	aiToolScenario,
	previewScenario,
	importsScenario,
	examplesScenario,
	deskScenario,
	deskQueueScenario,
	firstDayScenario,
	demoScenario,
	formsScenario,
	resultsScenario,
	progressScenario,
	triggerScenario,
	triggerLoadScenario,
	triggerQueueScenario,
	upgradeScenario,
	smokeScenario,
];
