// workflows/order-status.json: looked up while the caller hears something.
import { seedPhoneAgent } from '../fixture';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

export function orderStatusExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'order-status');
	});
	afterAll(() => example?.stop());

	const say = async (transcript: string, callId?: string) => {
		const turn = await getFixture().simulator.placeTurn({ agentId, transcript, callId });
		expect(turn.problems).toEqual([]);
		expect(turn.hangup).toBe(false);
		return turn;
	};

	it('tells the status, and something while it looks', async () => {
		const { spoken, lines } = await say('Hi, I have two questions. Where is my order 4 7 1 1?');
		expect(spoken).toEqual([
			'One moment, please.',
			'I am looking for order 4 7 1 1.',
			'Your order 4 7 1 1 left our warehouse and arrives tomorrow. Can I look up another one?',
		]);
		expect(lines.map(({ interim }) => interim)).toEqual([true, true, false]);
	});

	it('asks for the number, and goes on in the same call', async () => {
		const first = await say('Where is my order?');
		expect(first.spoken).toEqual(['One moment, please.', 'Which order is it? Please tell me its number, digit by digit.']);
		const second = await say('It is 12-34.', first.callId);
		expect(second.spoken).toEqual([
			'Let me see.',
			'I am looking for order 1 2 3 4.',
			'Your order 1 2 3 4 is being packed. Can I look up another one?',
		]);
	});

	it('says so when there is no such order', async () => {
		expect((await say('Order 99, please.')).spoken.at(-1)).toBe('I have no order 9 9. Please tell me the number again.');
	});
}
