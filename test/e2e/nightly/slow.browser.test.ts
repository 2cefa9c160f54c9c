// The editor's forms of operations and of the Recept AI Trigger, one after the other: `npm run test:slow`.
import { operationsSuite } from '../suites/browser/operations';
import { receptTriggerSuite } from '../suites/browser/receptTrigger';
import { openBrowserFixture, startSharedEditor } from '../suites/browser/fixture';
import { describeOn, describeOnOne } from '../suites/fixture';

describeOnOne('in a browser', startSharedEditor, (shared) => {
	const fixture = () => openBrowserFixture(shared());

	describeOn('operations', fixture, operationsSuite);
	describeOn('the Recept AI Trigger', fixture, receptTriggerSuite);
});
