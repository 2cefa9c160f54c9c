import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toldIn } from '../../shared/callRecord/told';
import { isObject } from '../../shared/json';
import type { ReceptEvent } from './envelope';

interface RecordField {
	/** As the editor shows it. */
	label: string;
	/** Names under which the field is recognised, camelCase; snake_case is as good. */
	names: string[];
}

/**
 * The fields of a call's record that a delivery can fill. Recept AI documents no names (docs/platforms/recept-ai.md, 1), so only names are
 * recognised that mean one thing; any other has to be told by the user.
 */
export const RECORD_FIELDS = {
	agentId: { label: 'Agent ID', names: ['agentId'] },
	agentName: { label: 'Agent Name', names: ['agentName'] },
	answeredAt: { label: 'Answered At', names: ['answeredAt'] },
	callId: { label: 'Call ID', names: ['callId'] },
	costAmount: { label: 'Cost: Amount', names: ['costAmount', 'cost'] },
	costCurrency: { label: 'Cost: Currency', names: ['costCurrency', 'currency'] },
	direction: { label: 'Direction', names: ['direction', 'callDirection'] },
	durationSeconds: { label: 'Duration (Seconds)', names: ['durationSeconds', 'durationSecs', 'duration'] },
	endedAt: { label: 'Ended At', names: ['endedAt', 'endTime'] },
	endedReason: { label: 'Ended Reason', names: ['endedReason', 'endReason', 'disconnectionReason', 'hangupReason', 'failureReason'] },
	from: { label: 'From', names: ['from', 'fromNumber', 'callerNumber', 'callerId'] },
	recordingUrl: { label: 'Recording URL', names: ['recordingUrl'] },
	sentiment: { label: 'Sentiment', names: ['sentiment', 'userSentiment'] },
	startedAt: { label: 'Started At', names: ['startedAt', 'startTime'] },
	status: { label: 'Status', names: ['status', 'callStatus'] },
	successful: { label: 'Successful', names: ['successful', 'callSuccessful'] },
	summary: { label: 'Summary', names: ['summary', 'callSummary'] },
	to: { label: 'To', names: ['to', 'toNumber', 'calledNumber'] },
	transcript: { label: 'Transcript', names: ['transcript', 'transcription'] },
	variables: { label: 'Variables', names: ['variables'] },
} satisfies Record<string, RecordField>;

export type RecordFieldName = keyof typeof RECORD_FIELDS;

/** Where the user says a field stands: a path in the body, such as `data.call.seconds`. */
export type MappedFields = Partial<Record<RecordFieldName, string>>;

/** The option that `mappedFields` reads. */
export const recordFieldsOption: INodeProperties = {
	displayName: 'Record Fields',
	name: 'recordFields',
	type: 'fixedCollection',
	noDataExpression: true,
	typeOptions: { multipleValues: true },
	placeholder: 'Add record field',
	default: {},
	description: 'Where the fields of the record of a call stand in the body, for those that are not recognised. Used with Simplify.',
	options: [
		{
			displayName: 'Record Field',
			name: 'field',
			values: [
				{
					displayName: 'Field',
					name: 'name',
					type: 'options',
					noDataExpression: true,
					options: Object.entries(RECORD_FIELDS).map(([value, { label }]) => ({ name: label, value })),
					default: 'from',
					description: 'The field of the record to fill',
				},
				{
					displayName: 'Path in the Body',
					name: 'path',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. data.call.caller_phone',
					description: 'Where its value stands, with dots to lead inside objects and lists',
				},
			],
		},
	],
};

/** What the user has mapped; entries without a path are left out. */
export function mappedFields({ recordFields }: IDataObject): MappedFields {
	const rows = isObject(recordFields) && Array.isArray(recordFields.field) ? (recordFields.field as unknown[]).filter(isObject) : [];
	return Object.fromEntries(rows.map(({ name, path }) => [String(name), String(path ?? '').trim()]).filter(([, path]) => path !== ''));
}

/** The value of a field: at the path that is mapped, else under a recognised name in the data or the body. */
export function valueOf(field: RecordFieldName, { data, payload }: ReceptEvent, mapped: MappedFields): unknown {
	const path = mapped[field];
	if (path === undefined)
		return toldIn(
			[data, payload],
			RECORD_FIELDS[field].names.flatMap((name) => [name, snakeCase(name)]),
		);
	return path.split('.').reduce<unknown>((at, key) => {
		const isInside = typeof at === 'object' && at !== null && Object.hasOwn(at, key);
		return isInside ? (at as IDataObject)[key] : undefined;
	}, payload);
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
