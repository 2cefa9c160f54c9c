// What the triggers give: for the nodes' pages an item for each event, and docs/call-record.md's table of the fields that each platform fills.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { EVENT_OPTIONS as agentPhoneEvents } from '../../nodes/AgentPhone/trigger/eventKinds';
import { triggerOf as agentPhoneTrigger } from '../../nodes/AgentPhone/trigger/receive';
import { EVENT_OPTIONS as hamsaEvents } from '../../nodes/Hamsa/trigger/events';
import { triggerOf as hamsaTrigger } from '../../nodes/Hamsa/trigger/receive';
import { EVENTS as RECEPT_EVENTS } from '../../nodes/ReceptAi/trigger/events';
import { triggerOf as receptAiTrigger } from '../../nodes/ReceptAi/trigger/receive';
import { EVENT_NAMES as RECEPT_NAMES } from '../../nodes/ReceptAi/trigger/selection';
import { callEventTrigger } from '../../nodes/shared/callEvents/receive';
import type { Delivery, WebhookTrigger } from '../../nodes/shared/webhook/receive';
import { contextOf } from '../fuzz/inboundContext';
import { callEventPlatforms } from '../simulator/callEvents';
import { agentPhonePayloads, hamsaPayloads, receptPayload } from './triggerPayloads';

export { sampleNotes } from './triggerPayloads';

export interface TriggerSample {
	/** The event as the editor names it. */
	event: string;
	item: IDataObject;
}

interface Sent {
	/** The event as the editor names it, and its value. */
	name: string;
	value: string;
	payload: object;
}

interface SampledTrigger<Event> {
	/** The platform as the table names it. */
	platform: string;
	/** The event that an ended call comes as. */
	ended: string;
	sent: Sent[];
	triggerOf: (context: IWebhookFunctions) => WebhookTrigger<Event>;
}

/** The item that the trigger's own code makes of a payload, with the defaults of its fields. */
function itemOf<Event>({ triggerOf }: SampledTrigger<Event>, { value, payload }: Sent): IDataObject {
	const parameters = { events: [value], options: value === 'other' ? { otherEvents: true } : {} };
	const trigger = triggerOf(contextOf({ parameters, credentials: {}, staticData: {} }));
	const delivery = { rawBody: Buffer.from(JSON.stringify(payload)), headers: {} } as Delivery;
	const parsed = trigger.parse(delivery);
	if (!parsed.ok) throw new Error(`the sample of ${value} is not an event: ${parsed.reason}`);
	if (!trigger.isSelected(parsed.event)) throw new Error(`the sample of ${value} is another event`);
	trigger.answerAtOnce?.(parsed.event, delivery);
	return trigger.toItem(parsed.event, delivery);
}

const sampled = <Event>(trigger: SampledTrigger<Event>) => ({
	platform: trigger.platform,
	samples: trigger.sent.map((sent): TriggerSample => ({ event: sent.name, item: itemOf(trigger, sent) })),
	endedCall: itemOf(trigger, trigger.sent.find(({ value }) => value === trigger.ended)!),
});

const listed = (options: Array<{ name: string; value: string }>, payloads: Record<string, object>): Sent[] =>
	options.flatMap(({ name, value }) => (payloads[value] ? [{ name, value, payload: payloads[value] }] : []));

/** By the trigger's node name. */
const triggers: Record<string, ReturnType<typeof sampled>> = {
	agentPhoneTrigger: sampled({
		platform: 'AgentPhone',
		ended: 'callEnded',
		sent: listed(agentPhoneEvents, agentPhonePayloads),
		triggerOf: (context) => agentPhoneTrigger.call(context),
	}),
	hamsaTrigger: sampled({
		platform: 'Hamsa',
		ended: 'callEnded',
		sent: listed(hamsaEvents, hamsaPayloads),
		triggerOf: (context) => hamsaTrigger.call(context),
	}),
	receptAiTrigger: sampled({
		platform: 'Recept AI',
		ended: 'call.ended',
		sent: RECEPT_EVENTS.map(({ name, group }) => ({ name: RECEPT_NAMES[name], value: name, payload: receptPayload(name, group) })),
		triggerOf: (context) => receptAiTrigger.call(context),
	}),
	...Object.fromEntries(
		callEventPlatforms.map(({ node, platform, samples }) => [
			node,
			sampled({
				platform: platform.name,
				ended: platform.defaultEvents[0],
				sent: listed(platform.events, samples.events),
				triggerOf: (context) => callEventTrigger(context, platform),
			}),
		]),
	),
};

/** An item for each event, by the trigger's node name. */
export const triggerSamples: Record<string, TriggerSample[]> = Object.fromEntries(
	Object.entries(triggers).map(([node, { samples }]) => [node, samples]),
);

/** The item of an ended call, by the platform's name. */
const endedCalls = Object.values(triggers).map(({ platform, endedCall }): [string, IDataObject] => [platform, endedCall]);

const isFilled = (value: unknown) =>
	value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);

const BEGIN = '<!-- Made by test/tools/nodePages.mjs from the simulated events. Do not edit the table by hand. -->';
const END = '<!-- End of the table -->';

/** docs/call-record.md with the table of today. */
export function callRecordPage(root: string): string {
	const page = readFileSync(path.join(root, 'docs/call-record.md'), 'utf8');
	// The fields of the record: what every platform's item has, besides the event.
	const [[, first], ...others] = endedCalls;
	const fields = Object.keys(first).filter((field) => field !== 'event' && others.every(([, item]) => field in item));
	const rows = fields.map((field) => [`\`${field}\``, ...endedCalls.map(([, record]) => (isFilled(record[field]) ? '●' : '–'))]);
	const lines = [['Field', ...endedCalls.map(([name]) => name)], ['---', ...endedCalls.map(() => ':-:')], ...rows];
	const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
	const [before, rest] = page.split(BEGIN);
	const after = rest.split(END)[1];
	return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
