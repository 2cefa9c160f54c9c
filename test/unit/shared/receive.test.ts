import { receiverOf } from '../../fuzz/inboundContext';
import { subjects } from '../../fuzz/subjects';

describe.each(subjects)('a repetition to $name', ({ receive, state, events, authenticated }) => {
	// Not AgentPhone's first one, a voice turn: that has a live answer.
	const event = events.at(1)!;

	const twice = async (mode: string) => {
		const deliver = receiverOf(receive, state, mode);
		const { headers, ...delivered } = authenticated(Buffer.from(JSON.stringify(event)), 1);
		// Requests to the Custom LLM Trigger have no other ID.
		const delivery = { ...delivered, headers: { ...headers, 'idempotency-key': 'the same' } };
		return [await deliver(delivery), await deliver(delivery)];
	};

	it('is acknowledged and starts nothing', async () => {
		expect(await twice('webhook')).toMatchObject([
			{ status: 200, started: true },
			{ status: 200, started: false },
		]);
	});

	it('starts again while the user listens for a test event', async () => {
		expect(await twice('manual')).toMatchObject([
			{ status: 200, started: true },
			{ status: 200, started: true },
		]);
	});
});
