// The importable examples of workflows/, each as a user gets it after the import.
import { exampleNames, importExample, readExample, type ExampleFixture } from './exampleFixture';
import { seedPhoneAgent, TRIGGER } from './fixture';
import { answersFromDocumentsExample } from './examples/answersFromDocuments';
import { callsAlertExample } from './examples/callsAlert';
import { callsAtAGlanceExample } from './examples/callsAtAGlance';
import { callsToGoogleSheetsExample } from './examples/callsToGoogleSheets';
import { campaignFromASpreadsheetExample } from './examples/campaignFromASpreadsheet';
import { catchUpExample } from './examples/catchUp';
import {
	elevenLabsReceptionistExample,
	hamsaCustomLlmExample,
	liveKitReceptionistExample,
	vapiReceptionistExample,
} from './examples/customLlm';
import { endedCallToHubSpotExample } from './examples/endedCallToHubSpot';
import { endedCallToTicketExample } from './examples/endedCallToTicket';
import { answerACallExample, answerWithAiAgentExample, logEndedCallsExample } from './examples/first';
import { googleCalendarAppointmentsExample } from './examples/googleCalendarAppointments';
import { handOverToSlackExample } from './examples/handOverToSlack';
import { intakeByPhoneExample } from './examples/intakeByPhone';
import { keepEveryCallExample } from './examples/keepEveryCall';
import { leadCaptureExample } from './examples/leadCapture';
import { missedCallTextBackExample } from './examples/missedCallTextBack';
import { nightlyUsageReportExample } from './examples/nightlyUsageReport';
import { oneTriggerForEverythingExample } from './examples/oneTriggerForEverything';
import { orderStatusExample } from './examples/orderStatus';
import { receptionistExample } from './examples/receptionist';
import { recordingToAiContentExample } from './examples/recordingToAiContent';
import { reminderCallsExample } from './examples/reminderCalls';
import { restaurantTableExample } from './examples/restaurantTable';
import { speedToLeadExample } from './examples/speedToLead';
import { textsByTheSameAgentExample } from './examples/textsByTheSameAgent';
import { transcribeRecordedCallsExample } from './examples/transcribeRecordedCalls';
import { voicemailToEmailExample } from './examples/voicemailToEmail';
import { webhookWatchdogExample } from './examples/webhookWatchdog';
import { whoIsCallingExample } from './examples/whoIsCalling';

/** One after the other: each publishes its workflow, and the platforms have one webhook an account. */
const suites: Record<string, (getFixture: () => ExampleFixture) => void> = {
	'answer-a-call': answerACallExample,
	'answer-with-ai-agent': answerWithAiAgentExample,
	'answers-from-documents': answersFromDocumentsExample,
	'calls-alert': callsAlertExample,
	'calls-at-a-glance': callsAtAGlanceExample,
	'calls-to-google-sheets': callsToGoogleSheetsExample,
	'campaign-from-a-spreadsheet': campaignFromASpreadsheetExample,
	'catch-up': catchUpExample,
	'elevenlabs-receptionist': elevenLabsReceptionistExample,
	'ended-call-to-hubspot': endedCallToHubSpotExample,
	'ended-call-to-ticket': endedCallToTicketExample,
	'google-calendar-appointments': googleCalendarAppointmentsExample,
	'hamsa-custom-llm': hamsaCustomLlmExample,
	'hand-over-to-slack': handOverToSlackExample,
	'intake-by-phone': intakeByPhoneExample,
	'keep-every-call': keepEveryCallExample,
	'lead-capture': leadCaptureExample,
	'livekit-receptionist': liveKitReceptionistExample,
	'log-ended-calls': logEndedCallsExample,
	'missed-call-text-back': missedCallTextBackExample,
	'nightly-usage-report': nightlyUsageReportExample,
	'one-trigger-for-everything': oneTriggerForEverythingExample,
	'order-status': orderStatusExample,
	receptionist: receptionistExample,
	'recording-to-ai-content': recordingToAiContentExample,
	'reminder-calls': reminderCallsExample,
	'restaurant-table': restaurantTableExample,
	'speed-to-lead': speedToLeadExample,
	'texts-by-the-same-agent': textsByTheSameAgentExample,
	'transcribe-recorded-calls': transcribeRecordedCallsExample,
	'vapi-receptionist': vapiReceptionistExample,
	'voicemail-to-email': voicemailToEmailExample,
	'webhook-watchdog': webhookWatchdogExample,
	'who-is-calling': whoIsCallingExample,
};
/** Played in callAndWait.ts and receptDeadLetters.ts: they restart n8n, and fail on purpose. */
const elsewhere = ['call-and-wait', 'keep-failed-deliveries'];

export function examplesSuite(getFixture: () => ExampleFixture): void {
	for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(getFixture));

	it('plays every example there is', () => {
		expect(exampleNames()).toEqual([...Object.keys(suites), ...elsewhere].sort());
	});

	/** n8n finds a Data Table by a part of its name: the table of one example must not be found for another's. */
	it('has no Data Table whose name is part of another', async () => {
		const examples = await Promise.all(exampleNames().map(readExample));
		const named = examples.flatMap(({ nodes }) =>
			nodes.map(({ parameters }) => (parameters.dataTableId as { value?: string } | undefined)?.value),
		);
		const tables = [...new Set(named)].filter((one): one is string => Boolean(one));
		const clashes = tables.flatMap((one) => tables.filter((other) => other !== one && other.toLowerCase().includes(one.toLowerCase())));
		expect(clashes).toEqual([]);
	});

	/** Whoever imports several, or one of them for two agents, gives each agent to one of them; nothing else is to be changed. */
	it('are published side by side, each for an agent of its own, and one of them twice', async () => {
		const fixture = getFixture();
		const publish = async (name: string) => {
			const { id, nodes } = await importExample(fixture, name);
			const agent = { __rl: true, mode: 'id', value: seedPhoneAgent(fixture) };
			const own = nodes.map((one) =>
				one.type === TRIGGER ? { ...one, parameters: { ...one.parameters, listenTo: 'agent', agent } } : one,
			);
			await fixture.api.updateWorkflow(id, { nodes: own });
			await fixture.api.activateWorkflow(id);
		};
		const names = ['speed-to-lead', ...exampleNames()];
		const results = await Promise.allSettled(names.map(publish));
		const refused = results.flatMap((one, at) => (one.status === 'rejected' ? [`${names[at]}: ${(one.reason as Error).message}`] : []));
		expect(refused).toEqual([]);
	});
}
