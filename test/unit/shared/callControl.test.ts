// Voice Reply's actions as calls of the tools that platforms offer: every call fits the schema the platform has published.
import Ajv from 'ajv';

import { carryOut, type OfferedTool, withControlSchemas } from '../../../nodes/shared/voice/callControl';
import type { VoiceCommand } from '../../../nodes/shared/voice/command';

const object = (properties: object, required: string[] = [], more: object = {}) => ({ type: 'object', properties, required, ...more });
const text = { type: 'string' };
const closed = { additionalProperties: false };

const NUMBER = '+14155550123';
const hangUp: VoiceCommand = { text: 'Goodbye, Ann.', close: 'hangUp' };
const transfer: VoiceCommand = { text: 'I connect you.', close: 'transfer' };
const transferTo: VoiceCommand = { ...transfer, transferTo: NUMBER };
const digits: VoiceCommand = { text: '', close: 'pressDigits', digits: '12*#' };

const by = (...tools: OfferedTool[]) => ({ by: 'tools' as const, tools });
const outcome = (command: VoiceCommand, ...tools: OfferedTool[]) => carryOut(command, by(...tools));

/** Platform, tool, its schema, the command, and the arguments. */
const CALLS: Array<[platform: string, tool: string, parameters: object | undefined, command: VoiceCommand, expected: object]> = [
	['Vapi', 'endCall', object({}), hangUp, {}],
	[
		'Vapi',
		'transferCall',
		object({ destination: { type: 'string', enum: [NUMBER] } }, ['destination']),
		transfer,
		{ destination: NUMBER },
	],
	[
		'Vapi',
		'transferCall',
		object({ destination: { type: 'string', enum: ['+15005550006', NUMBER] } }, ['destination']),
		transferTo,
		{ destination: NUMBER },
	],
	['Vapi', 'dtmf', object({ keys: { type: 'string', description: 'Keys, w for a pause' } }, ['keys']), digits, { keys: '12*#' }],
	[
		'ElevenLabs',
		'end_call',
		object({ reason: text, message: { anyOf: [text, { type: 'null' }] } }, ['reason']),
		hangUp,
		{ reason: 'Goodbye, Ann.' },
	],
	['ElevenLabs', 'end_call', object({ reason: text, message: text }, ['reason']), { text: '', close: 'hangUp' }, { reason: 'Goodbye.' }],
	[
		'ElevenLabs',
		'transfer_to_number',
		object(
			{ transfer_number: text, client_message: text, agent_message: text, reason: text },
			['transfer_number', 'client_message', 'agent_message'],
			closed,
		),
		transferTo,
		{ transfer_number: NUMBER, client_message: 'I connect you.', agent_message: 'I connect you.' },
	],
	[
		'ElevenLabs',
		'play_keypad_touch_tone',
		object({ dtmf_tones: { type: 'string', pattern: '^[0-9*#wW]+$' }, reason: text }, ['dtmf_tones']),
		digits,
		{ dtmf_tones: '12*#' },
	],
	['Cartesia', 'end_call', undefined, hangUp, {}],
	[
		'Cartesia',
		'transfer_call',
		object({ target_phone_number: text }, ['target_phone_number']),
		transferTo,
		{ target_phone_number: NUMBER },
	],
	['Cartesia', 'send_dtmf', object({ button: { type: 'string', const: '1' }, digits: text }, ['digits']), digits, { digits: '12*#' }],
	['Telnyx', 'hangup', object({}), hangUp, {}],
	['Telnyx', 'transfer', object({ to: { type: 'string', pattern: '^\\+[1-9]\\d{1,14}$' } }, ['to']), transferTo, { to: NUMBER }],
	[
		'LiveKit',
		'send_dtmf_events',
		{
			...object({ events: { type: 'array', items: { $ref: '#/$defs/Key' } } }, ['events']),
			$defs: { Key: { type: 'string', enum: Array.from('0123456789*#') } },
		},
		digits,
		{ events: ['1', '2', '*', '#'] },
	],
	[
		'a Pydantic model',
		'end_call',
		{ ...object({ reason: { allOf: [{ $ref: '#/definitions/Reason' }] } }, ['reason']), definitions: { Reason: { enum: ['done'] } } },
		hangUp,
		{ reason: 'done' },
	],
	[
		'another',
		'hang_up',
		object({ notify: { type: 'boolean', default: false }, code: { type: 'integer', default: 0 } }, ['notify', 'code']),
		hangUp,
		{ notify: false, code: 0 },
	],
	[
		'another',
		'transfer',
		object({ destination: object({ type: { type: 'string', enum: ['number'] }, number: text }, ['type', 'number']) }, ['destination']),
		transferTo,
		{ destination: { type: 'number', number: NUMBER } },
	],
	[
		'another',
		'transferCall',
		object({ destination: { type: 'string', enum: ['+1 (415) 555-0123', '+15005550006'] } }, ['destination']),
		transferTo,
		{ destination: '+1 (415) 555-0123' },
	],
	[
		'another',
		'press_digits',
		object({ digits: { type: ['integer', 'string'] } }, ['digits']),
		{ ...digits, digits: '12' },
		{ digits: 12 },
	],
	[
		'another',
		'press_digits',
		object({ digits: { type: ['integer', 'string'] } }, ['digits']),
		{ ...digits, digits: '012' },
		{ digits: '012' },
	],
	['another', 'end_conversation', object({ note: { type: 'string', maxLength: 10 } }, ['note']), hangUp, { note: 'Goodbye.' }],
];

