// The editor in light and dark, its search for nodes, its forms of operations and of the Recept AI Trigger, and what people build and do
// wrong at first: `npm run test:slow`.
import { callsPageSuite } from '../suites/browser/callsPage';
import { consoleSuite } from '../suites/browser/console';
import { customLlmCallSuite } from '../suites/browser/customLlmCall';
import { editorSuite } from '../suites/browser/editor';
import { fiveTasksSuite } from '../suites/browser/firstContact/fiveTasks';
import { wrongWaysSuite } from '../suites/browser/firstContact/wrongWays';
import { newcomerSuite } from '../suites/browser/newcomer';
import { everyNameSuite, everyWordSuite } from '../suites/browser/everyWord';
import { operationsSuite } from '../suites/browser/operations';
import { receptTriggerSuite } from '../suites/browser/receptTrigger';
import { rehearsalsSuite } from '../suites/browser/rehearsals';
import {
	openBrowserFixture,
	openConsoleFixture,
	openExampleBrowserFixture,
	openOwnWorkflowFixture,
	startSharedEditor,
} from '../suites/browser/fixture';
import { describeOn, describeOnOne } from '../suites/fixture';

describeOnOne('in a browser', startSharedEditor, (shared) => {
	const fixture = () => openBrowserFixture(shared());

	describeOn('a newcomer', fixture, (getFixture) => newcomerSuite(getFixture, { whole: true }));
	describeOn('five tasks', () => openOwnWorkflowFixture(shared()), fiveTasksSuite);
	describeOn('wrong ways', () => openOwnWorkflowFixture(shared()), wrongWaysSuite);
	describeOn('the editor', fixture, (getFixture) => editorSuite(getFixture, { whole: true }));
	describeOn('operations', fixture, operationsSuite);
	describeOn('the Recept AI Trigger', fixture, receptTriggerSuite);
	describeOn('every name finds its node', fixture, everyNameSuite);
	describeOn('every word finds its nodes', fixture, everyWordSuite);
	describeOn(
		'a custom LLM of your own',
		() => openOwnWorkflowFixture(shared()),
		(getFixture) => customLlmCallSuite(getFixture, { whole: true }),
	);
	describeOn(
		'calls at a glance',
		() => openExampleBrowserFixture(shared()),
		(getFixture) => callsPageSuite(getFixture, { whole: true }),
	);
	describeOn(
		'the call console',
		() => openConsoleFixture(shared()),
		(getFixture) => {
			consoleSuite(getFixture, { whole: true });
			describe('rehearsals', () => rehearsalsSuite(getFixture, { whole: true }));
		},
	);
});
