// workflows/texts-by-the-same-agent.json: one AI Agent and one memory for calls and texts.
import { textMessage } from '../../../simulator';
import type { ExampleFixture } from '../exampleFixture';
import { calledExample } from './toolSteps';

export function textsByTheSameAgentExample(getFixture: () => ExampleFixture): void {
	const { say, deliver, agentId } = calledExample(getFixture, 'texts-by-the-same-agent');
	const texts = () =>
		getFixture()
			.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/messages')
			.map(({ body }) => body);

	it('answers a text by text, a call by voice, and remembers both', async () => {
		const before = texts().length;
		const { model } = getFixture();
		model.configure({ reply: () => 'We are open from nine, Ada.' });
		const { error } = await deliver(textMessage({ data: { from: '+15005550061', message: 'This is Ada. When do you open?' } }));
		expect(error).toBeUndefined();
		expect(JSON.stringify(model.requests.at(-1)!.messages)).toContain('text message');
		expect(texts().slice(before)).toEqual([{ agent_id: agentId(), to_number: '+15005550061', body: 'We are open from nine, Ada.' }]);

		let asked = '';
		const remember = (request: { messages: unknown }) => {
			asked = JSON.stringify(request.messages);
			return 'From nine to five.';
		};
		const { spoken } = await say('And until when?', [remember], { from: '+15005550061' });
		expect(spoken).toEqual(['From nine to five.']);
		expect(asked).toContain('This is Ada. When do you open?');
		expect(asked).toContain('You answer the phone');
		await say('Hello?', [remember], { from: '+15005550062' });
		expect(asked).not.toContain('This is Ada.');
		expect(texts()).toHaveLength(before + 1);
	});
}
