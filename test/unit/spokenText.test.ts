import { spokenText } from '../../nodes/VoiceReply/spokenText';

const text = (value: unknown) => spokenText(value, 'Text');

describe('the text of Voice Reply', () => {
	it.each([
		['Hello.', 'Hello.'],
		['  Hello. \n', 'Hello.'],
		[7, '7'],
		[0, '0'],
		[true, 'true'],
		[null, ''],
		[undefined, ''],
		['', ''],
		[[], ''],
		[['One moment.', 'It is free.'], 'One moment. It is free.'],
		[['red', 'green', ''], 'red, green'],
		[[1, 2], '1, 2'],
		// Gemini's and Claude's answers: the parts of one text.
		[
			[
				{ type: 'text', text: 'Your table ' },
				{ type: 'text', text: 'is booked.' },
			],
			'Your table is booked.',
		],
		[[{ text: 'Your table is booked.' }], 'Your table is booked.'],
		[
			[
				{ type: 'tool_use', id: 'x' },
				{ type: 'text', text: 'Booked.' },
			],
			'Booked.',
		],
		[[{ type: 'image_url', image_url: {} }], ''],
	])('of %j is %j', (value, said) => expect(text(value)).toBe(said));

	it.each<[unknown, RegExp]>([
		[{ reply: 'Booked.', end: false }, /^"Text" is an object\. Name the field to speak, such as \{\{ \$json\.output\.reply \}\}$/],
		[{ sure: 1, text: 'Booked.' }, /\$json\.output\.text /],
		[{ note: 'Booked.' }, /\$json\.output\.note /],
		[{ count: 3 }, /\$json\.output\.count /],
		[{}, /^"Text" is an object without a text/],
		[[{ name: 'Anna' }], /^"Text" is a list of objects.*\$json\.output\[0\]\.name /],
		[[[1]], /^"Text" is a list of objects.*\$json\.output\[0\]\.text /],
		['Hello [object Object]!', /^"Text" contains an object/],
		['[object Object],[object Object]', /^"Text" contains an object/],
	])('%j is refused with what to do', (value, message) => expect(() => text(value)).toThrow(message));
});
