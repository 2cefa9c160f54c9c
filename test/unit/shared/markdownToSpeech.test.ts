import { MarkdownToSpeech } from '../../../nodes/shared/speech/markdownToSpeech';
import { toSpeech } from '../../../nodes/shared/speech/speech';

describe('toSpeech', () => {
	it.each([
		['**Bold** and *italic*, ***both***, __bold__ and _italic_.', 'Bold and italic, both, bold and italic.'],
		['# Opening hours\n- Monday\n- Tuesday!', 'Opening hours. Monday. Tuesday!'],
		['> Quoted.\n* [x] done', 'Quoted. done.'],
		['See [our page](https://example.com/a(b)) or ![a map](map.png "Map").', 'See our page or a map.'],
		['Read https://www.example.com/docs/a?b=c#d, please.', 'Read example.com, please.'],
		['Say `hello` ~~not~~ now', 'Say hello not now'],
		['Before\n```js\nconst x = 1;\n```\nafter', 'Before after'],
		['| Size | Price |\n|------|-------|\n| S | 3.50 |', 'Size, Price. S, 3.50.'],
		['Above\n\n---\n\nbelow', 'Above below'],
		['Great \u{1f600}\u{1f44d}\u{1f3fd}! \u{1f1e9}\u{1f1ea} \u2764\ufe0f done', 'Great! done'],
		['Press 1\ufe0f\u20e3 now', 'Press 1 now'],
		['<b>Hi</b> there<br/>', 'Hi there'],
		['A \\*star\\*', 'A *star*'],
		['**Half of it.', 'Half of it.'],
	])('says %j as %j', (written, said) => expect(toSpeech(written)).toBe(said));

	it.each([
		'It costs $3.50, i.e. 2 * 1.75 (50% off) at 10:30 a.m. \u2014 really!',
		'snake_case and 5 > 3 & 2 < 4 stay; so does C# and A/B.',
		'1. First of all, call +1 500 555 0002.',
		'Press [1] for sales, [2] for {all} the rest; f(x) = a_1 * b_2, C:\\times\\new.',
		'@some_name likes #tag_one, 5 < 6, a > b, ~5 %, 3**2 and "quotes".',
		'\u00a9 2026 Caf\u00e9 \u00abM\u00fcller\u00bb\u2122',
		'\u0645\u0631\u062d\u0628\u0627\u060c \u0643\u064a\u0641 \u062d\u0627\u0644\u0643\u061f',
		'\u3053\u3093\u306b\u3061\u306f\u3002\u4e88\u7d04\u3067\u3059\u304b\uff1f',
	])('keeps plain text as it is: %s', (text) => expect(toSpeech(text)).toBe(text));

	it('says a cleaned text as it is', () => {
		const once = toSpeech('# Title\n- **one**\n- [two](https://x.org)');
		expect(toSpeech(once)).toBe(once);
	});
});

describe('MarkdownToSpeech', () => {
	it('remembers the line it is in', () => {
		const cleaner = new MarkdownToSpeech();
		const said = ['- It is five. ', '- 3 is less. ', 'Not more\n', '- Item that ', 'is long\n', '2 * 3. ', '* 4 = 24'].map((piece) =>
			cleaner.clean(piece),
		);
		expect(said).toEqual(['It is five.', '- 3 is less.', 'Not more.', 'Item that', 'is long.', '2 * 3.', '* 4 = 24']);
	});
});
