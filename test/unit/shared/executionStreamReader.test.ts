import { commandContent, signalContent, type VoiceCommand } from '../../../nodes/shared/voice/command';
import { ExecutionStreamReader, type ReaderOptions } from '../../../nodes/shared/voice/executionStreamReader';
import { jsonLines, VoiceTurn } from '../../../nodes/shared/voice/turn';

const AGENT = { nodeId: 'a', nodeName: 'AI Agent', runIndex: 0, itemIndex: 0 };
const REPLY = { nodeId: 'v', nodeName: 'Voice Reply', runIndex: 0, itemIndex: 0 };

/** A turn, what n8n writes for it, and what the caller hears: `text` of each line, and the last one in `{}`. */
function reading(options: Partial<ReaderOptions> = {}) {
	const heard: string[] = [];
	const turn = new VoiceTurn({
		encoder: jsonLines({
			streamType: 'x',
			interim: (text) => ({ text }),
			final: ({ text, close }) => ({ text: `{${text}}${close ?? ''}` }),
		}),
		writer: {
			write: (line) => heard.push((JSON.parse(line) as { text: string }).text),
			end: (line) => heard.push((JSON.parse(line) as { text: string }).text),
		},
		streamed: true,
		fallbackMessage: 'Sorry.',
	});
	const reader = new ExecutionStreamReader(turn, { speech: { locale: 'en-US' }, ...options });
	const chunk = (type: string, content?: unknown, metadata: object = AGENT) =>
		reader.readLine(JSON.stringify({ type, content, metadata }));
	return {
		heard,
		chunk,
		begin: (metadata: object = AGENT) => chunk('begin', undefined, metadata),
		say: (text: string, metadata: object = AGENT) => {
			for (const piece of text.match(/.{1,3}/gsu) ?? []) chunk('item', piece, metadata);
		},
		end: (metadata: object = AGENT) => chunk('end', undefined, metadata),
		voiceReply: (command: VoiceCommand, metadata: object = REPLY) => chunk('begin', JSON.stringify(commandContent(command)), metadata),
		signal: (signal: 'cancelled' | 'ended') => chunk('begin', JSON.stringify(signalContent(signal)), REPLY),
		finish: () => {
			reader.readEnd();
			return heard;
		},
	};
}

describe('a second attempt after a broken one', () => {
	it('never glues half a word to the new answer', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('Your parcel is in Mun');
		begin();
		say('Your parcel is in Munich.');
		end();
		expect(finish()).toEqual(['Your parcel is in Munich.', '{}']);
	});

	it('does not say again what was said already', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('Good evening! We have one table le');
		begin();
		say('Good evening! We have one table left at nine.');
		end();
		expect(finish()).toEqual(['Good evening!', 'We have one table left at nine.', '{}']);
	});

	it('says all of an answer that begins in another way', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('Good evening! We are clo');
		begin();
		say('Hello. Good evening! We are open.');
		end();
		expect(finish()).toEqual(['Good evening!', 'Hello.', 'Good evening!', 'We are open.', '{}']);
	});

	it('goes on after the part of a sentence that was said', () => {
		const long = 'We can offer you a table for two at the window tomorrow evening, right after seven, if that is fine with you.';
		const { begin, say, end, finish } = reading();
		begin();
		say(long.slice(0, 80));
		begin();
		say(`${long} Shall I book?`);
		end();
		expect(finish().join(' ')).toBe(`${long} Shall I book? {}`);
	});

	it('is told from the next round after a tool call', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('Let me check. One moment.');
		end();
		begin();
		say('Let me check. One moment.');
		end();
		expect(finish()).toEqual(['Let me check.', 'One moment.', 'Let me check.', 'One moment.', '{}']);
	});

	it('that begins anew with the message after a tool call says that one once', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('Let me check.');
		end();
		begin();
		say('It is free. Shall I bo');
		begin();
		say('It is free. Shall I book it?');
		end();
		expect(finish()).toEqual(['Let me check.', 'It is free.', 'Shall I book it?', '{}']);
	});

	it('a third one counts what both before it have said', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('One is free. Two i');
		begin();
		say('One is free. Two is free. Thr');
		begin();
		say('One is free. Two is free. Three is free.');
		end();
		expect(finish()).toEqual(['One is free.', 'Two is free.', 'Three is free.', '{}']);
	});
});

