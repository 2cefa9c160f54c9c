// Callers, the AgentPhone node and speech, on one n8n with its default settings and without a proxy.
import path from 'node:path';

import { traceTo } from '../harness/expressionTrace';
import { actionsSuite } from '../suites/actions';
import { callStartSuite } from '../suites/callStart';
import { customLlmSuite } from '../suites/customLlm';
import { customLlmClientsSuite } from '../suites/customLlmClients';
import { withClients } from '../suites/customLlmFixture';
import { customLlmTurnsSuite } from '../suites/customLlmTurns';
import { hamsaSpeechSuite } from '../suites/hamsaSpeech';
import { withHamsa } from '../suites/hamsaFixture';
import { noExpressionSuite } from '../suites/noExpression';
import { receptProxySuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, openFixture, startSharedN8n } from '../suites/fixture';
import { spokenTextsSuite } from '../suites/spokenTexts';
import { voiceTurnSuite } from '../suites/voiceTurn';

/** In the user folder, where n8n runs. */
const TRACE = 'trace.jsonl';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: traceTo(TRACE) }),
	(shared) => {
		const fixture = () => openFixture(shared());
		const hamsaFixture = async () => await withHamsa(await fixture());
		const llmFixture = async () => await withClients(await fixture(), shared().n8n.baseUrl);
		const receptFixture = async () => ({ ...(await fixture()), webhookUrl: shared().n8n.baseUrl, proxied: false });

		describeOn('voice turns', fixture, voiceTurnSuite);
		describeOn('the start of a call', fixture, callStartSuite);
		describeOn('texts of models', fixture, spokenTextsSuite);
		describeOn('custom LLM', fixture, customLlmSuite);
		describeOn('expressions', fixture, (getFixture) =>
			noExpressionSuite(getFixture, { traceFile: () => path.join(shared().n8n.userFolder, TRACE), lazy: false }),
		);
		describeOn('actions', fixture, actionsSuite);
		describeOn('clients of the Custom LLM Trigger', llmFixture, (getFixture) =>
			customLlmClientsSuite(getFixture, { knowsTheLine: true }),
		);
		describeOn('turns of the Custom LLM Trigger', llmFixture, customLlmTurnsSuite);
		describeOn('speech by Hamsa', hamsaFixture, hamsaSpeechSuite);
		describeOn('without a proxy', receptFixture, receptProxySuite);
	},
);