it.each(CALLS)('%s, %s: %j', (_platform, name, parameters, command, expected) => {
	const result = outcome(command, { name: 'other' }, { name, parameters });
	expect(result).toEqual({ carriedOut: true, call: { name, arguments: expected } });
	expect(new Ajv().validate(parameters ?? {}, expected)).toBe(true);
});

it.each([
	[
		'hangUp',
		[
			'end_call',
			'endCall',
			'hangup',
			'hang_up',
			'hangUp',
			'end_conversation',
			'EndCall',
			'end-call',
			'endCallTool',
			'end_call_function',
		],
	],
	['transfer', ['transferCall', 'transfer_call', 'transfer_to_number', 'transfer', 'call_transfer']],
	['pressDigits', ['dtmf', 'send_dtmf', 'play_keypad_touch_tone', 'press_digits']],
] as const)('%s has many names', (close, names) => {
	const parameters = close === 'pressDigits' ? object({ digits: text }) : undefined;
	for (const name of names)
		expect(outcome({ text: '', close, digits: '1' }, { name, parameters })).toMatchObject({ carriedOut: true, call: { name } });
});

const notCarriedOut = (reason: RegExp) => ({ carriedOut: false, reason: expect.stringMatching(reason) as string });

it.each<[string, VoiceCommand, OfferedTool[], RegExp]>([
	['no tools', hangUp, [], /has not offered a tool to hang up.*end_call/],
	['only other tools', hangUp, [{ name: 'transfer_to_agent' }, { name: 'end_callback' }, { name: 'constructor' }], /has not offered/],
	[
		'a number that is missing',
		transfer,
		[{ name: 'transfer', parameters: object({ to: text }, ['to']) }],
		/needs a value for "to".*Transfer To/,
	],
	[
		'a choice of numbers',
		transfer,
		[{ name: 'transfer', parameters: object({ to: { enum: ['a', 'b'] } }, ['to']) }],
		/needs a value for "to"/,
	],
	[
		'a number that is not on its list',
		transferTo,
		[{ name: 'transfer', parameters: object({ to: { enum: ['+15005550006'] } }, ['to']) }],
		/accepts none.*"to"/,
	],
	[
		'one that is not on its list and may be left out',
		transferTo,
		[{ name: 'transfer', parameters: object({ to: { enum: ['+15005550006'] } }) }],
		/accepts none.*"to"/,
	],
	[
		'a number of another form',
		{ ...transferTo, transferTo: 'the front desk' },
		[{ name: 'transfer', parameters: object({ to: { type: 'string', pattern: '^\\+\\d+$' } }, ['to']) }],
		/"to"/,
	],
	['a tool that takes no digits', digits, [{ name: 'dtmf', parameters: object({}) }], /takes no digits/],
	['one key at a time', digits, [{ name: 'dtmf', parameters: object({ key: { enum: ['1', '2'] } }, ['key']) }], /"key"/],
	['a required argument without a description', hangUp, [{ name: 'end_call', parameters: object({}, ['code']) }], /"code"/],
	['a required number', hangUp, [{ name: 'end_call', parameters: object({ code: { type: 'integer' } }, ['code']) }], /"code"/],
	[
		'a reason out of several',
		hangUp,
		[{ name: 'end_call', parameters: object({ reason: { enum: ['done', 'failed'] } }, ['reason']) }],
		/"reason"/,
	],
	[
		'a pattern that could take very long',
		transferTo,
		[{ name: 'transfer', parameters: object({ to: { type: 'string', pattern: '^(\\+?\\d+)+x$' } }, ['to']) }],
		/"to"/,
	],
	['a reference to nothing', hangUp, [{ name: 'end_call', parameters: object({ a: { $ref: '#/$defs/None' } }, ['a']) }], /"a"/],
	['a schema without an end', hangUp, [{ name: 'end_call', parameters: { ...object({ a: { $ref: '#' } }, ['a']) } }], /"a"/],
])('is not carried out for %s', (_what, command, tools, reason) => expect(outcome(command, ...tools)).toEqual(notCarriedOut(reason)));

