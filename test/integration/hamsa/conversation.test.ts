import { pick } from '../../../nodes/shared/actions/fields';
import { hamsaRecord } from '../../../nodes/Hamsa/callRecord';
import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import type { CallState } from '../../simulator/hamsa/entities';
import { Harness, byId } from './support';

const PROJECT = '/v1/projects/by-api-key';

const LIST = '/v1/voice-agents/conversations/minimal-list';

describe('Conversation', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe('get', () => {
		const CONTENT = {
			transcription: [{ Agent: 'Hello' }, { role: 'user', content: 'Hi', timestamp: 1 }],
			outcomeResult: { password: 'said on the phone', address: '{"city":"Jeddah"}' },
		};

		it('gives the record of the call, as the trigger gives it', async () => {
			const seeded = harness.simulator.seedConversation({
				createdAt: '2026-02-01T10:05:00.000Z',
				jobResponse: CONTENT,
				callAnalysis: { mood: 'good', summary: 'Moved to Jeddah.' },
				mediaUrl: 'https://example.com/1.mp3',
			});
			const { id, voiceAgentId, callParams, callDuration, mediaUrl, callAnalysis } = seeded;
			expect(await harness.first('conversation.get', { conversationId: byId(id) })).toEqual({
				platform: 'hamsa',
				callId: id,
				agentId: voiceAgentId,
				agentName: null,
				direction: null,
				from: null,
				to: null,
				startedAt: '2026-02-01T10:05:00.000Z',
				answeredAt: null,
				endedAt: null,
				durationSeconds: callDuration,
				status: 'completed',
				endedReason: null,
				callerSpoke: true,
				missed: false,
				transcript: [
					{ role: 'agent', text: 'Hello', at: null },
					{ role: 'caller', text: 'Hi', at: null },
				],
				transcriptText: 'Agent: Hello\nCaller: Hi',
				summary: 'Moved to Jeddah.',
				sentiment: null,
				successful: null,
				recordingUrl: mediaUrl,
				recordingExpiresAt: null,
				cost: null,
				variables: { ...callParams, password: 'said on the phone', address: { city: 'Jeddah' } },
				timing: null,
				conversationId: id,
				ended: true,
				callAnalysis,
			});
			expect(harness.sent).toEqual([{ method: 'GET', path: `/v1/voice-agents/conversation/${id}`, query: {}, body: undefined }]);
		});

		it.each([null, {}, 'none'])('has an empty transcript while jobResponse is %j', async (jobResponse) => {
			const { id, callParams } = harness.simulator.seedConversation({ jobResponse: jobResponse as never });
			expect(await harness.first('conversation.get', { conversationId: byId(id) })).toMatchObject({
				transcript: [],
				transcriptText: '',
				callerSpoke: null,
				variables: callParams,
			});
		});

		it('gives the same as the trigger for the same call', async () => {
			const { id: voiceAgentId } = harness.simulator.seedAgent();
			await harness.first('call.create', { toNumber: '+15005550001', agentId: byId(voiceAgentId) });
			const [{ id }] = harness.simulator.state.conversations.values();
			await harness.simulator.endCall(id);
			const fromApi = await harness.first('conversation.get', { conversationId: byId(id) });
			const data = {
				conversationId: id,
				conversationRecording: fromApi.recordingUrl,
				transcription: [{ Agent: 'Hello' }, { User: 'Hi' }],
			};
			const fromEvent = hamsaRecord({ eventType: 'call.ended', data: { data } }, 'callEnded');
			const SAME = ['conversationId', 'status', 'callerSpoke', 'missed', 'transcript', 'transcriptText', 'recordingUrl'];
			expect(pick(SAME, fromApi)).toEqual(pick(SAME, fromEvent as never));
			expect(fromApi.variables).toMatchObject({ resolved: true });
		});

		it.each<[CallState, string, boolean, boolean | null]>([
			['COMPLETED', 'completed', true, false],
			['FORWARDED', 'completed', true, false],
			['NO_ANSWER', 'missed', true, true],
			['FAILED', 'failed', true, false],
			['TERMINATED', 'unknown', true, null],
			['IN_PROGRESS', 'unknown', false, null],
		])('a call that is %s is %s, ended: %j, missed: %j', async (status, recorded, hasEnded, missed) => {
			const { id } = harness.simulator.seedConversation({ status, jobResponse: null, mediaUrl: null });
			expect(await harness.first('conversation.get', { conversationId: byId(id) })).toMatchObject({
				status: recorded,
				ended: hasEnded,
				missed,
			});
		});

		it('reads a call again until its transcript is there, with Complete the Call', async () => {
			const { id } = harness.simulator.seedConversation({ jobResponse: CONTENT });
			harness.simulator.state.lateTranscripts.set(id, 2);
			const call = await harness.first('conversation.get', { conversationId: byId(id), completeCall: true });
			expect(call).toMatchObject({ complete: true, callerSpoke: true, transcriptText: 'Agent: Hello\nCaller: Hi' });
			expect(harness.sent).toHaveLength(3);
		});

		it('gives the call as it is when the time is up, and says so', async () => {
			const { id } = harness.simulator.seedConversation({ status: 'IN_PROGRESS', jobResponse: CONTENT });
			const fields = { conversationId: byId(id), completeCall: true, completeWithinSeconds: 4 };
			const { json, run } = await harness.run('conversation.get', fields);
			expect(json).toEqual([expect.objectContaining({ complete: false, ended: false, transcriptText: 'Agent: Hello\nCaller: Hi' })]);
			expect(run.data.resultData.runData.Node[0].hints).toHaveLength(1);
			const whole = await harness.first('conversation.get', { ...fields, simplify: false });
			expect(whole).toMatchObject({ id, status: 'IN_PROGRESS', complete: false });
		});

		it('waits for nothing of a call that nobody answered', async () => {
			const { id } = harness.simulator.seedConversation({ status: 'NO_ANSWER', jobResponse: null });
			expect(await harness.first('conversation.get', { conversationId: byId(id), completeCall: true })).toMatchObject({
				complete: true,
			});
			expect(harness.sent).toHaveLength(1);
		});

		it('gives everything but the secrets of the agent without Simplify', async () => {
			const seeded = harness.simulator.seedConversation({
				agentDetails: { webhookAuth: { authKey: 'Bearer', authSecret: 'secret-1' } },
				voiceAgent: { voiceAgentWebTools: [{ webTool: { authToken: 'secret-2' } }] },
				logs: [{ id: 'l', timestamp: '2026-01-01T00:00:00Z', payload: { apiKey: 'secret-3', text: 'Hi' } }],
				jobResponse: { password: 'said on the phone' },
			});
			expect(await harness.first('conversation.get', { conversationId: byId(seeded.id), simplify: false })).toEqual({
				...seeded,
				agentDetails: { webhookAuth: { authKey: 'Bearer', authSecret: '[hidden]' } },
				voiceAgent: { voiceAgentWebTools: [{ webTool: { authToken: '[hidden]' } }] },
				logs: [{ id: 'l', timestamp: '2026-01-01T00:00:00Z', payload: { apiKey: '[hidden]', text: 'Hi' } }],
			});
		});
	});

	it.each(['get', 'getLog', 'join'])('%s: needs a conversation', async (operation) => {
		expect((await harness.rejection(`conversation.${operation}`, { conversationId: byId('={{ "" }}') })).message).toBe(
			'Conversation is not chosen',
		);
		expect(await harness.rejection(`conversation.${operation}`, { conversationId: byId('none') })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Conversation not found',
			httpCode: '404',
		});
		expect(harness.sent.filter(({ path }) => path !== PROJECT)).toHaveLength(1);
	});

	describe('getAll', () => {
		it('gives the fields of the minimal list', async () => {
			const { id: voiceAgentId } = harness.simulator.seedAgent({ name: 'Reception' });
			const { id, createdAt } = harness.simulator.seedConversation({ voiceAgentId });
			expect((await harness.run('conversation.getAll')).json).toEqual([
				{
					id,
					createdAt,
					status: 'COMPLETED',
					voiceAgentId,
					agentName: 'Reception',
					duration: 42,
					channelType: 'Telephone',
					callParams: { machineNumber: '+15550100200', userNumber: '+15550100999' },
				},
			]);
			expect(harness.sent).toEqual([{ method: 'GET', path: LIST, query: { page: '1', perPage: '50' }, body: undefined }]);
		});

		it('reads 200 at once, as many as Hamsa gives', async () => {
			const ids = Array.from({ length: 450 }, () => harness.simulator.seedConversation().id);
			const { json } = await harness.run('conversation.getAll', { returnAll: true });
			expect(json.map(({ id }) => id)).toEqual(ids);
			expect(harness.sent.map(({ query }) => query)).toEqual(['1', '2', '3'].map((page) => ({ page, perPage: '200' })));

			harness.simulator.clearRequests();
			expect((await harness.run('conversation.getAll', { limit: 250 })).json).toHaveLength(250);
			expect(harness.sent).toHaveLength(2);
		});

		it('filters by agent, several states, and times with both ends included', async () => {
			const { id: voiceAgentId } = harness.simulator.seedAgent();
			const at = (createdAt: string, status: 'FAILED' | 'NO_ANSWER' | 'COMPLETED' = 'FAILED') =>
				harness.simulator.seedConversation({ voiceAgentId, createdAt, status }).id;
			at('2026-01-31T23:59:59.999Z');
			const first = at('2026-02-01T00:00:00.000Z');
			const last = at('2026-02-02T00:00:00.000Z', 'NO_ANSWER');
			at('2026-02-02T00:00:00.001Z');
			at('2026-02-01T12:00:00.000Z', 'COMPLETED');
			harness.simulator.seedConversation({ createdAt: '2026-02-01T12:00:00.000Z', status: 'FAILED' });

			const filters = {
				agentId: byId(voiceAgentId),
				status: ['FAILED', 'NO_ANSWER'],
				startTime: '2026-02-01T01:00:00+01:00',
				endTime: '2026-02-02T00:00:00Z',
			};
			const { json } = await harness.run('conversation.getAll', { filters });
			expect(json.map(({ id }) => id)).toEqual([first, last]);
			expect(harness.request.query).toMatchObject({
				voiceAgentId,
				startTime: String(Date.UTC(2026, 1, 1)),
				endTime: String(Date.UTC(2026, 1, 2)),
			});
		});

		it('leaves out filters that were added and left empty', async () => {
			await harness.run('conversation.getAll', { filters: { agentId: byId(''), status: [], startTime: '', endTime: '' } });
			expect(harness.request.query).toEqual({ page: '1', perPage: '50' });
		});

		it.each([
			[{ startTime: 'noon' }, 'Start Time must be a date and time, such as 2026-01-31T09:00:00Z, but is "noon"'],
			[{ startTime: '2026-02-02', endTime: '2026-02-01' }, 'End Time must not be before Start Time'],
		])('refuses %j before anything is sent', async (filters, message) => {
			expect((await harness.rejection('conversation.getAll', { filters })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('getLog', () => {
		it('gives an item for each entry, without secrets', async () => {
			const { id } = harness.simulator.seedConversation();
			harness.simulator.state.callLogs.set(id, [
				{ category: 'CALL', message: 'Call started', payload: null },
				{ category: 'TOOL', message: 'find_order', payload: { order: 'A-1', httpHeaders: { 'X-Key': 'secret-1' } } },
			]);
			expect((await harness.run('conversation.getLog', { conversationId: byId(id) })).json).toEqual([
				{ category: 'CALL', message: 'Call started', payload: null },
				{ category: 'TOOL', message: 'find_order', payload: { order: 'A-1', httpHeaders: { 'X-Key': '[hidden]' } } },
			]);
			expect(harness.sent).toEqual([{ method: 'GET', path: '/v1/agent-analytics/logs', query: { jobId: id }, body: undefined }]);
		});

		it('gives no items for an empty log', async () => {
			const { id } = harness.simulator.seedConversation();
			expect((await harness.run('conversation.getLog', { conversationId: byId(id) })).json).toEqual([]);
		});
	});

	describe('join', () => {
		it('names project and call, and gives the token', async () => {
			const { id } = harness.simulator.seedConversation({ status: 'IN_PROGRESS' });
			expect(await harness.first('conversation.join', { conversationId: byId(id) })).toEqual({
				conversationId: id,
				token: `simulated-token-for-${id}`,
				message: 'Joined',
			});
			const { projectId } = harness.simulator.state;
			expect(harness.sent).toEqual([
				{ method: 'GET', path: '/v1/projects/by-api-key', query: {}, body: undefined },
				{ method: 'POST', path: '/v1/voice-agents/join-call', query: {}, body: { projectId, jobId: id } },
			]);
		});

		it('reports a call that is over', async () => {
			const { id } = harness.simulator.seedConversation();
			expect(await harness.rejection('conversation.join', { conversationId: byId(id) })).toMatchObject({
				message: 'Hamsa did not accept the request (HTTP 400): The call is over',
				itemIndex: 0,
			});
		});

		it('marks the token as sensitive', () => {
			expect(new Hamsa().description.sensitiveOutputFields).toContain('token');
		});

		it('gives an answer that is no object too', async () => {
			await harness.first('project.get');
			harness.simulator.faults.add({
				path: '/v1/voice-agents/join-call',
				status: 200,
				body: { success: true, data: 'wss://example.com/listen' },
			});
			expect(await harness.first('conversation.join', { conversationId: byId('c') })).toEqual({
				conversationId: 'c',
				answer: 'wss://example.com/listen',
			});
		});

		it('is not sent again by itself: what it does is not documented', async () => {
			const { id } = harness.simulator.seedConversation({ status: 'IN_PROGRESS' });
			harness.simulator.faults.add({ path: '/v1/voice-agents/join-call', status: 503, actThenFail: true });
			await harness.rejection('conversation.join', { conversationId: byId(id) });
			expect(harness.sent.map(({ path }) => path)).toEqual([PROJECT, '/v1/voice-agents/join-call']);
		});
	});

	it('lists calls for a locator with time, agent, number and state, found by any of them', async () => {
		const { id: voiceAgentId } = harness.simulator.seedAgent({ name: 'Reception' });
		for (let i = 0; i < 130; i++) harness.simulator.seedConversation();
		const { id } = harness.simulator.seedConversation({
			voiceAgentId,
			status: 'NO_ANSWER',
			createdAt: '2026-02-01T10:05:00.000Z',
			callParams: { machineNumber: null, userNumber: '+15550300400' },
		});
		const web = harness.simulator.seedConversation({
			createdAt: '2026-02-03T10:05:00.000Z',
			callParams: { machineNumber: null, userNumber: null },
			channelType: 'Web',
		});
		const entry = { name: '2026-02-01 10:05, Reception, +15550300400, NO_ANSWER', value: id };
		for (const typed of ['reception', '300400', 'no_answer', '2026-02-01']) {
			harness.simulator.clearRequests();
			expect(await harness.search('searchConversations', typed)).toEqual({ results: [entry] });
			expect(harness.sent.map(({ query }) => query)).toEqual(['1', '2'].map((page) => ({ page, perPage: '100' })));
		}
		expect(await harness.search('searchConversations', '2026-02-03')).toEqual({
			results: [{ name: '2026-02-03 10:05, COMPLETED', value: web.id }],
		});
	});
});
