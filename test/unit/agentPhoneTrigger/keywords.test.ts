import { kindOf } from '../../../nodes/AgentPhone/trigger/events';
import { toItemJson } from '../../../nodes/AgentPhone/trigger/item';
import { keywordActionOf } from '../../../nodes/AgentPhone/trigger/keywords';
import { textMessage } from '../../simulator';

it.each([
	['STOP', 'optOut'],
	['stop', 'optOut'],
	[' Stop. ', 'optOut'],
	['“STOP”', 'optOut'],
	['stop all', 'optOut'],
	['StopAll', 'optOut'],
	['Unsubscribe!', 'optOut'],
	['CANCEL', 'optOut'],
	['end', 'optOut'],
	['Quit', 'optOut'],
	['revoke', 'optOut'],
	['opt-out', 'optOut'],
	['arrêt', 'optOut'],
	['ARRET', 'optOut'],
	['Start', 'optIn'],
	['UNSTOP', 'optIn'],
	['help', 'help'],
	['Info?', 'help'],
	['aide', 'help'],
	['', undefined],
	['…', undefined],
	['yes', undefined],
	['stop calling me', undefined],
	['please stop', undefined],
	['Can you help?', undefined],
	['the end', undefined],
	['stopp', undefined],
])('%j asks for %s', (text, action) => expect(keywordActionOf(text)).toBe(action));

const stop = JSON.parse(JSON.stringify(textMessage({ data: { message: 'STOP' } }))) as never;

it('is a text message unless keywords are wanted apart', () => {
	expect(kindOf(stop, ['textMessage'])).toBe('textMessage');
	expect(kindOf(stop, ['textMessage', 'optOutKeyword'])).toBe('optOutKeyword');
	expect(kindOf(JSON.parse(JSON.stringify(textMessage())) as never, ['textMessage', 'optOutKeyword'])).toBe('textMessage');
});

it('says on the item what is asked for', () => {
	expect(toItemJson('optOutKeyword', stop)).toMatchObject({ chatInput: 'STOP', keywordAction: 'optOut', sender: '+15005550001' });
});
