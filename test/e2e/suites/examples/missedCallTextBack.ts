// workflows/missed-call-text-back.json: a missed call leads to one text an hour.
import { callEnded } from '../../../simulator';
import { seedPhoneAgent } from '../fixture';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';

type Ended = NonNullable<NonNullable<Parameters<typeof callEnded>[0]>['data']>;

const TABLE = 'Missed call texts';

export function missedCallTextBackExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let calls = 0;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'missed-call-text-back');
	});
	afterAll(() => example?.stop());

	const textsTo = (caller: string) =>
		getFixture()
			.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/messages')
			.map(({ body }) => body as Record<string, unknown>)
			.filter(({ to_number }) => to_number === caller);

	/** These calls are over, all at the same moment. */
	const callsAreOver = async (...ended: Ended[]) => {
		await Promise.all(
			ended.map((data) =>
				getFixture().simulator.deliver({ agentId, event: callEnded({ data: { transcript: [], durationSeconds: 3, ...data } }) }),
			),
		);
		const executions = (await example.ended((calls += ended.length))).slice(-ended.length);
		expect(executions.map(({ error }) => error)).toEqual(ended.map(() => undefined));
	};

	const notedAt = async (phone: string, minutesAgo: number) => {
		const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
		await example.addRows(TABLE, [{ phone, callId: 'call_before', at }]);
	};

	it('texts a caller who said nothing', async () => {
		const from = '+15005550041';
		await callsAreOver({ from, transcript: [{ role: 'agent', content: 'Hello?' }] });
		expect(textsTo(from)).toEqual([
			{
				agent_id: agentId,
				to_number: from,
				body: 'Sample Ltd: sorry we missed your call! Write here what we can do for you, and we will answer. Reply STOP to opt out.',
			},
		]);
	});

	it.each<[string, Ended, number]>([
		['never got through', { status: 'no-answer', callSuccessful: false }, 1],
		['failed in the middle', { status: 'failed', transcript: [{ role: 'user', content: 'Hello?' }] }, 1],
		['spoke with us, although the transcript is empty', { durationSeconds: 40 }, 0],
		['left no transcript although we answered a long call', { durationSeconds: 40, transcript: undefined }, 0],
		['spoke with us', { transcript: [{ role: 'user', content: 'Where is my order?' }] }, 0],
		['was called by us', { direction: 'outbound' }, 0],
	])('a caller who %s', async (what, data, expected) => {
		const from = `+1500555${String(1000 + what.length)}`;
		await callsAreOver({ ...data, from });
		expect(textsTo(from)).toHaveLength(expected);
	});

	it('has nobody to text when the number is withheld', async () => {
		const before = getFixture().simulator.requests.length;
		await callsAreOver({ from: null }, { from: 'anonymous' });
		expect(getFixture().simulator.requests).toHaveLength(before);
	});

	it('texts once, however many calls there are at once', async () => {
		const from = '+15005550042';
		await callsAreOver(...Array.from({ length: 5 }, () => ({ from })));
		expect(textsTo(from)).toHaveLength(1);
		await callsAreOver({ from });
		expect(textsTo(from)).toHaveLength(1);
		expect((await example.rows(TABLE)).filter(({ phone }) => phone === from)).toHaveLength(1);
	});

	it('texts again after an hour, and not before', async () => {
		const [recent, old] = ['+15005550043', '+15005550044'];
		await notedAt(recent, 58);
		await notedAt(old, 62);
		await callsAreOver({ from: recent }, { from: old });
		expect(textsTo(recent)).toEqual([]);
		expect(textsTo(old)).toHaveLength(1);
	});
}
