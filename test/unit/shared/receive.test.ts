import { receive as receiveWebhook, type WebhookTrigger } from '../../../nodes/shared/webhook/receive';
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

it('takes the repetition of a delivery whose file could not be stored', async () => {
	let isFull = true;
	const trigger: WebhookTrigger<object> = {
		maxBodyBytes: 100,
		acknowledgeWithinMs: 1_000,
		authenticate: () => 'authenticated',
		parse: () => ({ ok: true, event: {} }),
		isSelected: () => true,
		idsOf: () => ['one'],
		toItem: () => ({}),
		toBinary: async () => {
			if (isFull) throw new Error('the disk is full');
			return await Promise.resolve({ data: { data: '', mimeType: 'audio/mpeg' } });
		},
	};
	const deliver = receiverOf(
		async function () {
			return await receiveWebhook(this, () => trigger);
		},
		{ parameters: {}, credentials: {}, staticData: {} },
	);
	const delivery = { body: Buffer.from('{}'), headers: { 'content-type': 'application/json' } };
	// Here, the logger throws what it is told.
	await expect(deliver(delivery)).rejects.toThrow('the disk is full');
	isFull = false;
	expect(await deliver(delivery)).toMatchObject({ status: 200, started: true });
});
