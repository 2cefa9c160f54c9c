// workflows/catch-up.json: every event is run once, whether it was delivered, found in a list, or both.
import pWaitFor from 'p-wait-for';

import { callEnded, hamsaCallEvent, hamsaEndedData, textMessage, type Message } from '../../../simulator';
import { WAIT_TIMEOUT_MS, type ExecutionDetail } from '../../harness/api';
import { importExample, setUp, type ExampleFixture } from '../exampleFixture';
import { PACKAGE } from '../fixture';
import { changeNode } from './change';

const WORK = 'Do the work';
const TABLE = 'Handled events';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** In minutes: just within what is looked at. */
const LONG_AGO = 23 * 60;

export function catchUpExample(getFixture: () => ExampleFixture): void {
	let id: string;
	let agentId: string;
	let hamsaAgentId: string;
	let number: ReturnType<ExampleFixture['simulator']['seedNumber']>;

	beforeAll(async () => {
		const fixture = getFixture();
		agentId = fixture.simulator.seedAgent({ voiceMode: 'webhook', name: 'Front desk' }).id;
		number = fixture.simulator.seedNumber({ agentId });
		hamsaAgentId = fixture.hamsa.seedAgent({ name: 'Front desk' }).id;
		({ id } = await importExample(fixture, 'catch-up'));
		await changeNode(fixture, id, 'Hamsa call ended', ({ parameters }) => ({
			disabled: false,
			parameters: { ...parameters, agentId: { __rl: true, mode: 'id', value: hamsaAgentId } },
		}));
		// Run by hand here: by itself it would look in the midst of a test.
		await changeNode(fixture, id, 'Every five minutes', () => ({
			parameters: { rule: { interval: [{ field: 'cronExpression', expression: '0 0 29 2 *' }] } },
		}));
		await setUp(fixture, id);
	});
	afterAll(async () => {
		await getFixture().api.deactivateWorkflow(id);
		nothingHappened();
	});

	// --- what happened on the platforms

	/** Empties all lists: calls and texts of the last days would be counted by other examples. */
	const nothingHappened = () => {
		const { simulator, hamsa } = getFixture();
		simulator.state.account().calls.clear();
		simulator.state.account().conversations.clear();
		hamsa.state.conversations.clear();
	};

	/** An ended call of AgentPhone, in the list. @returns its ID */
	const call = (given: Parameters<ExampleFixture['simulator']['seedCall']>[0] = {}) =>
		getFixture().simulator.seedCall({
			agentId,
			phoneNumberId: number.id,
			status: 'completed',
			startedAt: minutesAgo(65),
			endedAt: minutesAgo(60),
			turns: [{ transcript: 'I want to move my booking' }, { response: 'To when?' }],
			...given,
		}).id;

	/** Texts of one person, in the list, in turn received and sent. @returns those received and those sent */
	const texts = (count: number, receivedAt = minutesAgo(60)) => {
		const { messages } = getFixture().simulator.seedNumberMessages(number, count, () => receivedAt);
		return {
			received: messages.filter(({ direction }) => direction === 'inbound'),
			sent: messages.filter(({ direction }) => direction === 'outbound'),
		};
	};

	/** A call of Hamsa, in the list. @returns its ID */
	const hamsaCall = (given: Parameters<ExampleFixture['hamsa']['seedConversation']>[0] = {}) =>
		getFixture().hamsa.seedConversation({
			voiceAgentId: hamsaAgentId,
			createdAt: minutesAgo(60),
			jobResponse: { transcription: [{ Agent: 'Hello' }, { User: 'Is it ready?' }] },
			...given,
		}).id;

	// --- what arrives

	const deliverCall = async (callId: string, durationSeconds = 300) => {
		const event = callEnded({ data: { callId, endedAt: minutesAgo(60), durationSeconds } });
		expect((await getFixture().simulator.deliver({ agentId, event })).attempts[0].status).toBe(200);
	};
	const deliverText = async ({ id: messageId, body, receivedAt, fromNumber, toNumber }: Message) => {
		const event = textMessage({ data: { messageId, message: body, receivedAt, from: fromNumber, to: toNumber } });
		expect((await getFixture().simulator.deliver({ agentId, event })).attempts[0].status).toBe(200);
	};
	const deliverHamsaCall = async (conversationId: string) => {
		const event = hamsaCallEvent('call.ended', { data: hamsaEndedData({ timestamp: minutesAgo(60), conversationId }) });
		expect((await getFixture().hamsa.deliver({ agentId: hamsaAgentId, event })).attempts[0].status).toBe(200);
	};

	// --- what the workflow does

	const executions = async (): Promise<ExecutionDetail[]> => {
		const { api } = getFixture();
		return await Promise.all((await api.listExecutions(id)).map(async (one) => await api.getExecution(one.id)));
	};
	/** Runs the schedule once, and waits for it and for all executions it starts. */
	const look = async (): Promise<void> => {
		const { api } = getFixture();
		const execution = await api.runWorkflowManually({ id }, 'Every five minutes');
		await api.waitForExecutions(id, 1);
		const { status, error } = await api.getExecution(execution);
		expect(error).toBeUndefined();
		expect(status).toBe('success');
	};
	/** Waits until so many delivered events have led to an execution that ended. */
	const delivered = async (count: number): Promise<void> => {
		const { api } = getFixture();
		const ended = async () =>
			(await api.listExecutions(id)).filter(({ mode, status }) => mode === 'webhook' && status === 'success').length;
		await pWaitFor(async () => (await ended()) >= count, { interval: 100, timeout: WAIT_TIMEOUT_MS });
	};
	/** The events that were worked on, oldest first. */
	const work = async () =>
		(await executions()).reverse().flatMap(({ runData }) => (runData[WORK] ?? []).flatMap(({ outputs }) => outputs[0]));
	const workedOn = async () => (await work()).map(({ eventId }) => eventId).sort();
	const rows = async () => {
		const { api } = getFixture();
		const table = (await api.listDataTables()).find(({ name }) => name === TABLE)!;
		return await api.listDataTableRows(table);
	};

	it('does not catch up what happened before it was set up', async () => {
		call();
		texts(2);
		hamsaCall();
		await look();
		expect(await work()).toEqual([]);

		// From here on, as if it had been set up two days ago.
		nothingHappened();
		const { api } = getFixture();
		await api.deleteDataTable((await api.listDataTables()).find(({ name }) => name === TABLE)!);
		await changeNode(getFixture(), id, 'Note the time', ({ parameters }) => {
			const columns = parameters.columns as { value: object };
			const value = { ...columns.value, handledAt: '={{ $now.minus({ days: 2 }).toISO() }}' };
			return { parameters: { ...parameters, columns: { ...columns, value } } };
		});
		await setUp(getFixture(), id);
		await setUp(getFixture(), id);
		expect((await rows()).map(({ eventId }) => eventId)).toEqual(['set up']);
	});

	it('looks when it is published', async () => {
		const { api } = getFixture();
		const lost = call({ startedAt: minutesAgo(LONG_AGO + 5), endedAt: minutesAgo(LONG_AGO) });
		await api.activateWorkflow(id);
		await pWaitFor(async () => (await work()).length > 0, { interval: 200, timeout: WAIT_TIMEOUT_MS });
		await api.waitForExecutions(id, 1);
		expect(await workedOn()).toEqual([lost]);
	});

	it('runs each event once: delivered, lost, and delivered after it was found', async () => {
		const { simulator } = getFixture();
		const before = await workedOn();
		const calls = [0, 1, 2, 3, 4].map(() => call());
		const { received, sent } = texts(5);
		const hamsaCalls = [0, 1, 2].map(() => hamsaCall());
		expect([received.length, sent.length]).toEqual([3, 2]);

		// Not over, too new, or too old.
		call({ status: 'in-progress', startedAt: minutesAgo(60), endedAt: null });
		const fresh = call({ startedAt: minutesAgo(8), endedAt: minutesAgo(3) });
		call({ startedAt: minutesAgo(25 * 60), endedAt: minutesAgo(24 * 60 + 30) });
		texts(1, minutesAgo(3));
		texts(1, minutesAgo(25 * 60));
		hamsaCall({ status: 'IN_PROGRESS', callDuration: null });
		hamsaCall({ createdAt: minutesAgo(12), callDuration: 600 });

		await deliverCall(calls[0]);
		await deliverCall(calls[1]);
		await deliverText(received[0]);
		await deliverHamsaCall(hamsaCalls[0]);
		await delivered(4);
		const events = [...calls, ...received.map(({ id: messageId }) => messageId), ...hamsaCalls];
		expect(await workedOn()).toEqual([...before, calls[0], calls[1], received[0].id, hamsaCalls[0]].sort());

		await look();
		expect(await workedOn()).toEqual([...before, ...events].sort());
		simulator.clearRequests();
		await look();
		expect(await workedOn()).toEqual([...before, ...events].sort());

		// AgentPhone delivers again for hours.
		await deliverCall(calls[4]);
		await deliverText(received[2]);
		await deliverHamsaCall(hamsaCalls[2]);
		await deliverCall(fresh);
		await delivered(8);
		await look();
		expect(await workedOn()).toEqual([...before, ...events, fresh].sort());
		const handled = await rows();
		expect(handled.map(({ eventId }) => eventId).sort()).toEqual([...before, ...events, fresh, 'set up'].sort());
		expect(handled.find(({ eventId }) => eventId === calls[0])).toMatchObject({ kind: 'AgentPhone call', source: 'delivered' });
		expect(handled.find(({ eventId }) => eventId === calls[4])).toMatchObject({ kind: 'AgentPhone call', source: 'caught up' });

		// The same fields, whichever way it came.
		const of = async (eventId: string) => (await work()).find((one) => one.eventId === eventId);
		expect(await of(calls[0])).toEqual({
			eventId: calls[0],
			kind: 'AgentPhone call',
			from: '+15005550001',
			to: '+15005550002',
			text: 'Agent: Hello\nCaller: Hi',
			at: expect.any(String) as string,
			source: 'delivered',
		});
		expect(await of(calls[4])).toEqual({
			eventId: calls[4],
			kind: 'AgentPhone call',
			from: '+15005550001',
			to: '+15005550002',
			text: 'Caller: I want to move my booking\nAgent: To when?',
			at: simulator.state.callOf(calls[4]).endedAt,
			source: 'caught up',
		});
		const textOf = ({ id: eventId, body, receivedAt }: Message) => ({
			eventId,
			kind: 'AgentPhone text',
			from: '+15005550001',
			to: number.phoneNumber,
			text: body,
			at: receivedAt,
		});
		expect(await of(received[0].id)).toEqual({ ...textOf(received[0]), source: 'delivered' });
		expect(await of(received[1].id)).toEqual({ ...textOf(received[1]), source: 'caught up' });
		expect(await of(hamsaCalls[0])).toMatchObject({ kind: 'Hamsa call', text: 'Agent: Hello\nCaller: Hi', source: 'delivered' });
		expect(await of(hamsaCalls[2])).toMatchObject({
			kind: 'Hamsa call',
			from: '+15550100999',
			to: '+15550100200',
			text: 'Agent: Hello\nCaller: Is it ready?',
			source: 'caught up',
		});
	});

	it('asks each list once, and nothing else while all is well', async () => {
		const { simulator, hamsa } = getFixture();
		simulator.clearRequests();
		hamsa.clearRequests();
		await look();
		const numbers = [...simulator.state.account().numbers.values()].map((one) => `GET /v1/numbers/${one.id}/messages`);
		expect(simulator.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
			['GET /v1/calls', 'GET /v1/numbers', ...numbers].sort(),
		);
		expect(hamsa.requests.map(({ path }) => path)).toEqual(['/v1/voice-agents/conversations/minimal-list']);
	});

	it('runs an event once that is delivered several times at the same moment', async () => {
		const before = await workedOn();
		const same = call();
		// The trigger knows a delivery by its signature: these differ.
		await Promise.all([1, 2, 3, 4].map(async (seconds) => await deliverCall(same, seconds)));
		await delivered(12);
		expect(await workedOn()).toEqual([...before, same].sort());
		expect((await rows()).filter(({ eventId }) => eventId === same)).toHaveLength(1);
	});

	it('forgets what was handled more than a month ago, but not when it was set up', async () => {
		const { api } = getFixture();
		const table = (await api.listDataTables()).find(({ name }) => name === TABLE)!;
		const [old, kept] = [31, 29].map((days) => ({
			eventId: `${days} days ago`,
			kind: 'AgentPhone call',
			source: 'delivered',
			handledAt: minutesAgo(days * 24 * 60),
		}));
		await api.insertDataTableRows(table, [old, kept]);
		await look();
		const known = (await rows()).map(({ eventId }) => eventId);
		expect(known).toEqual(expect.arrayContaining(['set up', kept.eventId]));
		expect(known).not.toContain(old.eventId);
	});

	it('leaves out the agents that are not named', async () => {
		const { simulator, hamsa } = getFixture();
		const before = await workedOn();
		const otherAgent = simulator.seedAgent({ name: 'Of another workflow' }).id;
		call({ agentId: otherAgent });
		simulator.seedNumberMessages(simulator.seedNumber({ agentId: otherAgent }), 1, () => minutesAgo(60));
		hamsaCall({ voiceAgentId: hamsa.seedAgent().id });
		await changeNode(getFixture(), id, 'Settings', ({ parameters }) => {
			const { assignments } = (parameters as { assignments: { assignments: Array<{ name: string; value: unknown }> } }).assignments;
			const values: Record<string, string> = { agentPhoneAgents: `agt_other, ${agentId}`, hamsaAgents: hamsaAgentId };
			return {
				parameters: {
					...parameters,
					assignments: { assignments: assignments.map((one) => ({ ...one, value: values[one.name] ?? one.value })) },
				},
			};
		});
		const mine = [call(), texts(1).received[0].id, hamsaCall()];
		await look();
		expect(await workedOn()).toEqual([...before, ...mine].sort());
	});

	it('goes on with the others when one fails', async () => {
		const { simulator, credential } = getFixture();
		await changeNode(getFixture(), id, WORK, () => ({
			type: `${PACKAGE}.agentPhone`,
			parameters: { resource: 'call', operation: 'getRecording', callId: { __rl: true, mode: 'id', value: '={{ $json.eventId }}' } },
			credentials: { agentPhoneApi: credential },
		}));
		const [first, second, third] = [3, 2, 1].map((hours) =>
			call({ endedAt: minutesAgo(60 * hours), startedAt: minutesAgo(60 * hours + 5) }),
		);
		simulator.record(first);
		simulator.record(third);
		await look();
		await look();
		const tried = async () =>
			(await executions()).reverse().filter(({ runData }) => runData[WORK] && runData['Event that never arrived']);
		const of = async (eventId: string) =>
			(await tried()).filter(({ runData }) => runData['Every event'][0].outputs[0][0].eventId === eventId);
		const outcomes = async (eventId: string) => (await of(eventId)).map(({ status }) => status);
		expect(await Promise.all([first, second, third].map(outcomes))).toEqual([['success'], ['error'], ['success']]);

		// Retried as a user does it, under Executions.
		simulator.record(second);
		const [failed] = await of(second);
		await getFixture().api.retryExecution(failed.id);
		expect(await outcomes(second)).toEqual(['error', 'success']);
	});
	it.each([
		['Hamsa', 'Ended calls of Hamsa', 'What was said to Hamsa', () => call()],
		['AgentPhone', 'Calls of AgentPhone', 'Numbers of AgentPhone', () => hamsaCall()],
	])('does without %s', async (_platform, first, second, lost) => {
		const { api } = getFixture();
		const before = (await rows()).length;
		const { nodes, connections } = await api.getWorkflow(id);
		const kept = nodes.filter(({ name }) => name !== first && name !== second);
		const left = Object.entries(connections).filter(([from]) => from !== first && from !== second);
		const lines = Object.fromEntries(
			left.map(([from, { main }]) => [
				from,
				{ main: (main ?? []).map((output) => (output ?? []).filter(({ node }) => node !== first && node !== second)) },
			]),
		);
		lost();
		await api.updateWorkflow(id, { nodes: kept, connections: lines });
		await look();
		await api.updateWorkflow(id, { nodes, connections });
		expect(await rows()).toHaveLength(before + 1);
	});
}
