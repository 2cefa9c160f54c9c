import { ReceptAiTrigger } from '../../../nodes/ReceptAi/ReceptAiTrigger.node';
import { ReceptAiSender, receptEvent, type ReceptOverrides, type SenderAuth } from '../../simulator';
import { hmac, ignoredByReceptAi, KEY, deduplicateBy, METHODS, SECRET, SECRETS } from '../../verification/receptAi';
import { startReceiver, type Receiver } from '../../verification/receiver';
import { allRows } from '../../verification/table';

const receivers: Receiver[] = [];
afterEach(async () => {
	await Promise.all(receivers.splice(0).map((one) => one.stop()));
});

const trigger = new ReceptAiTrigger();
/** As n8n gives them where a workflow says nothing. */
const defaults = Object.fromEntries(trigger.description.properties.map(({ name, default: value }) => [name, value]));

async function open(parameters: Record<string, unknown>, secrets: Record<string, string | string[]> = {}, auth: SenderAuth[] = []) {
	const state = {
		parameters: { ...defaults, events: ['call'], ...parameters } as never,
		credentials: { receptAiWebhookApi: secrets },
		staticData: {},
	};
	const receiver = await startReceiver(trigger, state);
	receivers.push(receiver);
	const sender = new ReceptAiSender({ url: receiver.url, auth, allowLoopback: true });
	const send = async ({
		event = receptEvent('call.ended'),
		...overrides
	}: ReceptOverrides & { event?: ReturnType<typeof receptEvent> } = {}) => (await sender.deliver(event, overrides)).attempts[0];
	return { receiver, send };
}

const hmacAlone = (parameters: Record<string, unknown> = {}) =>
	open({ authentication: ['hmac'], ...parameters }, { authenticationTypes: ['hmac'], hmacSecret: SECRET }, [hmac()]);

describe.each(METHODS)('Recept AI with $name', ({ parameters, secrets, right, wrong }) => {
	const opened = () => open(parameters, secrets, allRows(right)[0][1]());

	it.each(allRows(right))('takes %s', async (_what, auth, overrides = () => ({})) => {
		const { send, receiver } = await opened();
		expect(await send({ auth: auth(), ...overrides() })).toMatchObject({ status: 200 });
		expect(receiver.started).toBe(1);
	});

	it.each(allRows(wrong))('refuses %s: %i', async (_what, status, reason, overrides) => {
		const { send, receiver } = await opened();
		const answer = await send(overrides());
		expect({ status: answer.status, said: JSON.parse(answer.body) as object }).toEqual({ status, said: { error: reason } });
		for (const secret of SECRETS) expect(answer.body).not.toContain(secret);
		expect(receiver.started).toBe(0);
	});
});

it('takes nothing if the credential holds nothing for the method', async () => {
	const { send, receiver } = await open({ authentication: ['hmac'] }, { authenticationTypes: ['apiKey'], apiKey: KEY });
	for (const auth of [[], [hmac({ secret: '' })], [hmac()]]) {
		const { status, body } = await send({ auth });
		expect([status, body]).toEqual([503, '{"error":"This trigger has no signing secret, so no delivery can be proven genuine."}']);
	}
	expect(receiver.started).toBe(0);
});

it.each(allRows(ignoredByReceptAi))('acknowledges %s, and starts nothing', async (_what, overrides) => {
	const { send, receiver } = await hmacAlone({ events: ['call.ended', 'agent'] });
	expect(await send(overrides())).toMatchObject({ status: 200, body: '{"received":true,"started":false}' });
	expect(receiver.started).toBe(0);
});

it.each(allRows(deduplicateBy))('starts once for a delivery known again by %s', async (_what, parameters, delivery) => {
	const { send, receiver } = await open({ authentication: ['none'], ...parameters });
	for (const id of ['one', 'one', 'two', 'one']) expect((await send(delivery(id))).status).toBe(200);
	expect(receiver.started).toBe(2);
});
