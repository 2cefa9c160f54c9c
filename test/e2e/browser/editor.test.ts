// n8n's editor and the call console in a browser: one n8n and one Chromium.
import { consoleSuite } from '../suites/browser/console';
import { editorSuite } from '../suites/browser/editor';
import { examplesInTheEditorSuite } from '../suites/browser/examples';
import { newcomerSuite } from '../suites/browser/newcomer';
import { operationsSuite } from '../suites/browser/operations';
import { receptTriggerSuite } from '../suites/browser/receptTrigger';
import { openBrowserStage, openConsoleStage, openExampleBrowserStage, startSharedEditor } from '../suites/browser/stage';
import { describeOn, describeOnOne } from '../suites/stage';

describeOnOne('in a browser', startSharedEditor, (shared) => {
	const stage = () => openBrowserStage(shared());

	describeOn('a newcomer', stage, newcomerSuite);
	describeOn('the editor', stage, editorSuite);
	describeOn('operations', stage, operationsSuite);
	describeOn('the Recept AI Trigger', stage, receptTriggerSuite);
	describeOn('the examples', () => openExampleBrowserStage(shared()), examplesInTheEditorSuite);
	describeOn('the call console', () => openConsoleStage(shared()), consoleSuite);
});