describe('an answer that breaks off', () => {
	it('is not spoken to the middle of a word before the workflow says sorry', () => {
		const { begin, say, chunk, voiceReply, finish } = reading();
		begin();
		say('Good evening! We have one table le');
		chunk('error', undefined, AGENT);
		voiceReply({ text: 'I am sorry, something went wrong.' });
		const heard = finish();
		expect(heard[0]).toBe('Good evening!');
		expect(heard.join(' ')).not.toMatch(/\ble\b/);
		expect(heard.slice(-2)).toEqual(['I am sorry, something went wrong.', '{}']);
	});

	it('of an agent that continues after an error neither', () => {
		const { begin, say, voiceReply, finish } = reading({ isHeard: (name) => ['AI Agent', 'Voice Reply'].includes(name) });
		begin();
		say('Good evening! We have one table le');
		voiceReply({ text: 'I am sorry.' });
		expect(finish().join(' ')).not.toMatch(/\ble\b/);
	});

	it('is complete if the agent speaks by Voice Reply as its tool', () => {
		const { begin, say, voiceReply, finish } = reading({ isHeard: (name) => name === 'AI Agent' });
		begin();
		say('Just a second');
		voiceReply({ text: 'Still here.' });
		expect(finish()).toEqual(['Just a second', 'Still here.', '{}']);
	});

	it('ends with the fallback message, also if its node continues after an error', () => {
		const { begin, say, finish } = reading();
		begin();
		say('Good evening! We have one table le');
		expect([finish()[0], finish().at(-1)]).toEqual(['Good evening!', '{Sorry.}']);
	});

	it('does not end with it if another node has answered since', () => {
		const { begin, say, voiceReply, finish } = reading({ isHeard: () => true });
		begin();
		say('Good evening! We have one table le');
		voiceReply({ text: 'Please ask again.' });
		expect(finish().slice(-2)).toEqual(['Please ask again.', '{}']);
	});

	it('ends with the fallback message', () => {
		const { begin, say, chunk, finish } = reading();
		begin();
		say('Good evening! We have one table le');
		chunk('error', undefined, AGENT);
		expect(finish().at(-1)).toBe('{Sorry.}');
	});
});

describe('several agents', () => {
	const INNER = { ...AGENT, nodeId: 'i', nodeName: 'Inner Agent' };

	it('only those that should be heard are', () => {
		const { begin, say, end, finish } = reading({ isHeard: (name) => name === 'AI Agent' });
		begin();
		begin(INNER);
		say('Internal note: margin forty percent.', INNER);
		end(INNER);
		say('Slot one is free.');
		end();
		expect(finish()).toEqual(['Slot one is free.', '{}']);
	});

	it('speak one after the other, also if the first one never ends', () => {
		const { begin, say, end, finish } = reading();
		begin();
		say('First. And then it stop');
		begin(INNER);
		say('Second.', INNER);
		end(INNER);
		expect(finish()).toEqual(['First.', 'Second.', '{}']);
	});

	it('answer several items in order, whichever is ready first', () => {
		const item = (itemIndex: number) => ({ ...AGENT, itemIndex });
		const { begin, say, end, heard, finish } = reading();
		for (const index of [0, 1, 2]) begin(item(index));
		say('Green one. Green two.', item(1));
		end(item(1));
		say('Red one. Red t', item(0));
		expect(heard).toEqual(['Red one.']);
		say('Blue one.', item(2));
		say('wo.', item(0));
		end(item(0));
		expect(heard).toEqual(['Red one.', 'Red two.', 'Green one.', 'Green two.']);
		end(item(2));
		expect(finish()).toEqual(['Red one.', 'Red two.', 'Green one.', 'Green two.', 'Blue one.', '{}']);
	});
});

