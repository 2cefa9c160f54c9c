// What the triggers give: for the nodes' pages an item for each event, and docs/call-record.md's table of the fields that each platform fills.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import type { CallRecord } from '../../nodes/shared/callRecord/record';
import { callEventItem } from '../../nodes/shared/callEvents/receive';
import { callEventPlatforms } from '../simulator/callEvents';

export interface TriggerSample {
	/** The event as the editor names it. */
	event: string;
	item: IDataObject;
}

/** An item for each event, by the trigger's node name. */
export const triggerSamples: Record<string, TriggerSample[]> = Object.fromEntries(
	callEventPlatforms.map(({ node, platform, samples }) => [
		node,
		platform.events.flatMap(({ name, value }) => {
			const payload = samples.events[value] as IDataObject | undefined;
			return payload ? [{ event: name, item: callEventItem(platform, value, payload, false) }] : [];
		}),
	]),
);

/** The record of an ended call as each platform's trigger gives it, by the platform's name. */
const endedCalls = callEventPlatforms.map(({ platform: { name, defaultEvents, toRecord }, samples }): [string, Partial<CallRecord>] => {
	const [event] = defaultEvents;
	return [name, toRecord(event, samples.events[event] as IDataObject)];
});

const isFilled = (value: unknown) =>
	value !== null && value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);

const BEGIN = '<!-- Made by test/tools/nodePages.mjs from the simulated events. Do not edit the table by hand. -->';
const END = '<!-- End of the table -->';

/** docs/call-record.md with the table of today. */
export function callRecordPage(root: string): string {
	const page = readFileSync(path.join(root, 'docs/call-record.md'), 'utf8');
	const fields = Object.keys(endedCalls[0][1]);
	const rows = fields.map((field) => [`\`${field}\``, ...endedCalls.map(([, record]) => (isFilled(record[field as never]) ? '●' : '–'))]);
	const lines = [['Field', ...endedCalls.map(([name]) => name)], ['---', ...endedCalls.map(() => ':-:')], ...rows];
	const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
	const [before, rest] = page.split(BEGIN);
	const after = rest.split(END)[1];
	return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
