import type { INodeParameters } from 'n8n-workflow';

import type { HamsaEntities, HamsaSimulator } from '../../simulator';
import { speak } from '../../simulator/hamsa/speech/voice';
import { wavOf } from '../../simulator/hamsa/speech/wav';
import type { Platform, Scenario } from '../harness/scenario';
import { Harness, byId } from './support';

const PAGE = 'https://example.com/prices';

const HOOK = 'https://example.com/hook';

/** The state in which a campaign can be paused, resumed and so on. */
const CAMPAIGN_STATES: Record<string, HamsaEntities.CampaignState> = { pause: 'RUNNING', resume: 'PAUSED', retry: 'FAILED' };

/** Something of everything with its fields filled, in a state in which the operation can be carried out. */
function populate(simulator: HamsaSimulator, operation: string): Scenario {
	const [resource, name] = operation.split('.');
	const agent = simulator.seedAgent({
		webhookUrl: HOOK,
		webhookAuth: { authKey: 'Bearer', authSecret: 'secret' },
		outcomeResponseShape: { type: 'object', properties: {} },
	});
	const sip = {
		sipInboundConfigs: { originationUri: 'sip:example.com' },
		sipOutboundConfigs: { address: 'sip.example.org', transportType: 'TCP', customHeaders: {} },
	};
	const number = simulator.seedNumber({ voiceAgentId: agent.id, ...sip });
	const campaign = simulator.seedCampaign({
		voiceAgentId: agent.id,
		phoneNumberId: number.id,
		status: CAMPAIGN_STATES[name] ?? 'SCHEDULED',
		scheduledDate: '2036-01-01T00:00:00.000Z',
		recipients: [{ status: 'FAILED' }],
	});
	const conversation = simulator.seedConversation({
		voiceAgentId: agent.id,
		status: name === 'join' ? 'IN_PROGRESS' : 'COMPLETED',
		mediaUrl: 'https://example.com/call.wav',
		jobResponse: { transcription: [{ Agent: 'Hello' }] },
		callAnalysis: { mood: 'calm' },
	});
	simulator.state.callLogs.set(conversation.id, [{ category: 'CALL', message: 'Call started', payload: { callId: conversation.id } }]);
	simulator.callExports.pendingLooks = 0;
	const knowledgeItem = simulator.seedKnowledgeItem({ type: 'URL', itemUrls: [PAGE, `${PAGE}/2`] });
	const webTool = simulator.seedWebTool({
		toolSettings: { timeout: 5, authToken: 'secret' },
		messages: [{ type: 'REQUEST_START', content: 'One moment' }],
	});
	const voice = simulator.seedVoice();
	const history = simulator.seedTtsHistory();
	const dictionary = simulator.seedDictionary();
	const job = simulator.seedJob({ webhookUrl: HOOK });
	simulator.seedJob({ type: 'AI_CONTENT', relevantJobId: job.id });
	simulator.seedUsageDay({ date: '2026-01-02T00:00:00.000Z' });
	const ids: Record<string, string> = {
		campaign: campaign.id,
		conversation: conversation.id,
		dictionary: dictionary.id,
		knowledgeItem: knowledgeItem.id,
		ttsHistory: history.id,
		webTool: webTool.id,
	};
	const locators = {
		agentId: byId(agent.id),
		callerNumber: byId(number.number),
		campaignId: byId(campaign.id),
		conversationId: byId(conversation.id),
		dictionaryId: dictionary.id,
		historyId: history.id,
		jobId: byId(job.id),
		knowledgeItemId: byId(knowledgeItem.id),
		numberId: byId(number.id),
		phoneNumber: byId(number.number),
		voiceId: byId(voice.id),
		webToolId: byId(webTool.id),
	};
	return {
		ids: { voiceAgentId: agent.id, id: ids[resource] },
		parameters: { ...locators, ...needed[operation] },
		...(operation === 'speech.speechToText' && { options: { binary: [{ data: { data: WAV, mimeType: 'audio/wav' } }] } }),
	};
}

/** Of a key; the simulator's is none. */
const KEY = '3f2b7c1e-0000-4000-8000-000000000001';

const WAV = wavOf(speak('Hello')).toString('base64');

const words = { word: [{ word: 'n8n', pronunciation: 'n eight n' }] };

const period = { startPeriod: '2026-01-01T00:00:00Z', endPeriod: '2026-01-31T00:00:00Z' };

/** What each operation cannot do without, besides the locators. */
const needed: Record<string, INodeParameters> = {
	'agent.clone': { name: 'Night desk' },
	'agent.create': { name: 'Front desk' },
	'agent.update': { updateFields: { name: 'Front desk' } },
	'call.create': { toNumber: '+15005550001' },
	'call.createFromOwnNumber': { toNumber: '+15005550001' },
	'campaign.create': { name: 'Renewals', phoneNumber: '+15005550001', send: 'now' },
	'campaign.update': { name: 'Reminders' },
	'dictionary.create': { name: 'Names', words },
	'dictionary.update': { updateFields: { name: 'Names' } },
	'job.createAiContent': { aiParts: ['summary'], waitForResult: 'no' },
	'job.createCustomAiContent': {
		customParts: { part: [{ aiPart: 'summary', language: 'en', prompt: 'Sum it up' }] },
		waitForResult: 'no',
	},
	'job.textToSpeech': { text: 'Good morning, how can I help?', waitForResult: 'no' },
	'job.transcribe': { mediaUrl: 'https://example.com/meeting.mp3', language: 'ar', waitForResult: 'no' },
	'knowledgeItem.addUrl': { url: `${PAGE}/3` },
	'knowledgeItem.create': { itemName: 'Prices', content: 'A text that has more than fifty characters in it, as it must.' },
	'knowledgeItem.removeUrl': { url: PAGE },
	'knowledgeItem.update': { itemName: 'Prices' },
	'number.create': { phoneNumber: '+15005550001', label: 'Front desk', twilioAccountSid: 'AC1', twilioAuthToken: 'secret' },
	'speech.speechToText': { language: 'ar' },
	'speech.textToSpeech': { text: 'Hello', speaker: byId('Emma') },
	'ttsHistory.create': { script: 'Hello', additionalFields: { apiKeyId: KEY } },
	'usage.getChart': period,
	'usage.getNumbers': period,
	'voice.clone': { name: 'Amal', language: 'en', audioUrl: 'https://example.com/amal.wav', audioTranscription: 'What is said in it' },
	'webTool.create': { name: 'find_order', description: 'Looks up an order', serverUrl: 'https://example.com/orders' },
	'webTool.test': { serverUrl: 'https://example.com/orders' },
	'webTool.update': { updateFields: { name: 'find_order' } },
};

/** For the checks that hold for every operation. */
export const platform: Platform<HamsaSimulator> = { start: async () => await Harness.start(), populate };