describe('an answer to several items', () => {
	const item = (itemIndex: number) => ({ ...AGENT, itemIndex });
	const both = ['Red one.', 'Red two.', 'Green one.', 'Green two.', '{}'];

	it('is not said again when n8n tries all of them again for one that broke off', () => {
		const { begin, say, end, finish } = reading();
		begin(item(0));
		begin(item(1));
		say('Red one. Red two.', item(0));
		end(item(0));
		say('Green one. Gre', item(1));
		begin(item(0));
		begin(item(1));
		say('Red one. Red two.', item(0));
		end(item(0));
		say('Green one. Green two.', item(1));
		end(item(1));
		expect(finish()).toEqual(both);
	});

	it('is not said again when n8n asks for all of them again after a tool call of one', () => {
		const { begin, say, end, finish } = reading();
		for (const text of ['', 'Green one. Green two.']) {
			begin(item(0));
			say('Red one. Red two.', item(0));
			end(item(0));
			begin(item(1));
			say(text, item(1));
			end(item(1));
		}
		expect(finish()).toEqual(both);
	});
});

describe('the end of the execution', () => {
	it('if it was stopped gives the fallback message at once', () => {
		const { begin, say, signal, heard } = reading();
		begin();
		say('Let me check. It is in Mun');
		signal('cancelled');
		expect(heard).toEqual(['Let me check.', '{Sorry.}']);
	});

	it('closes the turn', () => {
		const { voiceReply, signal, heard } = reading();
		voiceReply({ text: 'Hello.' });
		signal('ended');
		expect(heard).toEqual(['Hello.', '{}']);
	});

	it('is no failure if only a Respond to Webhook failed', () => {
		const { begin, say, end, chunk, finish } = reading({ isHarmless: (name) => name === 'Respond to Webhook' });
		begin();
		say('It is booked.');
		end();
		chunk('error', undefined, { nodeId: 'r', nodeName: 'Respond to Webhook' });
		expect(finish()).toEqual(['It is booked.', '{}']);
	});

	it.each([
		['json', '{"left": 2}'],
		['hidden', '<think>Nothing to say.</think>'],
		['noWords', '...'],
	])('says why nothing was heard: %s', (reason, text) => {
		const reasons: string[] = [];
		const { begin, say, end, finish } = reading({ onSilence: (why) => reasons.push(why) });
		begin();
		say(text);
		end();
		expect(finish()).toEqual(['{Sorry.}']);
		expect(reasons).toEqual([reason]);
	});

	it('is not waited for to tell why an answer was not spoken; and it is told if something is spoken after all', () => {
		const reasons: unknown[] = [];
		const { begin, say, end, voiceReply, finish } = reading({ onUnspoken: (why) => reasons.push(why) });
		begin();
		say('...');
		expect(reasons).toEqual([]);
		end();
		expect(reasons).toEqual(['noWords']);
		voiceReply({ text: 'Hello.' });
		finish();
		expect(reasons).toEqual(['noWords', undefined]);
	});

	it('tells nothing of an answer without words after one with words', () => {
		const reasons: unknown[] = [];
		const { begin, say, end, finish } = reading({ onUnspoken: (why) => reasons.push(why), onSilence: (why) => reasons.push(why) });
		for (const text of ['Let me check.', '...']) {
			begin();
			say(text);
			end();
		}
		expect(finish()).toEqual(['Let me check.', '{}']);
		expect(reasons).toEqual([]);
	});

	it('gives the fallback message instead of a "Say and Finish" that holds nothing to speak', () => {
		const { voiceReply, heard } = reading();
		voiceReply({ text: '```\nx = 1\n```', close: 'finish' });
		expect(heard[0]).not.toBe('{}finish');
	});
});

describe('Voice Reply', () => {
	it('keeps line breaks as pauses', () => {
		const { voiceReply, finish } = reading();
		voiceReply({ text: 'Mon 9-5\nTue 9-5\nWed closed', close: 'finish' });
		expect(finish().map((line) => line.replace(/[{}]|finish$/g, ''))).toEqual(['Mon 9-5.', 'Tue 9-5.', 'Wed closed']);
	});
});
