import { frameOf } from '../../../nodes/Hamsa/transport/frames';

/** docs/platforms/hamsa.md, 11.3 */
describe('frameOf', () => {
	it.each(['ack', 'end', 'error', 'info', 'response'])('knows the control frame %s', (type) => {
		expect(frameOf(JSON.stringify({ type, payload: { message: 'x' } }))).toEqual({ kind: 'control', type, payload: { message: 'x' } });
		for (const rest of ['', ', "payload": null', ', "payload": "x"'])
			expect(frameOf(` {"type": "${type}"${rest}}`)).toEqual({ kind: 'control', type, payload: {} });
	});

	it.each([
		'',
		'Hello',
		'{',
		'{"type": "other"}',
		'{"type": ["info"]}',
		'{"text": "info"}',
		'[{"type": "info"}]',
		'null',
		'7',
		'"end"',
		'[MUSIC]',
		'I am [thinking]',
	])('takes %j for a transcript', (text) => expect(frameOf(text)).toEqual({ kind: 'text', text }));

	it.each(['[THINKING]', '[Thinking...]', '  [thinking] 3', '[THINKING: step 1]'])('takes %j for no more than a sign of life', (text) => {
		expect(frameOf(text)).toEqual({ kind: 'progress' });
	});

	it('takes bytes for audio', () => {
		expect(frameOf(new Uint8Array([1, 2]).buffer)).toEqual({ kind: 'audio', bytes: new Uint8Array([1, 2]) });
	});
});
