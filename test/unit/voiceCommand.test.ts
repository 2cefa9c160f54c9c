import { commandContent, readCommand, type VoiceCommand } from '../../nodes/shared/voice/command';

describe('a command of Voice Reply', () => {
	it.each<VoiceCommand>([
		{ text: 'Hi.' },
		{ text: '', close: 'hangUp' },
		{ text: 'Press.', close: 'pressDigits', digits: '1#' },
		{ text: 'Bye.', close: 'finish' },
		{ text: '', close: 'transfer' },
		{ text: '', close: 'transfer', transferTo: '+14155550123' },
		{ text: 'Look.', close: 'tool', tool: { name: 'check_stock', arguments: { item: 'lamp', deep: [1, { a: null }] } } },
	])('%j is read as it was written', (command) => expect(readCommand(JSON.stringify(commandContent(command)))).toEqual(command));

	it.each([
		undefined,
		7,
		'',
		'Hi.',
		'{"voiceAgents"',
		'{"voiceAgents":{}}',
		'{"voiceAgents":{"text":7}}',
		'{"voiceAgents":{"text":"","close":"explode"}}',
		'{"voiceAgents":{"text":"","close":"tool","tool":{"name":"x"}}}',
		'{"voiceAgents":{"text":"","close":"tool","tool":{"name":"x","arguments":[]}}}',
		' {"voiceAgents":{"text":"Hi."}}',
	])('%j is none', (content) => expect(readCommand(content)).toBeUndefined());
});
