// The importable examples of workflows/, all on one n8n, each as a user gets it after the import.
import { exampleNames, readExample, startExampleStage, type ExampleStage } from '../suites/exampleStage';
import { campaignFromASpreadsheetExample } from '../suites/examples/campaignFromASpreadsheet';
import { endedCallToTicketExample } from '../suites/examples/endedCallToTicket';
import { answerACallExample, answerWithAiAgentExample, logEndedCallsExample } from '../suites/examples/first';
import { leadCaptureExample } from '../suites/examples/leadCapture';
import { missedCallTextBackExample } from '../suites/examples/missedCallTextBack';
import { nightlyUsageReportExample } from '../suites/examples/nightlyUsageReport';
import { orderStatusExample } from '../suites/examples/orderStatus';
import { receptionistExample } from '../suites/examples/receptionist';
import { recordingToAiContentExample } from '../suites/examples/recordingToAiContent';
import { voicemailToEmailExample } from '../suites/examples/voicemailToEmail';
import { webhookWatchdogExample } from '../suites/examples/webhookWatchdog';

let stage: ExampleStage;
beforeAll(async () => {
	stage = await startExampleStage();
}, 180_000);
afterAll(() => stage?.stop());

/** One after the other: each publishes its workflow, and the platforms have one webhook an account. */
const suites: Record<string, (getStage: () => ExampleStage) => void> = {
	'answer-a-call': answerACallExample,
	'answer-with-ai-agent': answerWithAiAgentExample,
	'campaign-from-a-spreadsheet': campaignFromASpreadsheetExample,
	'ended-call-to-ticket': endedCallToTicketExample,
	'lead-capture': leadCaptureExample,
	'log-ended-calls': logEndedCallsExample,
	'missed-call-text-back': missedCallTextBackExample,
	'nightly-usage-report': nightlyUsageReportExample,
	'order-status': orderStatusExample,
	receptionist: receptionistExample,
	'recording-to-ai-content': recordingToAiContentExample,
	'voicemail-to-email': voicemailToEmailExample,
	'webhook-watchdog': webhookWatchdogExample,
};
for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(() => stage));

/** Played in callAndWait.test.ts and receptDeadLetters.test.ts: they restart n8n, and fail on purpose. */
const elsewhere = ['call-and-wait', 'keep-failed-deliveries'];

it('plays every example there is', () => {
	expect(exampleNames()).toEqual([...Object.keys(suites), ...elsewhere].sort());
});

/** n8n finds a Data Table by a part of its name: the table of one example must not be found for another's. */
it('has no Data Table whose name is part of another', async () => {
	const examples = await Promise.all(exampleNames().map(readExample));
	const named = examples.flatMap(({ nodes }) => nodes.map(({ parameters }) => (parameters.dataTableId as { value?: string } | undefined)?.value));
	const tables = [...new Set(named)].filter((one): one is string => Boolean(one));
	const clashes = tables.flatMap((one) => tables.filter((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())));
	expect(clashes).toEqual([]);
});
