// workflows/lead-capture.json: what was said on a call becomes a lead and a text message.
import { callEnded } from '../../../simulator';
import { seedPhoneAgent } from '../fixture';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

type Ended = NonNullable<NonNullable<Parameters<typeof callEnded>[0]>['data']>;

export function leadCaptureExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let calls = 0;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'lead-capture');
	});
	afterAll(() => example?.stop());

	const texts = () =>
		getFixture()
			.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/messages')
			.map(({ body }) => body as Record<string, unknown>);

	/** A call is over, and the model finds this in it. @returns what was texted then, and what the model was given */
	const callIsOver = async (data: Ended, found: Record<string, string>, id?: string) => {
		const { simulator, model } = getFixture();
		model.configure({ reply: () => `\`\`\`json\n${JSON.stringify(found)}\n\`\`\`` });
		const before = { texts: texts().length, requests: model.requests.length };
		await simulator.deliver({ agentId, event: callEnded({ data }), ...(id && { id }) });
		const [execution] = (await example.ended(++calls)).slice(-1);
		expect(execution.error).toBeUndefined();
		return { texted: texts().slice(before.texts), asked: model.requests.slice(before.requests) };
	};

	const words: Ended['transcript'] = [
		{ role: 'agent', content: 'Hello, how can I help?' },
		{ role: 'user', content: 'This is Ada from Example Works. We need forty chairs.' },
	];

	it('keeps the lead and texts the caller', async () => {
		const found = { name: 'Ada', company: 'Example Works', need: 'Forty chairs', followUp: 'Tomorrow morning' };
		const { texted, asked } = await callIsOver({ callId: 'call_lead', from: '+15005550031', transcript: words }, found);
		expect(JSON.stringify(asked[0].messages)).toContain('Caller: This is Ada from Example Works. We need forty chairs.');
		expect(await example.rows('Caller leads')).toEqual([{ callId: 'call_lead', phone: '+15005550031', ...found }]);
		expect(texted).toEqual([
			{
				agent_id: agentId,
				to_number: '+15005550031',
				body: 'Sample Ltd: thank you for calling, Ada! We have noted it and will get back to you. Reply STOP to opt out.',
			},
		]);
	});

	it('keeps a lead of a call in a browser, which has no number to text', async () => {
		const { texted } = await callIsOver(
			{ callId: 'call_web', direction: 'web', from: null, transcript: words },
			{ need: 'Forty chairs' },
		);
		expect(texted).toEqual([]);
		expect((await example.rows('Caller leads')).map(({ callId, phone, need }) => ({ callId, phone, need }))).toContainEqual({
			callId: 'call_web',
			phone: null,
			need: 'Forty chairs',
		});
	});

	it.each<[string, Ended, Record<string, string>, number]>([
		['a wrong number', { transcript: words }, { need: '' }, 1],
		['a caller who said nothing', { transcript: [{ role: 'agent', content: 'Hello?' }] }, { need: 'Forty chairs' }, 0],
		['a call of our own', { direction: 'outbound', transcript: words }, { need: 'Forty chairs' }, 0],
	])('makes no lead of %s', async (_what, data, found, asked) => {
		const before = await example.rows('Caller leads');
		const result = await callIsOver(data, found);
		expect(result.texted).toEqual([]);
		expect(result.asked).toHaveLength(asked);
		expect(await example.rows('Caller leads')).toEqual(before);
	});
}
