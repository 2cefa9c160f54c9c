// n8n's editor and the call console in a browser: one n8n and one Chromium. The nightly run does the rest of their tables.
import { callsPageSuite } from '../suites/browser/callsPage';
import { consoleSuite } from '../suites/browser/console';
import { customLlmInTheEditorSuite } from '../suites/browser/customLlm';
import { customLlmCallSuite } from '../suites/browser/customLlmCall';
import { editorSuite } from '../suites/browser/editor';
import { examplesInTheEditorSuite } from '../suites/browser/examples';
import { newcomerSuite } from '../suites/browser/newcomer';
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

	describeOn('a newcomer', fixture, (getFixture) => newcomerSuite(getFixture));
	describeOn('the editor', fixture, (getFixture) => editorSuite(getFixture));
	describeOn('a custom LLM', fixture, customLlmInTheEditorSuite);
	describeOn('a custom LLM of your own', () => openOwnWorkflowFixture(shared()), customLlmCallSuite);
	describeOn('the examples', () => openExampleBrowserFixture(shared()), examplesInTheEditorSuite);
	describeOn('calls at a glance', () => openExampleBrowserFixture(shared()), callsPageSuite);
	describeOn(
		'the call console',
		() => openConsoleFixture(shared()),
		(getFixture) => {
			consoleSuite(getFixture);
			describe('rehearsals', () => rehearsalsSuite(getFixture));
		},
	);
});
