// The examples whose voice is another platform's: workflows/vapi-receptionist.json, elevenlabs-receptionist.json,
// livekit-receptionist.json and hamsa-custom-llm.json.
import {
	ChatCall,
	elevenLabs,
	hamsaCustomLlm,
	liveKit,
	vapi,
	type ChatCallOptions,
	type ChatPlatform,
	type ChatTurn,
} from '../../../simulator';
import type { ChatRequest, StandInAnswer } from '../../harness/openAiStandIn';
import { webhookUrl } from '../../harness/workflows';
import { importExample, startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { changeNode } from './change';

type Step = (request: ChatRequest) => StandInAnswer | string;

const use =
	(name: string, given: Record<string, unknown> = {}): Step =>
	() => ({ text: '', toolCall: { name, arguments: given } });

/** The URL that the editor shows for the example's trigger. */
async function urlOf({ api, n8n }: ExampleFixture, workflowId: string): Promise<string> {
	const { nodes } = await api.getWorkflow(workflowId);
	return webhookUrl(n8n.baseUrl, nodes.find(({ type }) => type.endsWith('.customLlmTrigger'))!, 'v1');
}

/** A model that takes these steps in turn. @returns what is left of them */
function plan({ model }: ExampleFixture, steps: Step[]): Step[] {
	const rest = [...steps];
	model.configure({ reply: (_said, request) => rest.shift()?.(request) ?? 'I have nothing more to do.', tokenDelay: 2 });
	return rest;
}

/** A slow machine says a filler before. */
const withoutFiller = (turn: ChatTurn): ChatTurn => ({ ...turn, heard: turn.heard.replace('One moment, please... ', '') });

function played(getFixture: () => ExampleFixture, name: string, platform: ChatPlatform) {
	let url: string;
	let example: LiveExample | undefined;
	beforeAll(async () => {
		example = await startExample(getFixture(), name);
		url = await urlOf(getFixture(), example.id);
	});
	afterAll(() => example?.stop());
	const ring = (more: Partial<ChatCallOptions> = {}) => new ChatCall({ platform, url, key: getFixture().llmKey, ...more });
	/** One sentence of the caller, with a model that takes these steps. */
	const say = async (call: ChatCall, words: string, ...steps: Step[]): Promise<ChatTurn> => {
		const rest = plan(getFixture(), steps);
		const turn = await call.say(words);
		// After the end of a call the agent still thinks for a moment, and would take the next step.
		await example!.ended(1);
		expect({ problems: turn.problems, left: rest.length }).toEqual({ problems: [], left: 0 });
		return withoutFiller(turn);
	};
	return { ring, say };
}

/** What the model was given of the conversation, without instructions. */
const conversationIn = ({ messages }: ChatRequest) =>
	messages
		.filter(({ role }) => role === 'user' || role === 'assistant')
		.map(({ role, content }) => [role, Array.isArray(content) ? content.map(({ text }) => text).join('') : content]);

export function vapiReceptionistExample(getFixture: () => ExampleFixture): void {
	const { ring, say } = played(getFixture, 'vapi-receptionist', vapi());

	it('answers, and knows what was said and what the caller did not hear', async () => {
		const call = ring({ greeting: 'Sample Dental, good morning!' });
		expect((await say(call, 'Are you open?', () => 'Yes. We are open until five.')).heard).toBe('Yes. We are open until five.');
		plan(getFixture(), [() => 'On Saturday we are closed. On Sunday, too. Shall I book something?']);
		expect(await call.say('And on Saturday?', { interruptAfterWords: 5 })).toMatchObject({ heard: 'On Saturday we are closed.' });
		let given: unknown;
		await say(call, 'Thanks.', (request) => {
			given = conversationIn(request);
			return 'You are welcome.';
		});
		expect(given).toEqual([
			['assistant', 'Sample Dental, good morning!'],
			['user', 'Are you open?'],
			['assistant', 'Yes. We are open until five.'],
			['user', 'And on Saturday?'],
			['assistant', 'On Saturday we are closed.'],
			['user', 'Thanks.'],
		]);
	});

	it('puts through with the tool of the assistant', async () => {
		const turn = await say(ring(), 'I want a person.', use('Put_through', { sentence: 'I will put you through.' }));
		expect(turn).toMatchObject({
			heard: 'I will put you through.',
			toolCalls: [{ name: 'transferCall', arguments: { destination: '+15005550009' } }],
			ended: 'transferred',
		});
	});

	it('hangs up with the tool of the assistant', async () => {
		const turn = await say(ring(), 'Goodbye.', use('Hang_up', { goodbye: 'Goodbye!' }));
		expect(turn).toMatchObject({ heard: 'Goodbye!', toolCalls: [{ name: 'endCall', arguments: {} }], ended: 'hungUp' });
	});

	it('keeps strangers out', async () => {
		expect(await ring().say('Hello', { key: 'the-key-of-somebody-else' })).toMatchObject({ status: 401, heard: '', problems: [] });
		expect(await ring().say('Hello', { key: null })).toMatchObject({ status: 401, heard: '', problems: [] });
	});
}

export function elevenLabsReceptionistExample(getFixture: () => ExampleFixture): void {
	const { ring, say } = played(getFixture, 'elevenlabs-receptionist', elevenLabs({ extraBody: null, conversationHeader: true }));

	it('changes the language with a tool of the agent, and answers in it', async () => {
		// The first execution, which nobody hears any more, asks its model as well: the request tells which of them it is.
		getFixture().model.configure({
			reply: (_said, { messages }) => {
				if (JSON.stringify(messages[0]).includes('language_detection')) return 'Claro. ¿En qué puedo ayudarle?';
				if (messages.at(-1)!.role === 'tool') return 'Unheard.';
				return { text: '', toolCall: { name: 'Change_language', arguments: { language: 'es' } } };
			},
		});
		const turn = withoutFiller(await ring().say('¿Habla español?'));
		expect(turn).toMatchObject({
			rounds: 2,
			toolCalls: [{ name: 'language_detection', arguments: { language: 'es' } }],
			heard: 'Claro. ¿En qué puedo ayudarle?',
			problems: [],
		});
	});

	it('puts through and hangs up with system tools', async () => {
		const through = await say(ring(), 'I want a person.', use('Put_through', { sentence: 'I will put you through.' }));
		expect(through).toMatchObject({
			toolCalls: [{ name: 'transfer_to_number', arguments: { transfer_number: '+15005550009' } }],
			ended: 'transferred',
		});
		const ended = await say(ring(), 'Goodbye.', use('Hang_up', { goodbye: 'Goodbye!' }));
		expect(ended).toMatchObject({ heard: 'Goodbye!', toolCalls: [{ name: 'end_call' }], ended: 'hungUp' });
	});

	it('breaks off when the model fails, so that the backup model takes over', async () => {
		getFixture().model.configure({ reply: () => ({ text: 'No credit', status: 401 }) });
		const { failure, finishReason, heard } = await ring().say('Hello?');
		expect({ failed: failure !== null, finishReason, heard }).toEqual({ failed: true, finishReason: null, heard: '' });
	});
}

export function liveKitReceptionistExample(getFixture: () => ExampleFixture): void {
	const { ring, say } = played(getFixture, 'livekit-receptionist', liveKit());

	it('follows the instructions of the agent script', async () => {
		let given = '';
		const turn = await say(ring({ instructions: 'You answer for Sample Flowers.' }), 'Hello?', (request) => {
			given = JSON.stringify(request.messages);
			return 'Sample Flowers, hello.';
		});
		expect(turn).toMatchObject({ heard: 'Sample Flowers, hello.', rounds: 1 });
		expect(given).toContain('You answer for Sample Flowers.');
	});

	it('hangs up once, though the framework tells it what came of it', async () => {
		const turn = await say(ring(), 'Goodbye.', use('Hang_up', { goodbye: 'Goodbye!' }));
		expect(turn).toMatchObject({
			heard: 'Goodbye!',
			toolCalls: [{ name: 'end_call' }],
			rounds: 2,
			ended: 'hungUp',
			finishReason: 'stop',
		});
	});
}

export function hamsaCustomLlmExample(getFixture: () => ExampleFixture): void {
	const PRESS = 'Connect Hamsa (press once)';
	const UNDO = 'Disconnect Hamsa (press to undo)';

	it('gives an agent of Hamsa its URL and key, answers it, and gives it back', async () => {
		const fixture = getFixture();
		const { api, hamsa, llmKey } = fixture;
		const agent = hamsa.seedAgent({ name: 'Front desk' });
		const { id } = await importExample(fixture, 'hamsa-custom-llm');
		const agentId = { __rl: true, mode: 'id', value: agent.id };
		const baseUrl = await urlOf(fixture, id);
		await changeNode(fixture, id, 'Point the agent here', ({ parameters }) => ({
			parameters: { ...parameters, agentId, llm: { ...(parameters.llm as object), baseUrl, apiKey: llmKey } },
		}));
		await changeNode(fixture, id, 'Back to a model of Hamsa', ({ parameters }) => ({ parameters: { ...parameters, agentId } }));
		await api.activateWorkflow(id);
		const press = async (name: string, count: number) => {
			const execution = await api.runWorkflowManually({ id }, name);
			await api.waitForExecutions(id, count);
			const { status, runData } = await api.getExecution(execution);
			expect(status).toBe('success');
			expect(JSON.stringify(runData)).not.toContain(llmKey);
		};

		await press(PRESS, 1);
		const { llm } = hamsa.state.agent(agent.id);
		expect(llm).toMatchObject({ provider: 'Custom', baseUrl, apiKey: llmKey });

		plan(fixture, [() => 'أهلا وسهلا. كيف أساعدك؟']);
		const call = new ChatCall({ platform: hamsaCustomLlm(), url: String(llm.baseUrl), key: String(llm.apiKey) });
		expect(await call.say('السلام عليكم')).toMatchObject({ heard: 'أهلا وسهلا. كيف أساعدك؟', problems: [] });

		await press(UNDO, 3);
		expect(hamsa.state.agent(agent.id).llm).toMatchObject({ provider: 'OpenAI', baseUrl: null, apiKey: null });
		await api.deactivateWorkflow(id);
	});
}
