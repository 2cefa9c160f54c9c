import { commandContent, readCommand, type VoiceCommand } from '../../nodes/shared/voice/command';

describe('a command of Voice Reply', () => {
	it.each<VoiceCommand>([
		{ text: 'Hi.' },
		{ text: '', close: 'hangUp' },
		{ text: 'Press.', close: 'pressDigits', digits: '1#' },
		{ text: 'Bye.', close: 'finish' },
		{ text: '', close: 'transfer' },
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
		' {"voiceAgents":{"text":"Hi."}}',
	])('%j is none', (content) => expect(readCommand(content)).toBeUndefined());
});
