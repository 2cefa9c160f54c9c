// Callers, the AgentPhone node and speech, on one n8n with its default settings and without a proxy.
import path from 'node:path';

import { traceTo } from '../harness/expressionTrace';
import { actionsSuite } from '../suites/actions';
import { hamsaSpeechSuite } from '../suites/hamsaSpeech';
import { withHamsa } from '../suites/hamsaStage';
import { noExpressionSuite } from '../suites/noExpression';
import { receptProxySuite } from '../suites/receptTrust';
import { describeOn, describeOnOne, openStage, startSharedN8n } from '../suites/stage';
import { voiceTurnSuite } from '../suites/voiceTurn';

/** In the user folder, where n8n runs. */
const TRACE = 'trace.jsonl';

describeOnOne(
	'regular mode',
	() => startSharedN8n({ env: traceTo(TRACE) }),
	(shared) => {
		const stage = () => openStage(shared());
		const hamsaStage = async () => await withHamsa(await stage());
		const receptStage = async () => ({ ...(await stage()), webhookUrl: shared().n8n.baseUrl, proxied: false });

		describeOn('voice turns', stage, voiceTurnSuite);
		describeOn('expressions', stage, (getStage) =>
			noExpressionSuite(getStage, { traceFile: () => path.join(shared().n8n.userFolder, TRACE), lazy: false }),
		);
		describeOn('actions', stage, actionsSuite);
		describeOn('speech by Hamsa', hamsaStage, hamsaSpeechSuite);
		describeOn('without a proxy', receptStage, receptProxySuite);
	},
);
