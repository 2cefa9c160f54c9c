// workflows/answers-from-documents.json: an AI Agent that looks up what it says.
import axios from 'axios';

import type { ExampleFixture } from '../exampleFixture';
import { calledExample, lastAnswer, use } from './toolSteps';

export function answersFromDocumentsExample(getFixture: () => ExampleFixture): void {
	const { say, another, id } = calledExample(getFixture, 'answers-from-documents');

	const upload = async (text: string, password: string) => {
		const { api, n8n } = getFixture();
		const { nodes } = await api.getWorkflow(id());
		const form = new FormData();
		form.append('field-0', new Blob([text], { type: 'text/plain' }), 'prices.txt');
		const { status } = await axios.post(
			`${n8n.baseUrl}/form/${nodes.find(({ name }) => name === 'Add a document')!.webhookId!}`,
			form,
			{
				auth: { username: 'owner', password },
				proxy: false,
				validateStatus: null,
			},
		);
		return status;
	};

	it('finds the passage that answers the question', async () => {
		const { llmKey } = getFixture();
		expect(await upload('Everything is free.', 'wrong')).toBe(401);
		expect(await upload('A desk costs 300 dollars. Delivery takes two weeks.', llmKey)).toBe(200);
		expect((await another()).error).toBeUndefined();
		let found = '';
		const { spoken } = await say('What does a desk cost?', [
			use('Look_it_up', { input: 'What does a desk cost?' }),
			(request) => {
				found = lastAnswer(request);
				return 'A desk costs 300 dollars.';
			},
		]);
		expect(spoken.at(-1)).toBe('A desk costs 300 dollars.');
		expect(found).toContain('A desk costs 300 dollars.');
		expect(found).not.toContain('Everything is free.');
	});
}