it('takes the first tool whose arguments can be filled', () => {
	const needy = { name: 'transfer_call', parameters: object({ code: { type: 'integer' } }, ['code']) };
	expect(outcome(transferTo, needy, { name: 'transfer', parameters: object({ to: text }) })).toEqual({
		carriedOut: true,
		call: { name: 'transfer', arguments: { to: NUMBER } },
	});
});

it('transfers to the number of the platform by a tool that takes none, and says so', () => {
	expect(outcome(transferTo, { name: 'transfer' })).toEqual({
		carriedOut: true,
		call: { name: 'transfer', arguments: {} },
		remark: expect.stringContaining('"transfer" takes no number') as string,
	});
});

describe('a tool by its name', () => {
	const tool = { name: 'language_detection', arguments: { language: 'de' } };
	const command: VoiceCommand = { text: '', close: 'tool', tool };

	it('is called as it was asked for', () => {
		expect(
			outcome(command, { name: 'skip_turn' }, { name: 'language_detection', parameters: object({ reason: text }, ['reason']) }),
		).toEqual({
			carriedOut: true,
			call: tool,
		});
	});

	it('is not called if it is not offered', () => {
		expect(outcome(command, { name: 'skip_turn' })).toEqual(notCarriedOut(/"language_detection".*It offers skip_turn\./));
		expect(outcome(command)).toEqual(notCarriedOut(/It offers no tools/));
	});
});

describe('a platform with commands of its own', () => {
	const control = { by: 'commands' as const };

	it.each([hangUp, transfer, digits, { text: 'Hi.' }, { text: 'Hi.', close: 'finish' as const }])('carries out %j', (command) => {
		expect(carryOut(command, control)).toEqual({ carriedOut: true });
	});

	it('has its own number for transfers, and no tools', () => {
		expect(carryOut(transferTo, control)).toEqual({
			carriedOut: true,
			remark: expect.stringContaining('Transfer To was not used') as string,
		});
		expect(carryOut({ text: '', close: 'tool', tool: { name: 'x', arguments: {} } }, control)).toEqual(
			notCarriedOut(/offers no tools/),
		);
	});
});

it('keeps only the schemas that decide', () => {
	const parameters = object({ reason: text });
	expect(withControlSchemas([{ name: 'end_call', parameters }, { name: 'check_stock', parameters }, { name: 'hangup' }])).toEqual([
		{ name: 'end_call', parameters },
		{ name: 'check_stock' },
		{ name: 'hangup' },
	]);
});
