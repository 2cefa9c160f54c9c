import { type IDataObject, type IExecuteFunctions, type INode, NodeApiError } from 'n8n-workflow';

import { hasEnded, untilEnded } from '../../../nodes/AgentPhone/actions/call/untilEnded';
import { apiRequest } from '../../../nodes/AgentPhone/transport/client';

jest.mock('../../../nodes/AgentPhone/transport/client', () => ({
	...jest.requireActual<object>('../../../nodes/AgentPhone/transport/client'),
	apiRequest: jest.fn(),
}));

const asked = jest.mocked(apiRequest);
const node = { name: 'AgentPhone', type: 'agentPhone' } as INode;
const RUNNING = { id: 'call_1', status: 'in-progress', endedAt: null };
const OVER = { ...RUNNING, status: 'completed' };

/** Waits in no time: a clock that moves on when it is waited for. */
function clock(stopAt = Infinity) {
	const state = { now: 0, longest: 0 };
	const signal = {
		get aborted() {
			return state.now >= stopAt;
		},
	};
	const context = { getNode: () => node, getExecutionCancelSignal: () => signal } as unknown as IExecuteFunctions;
	const wait = async (ms: number) => {
		state.longest = Math.max(state.longest, ms);
		state.now += ms;
		await Promise.resolve();
	};
	const run = async (call: IDataObject, pollMs: number, maxWaitMs: number) =>
		await untilEnded.call(context, call, 0, { pollMs, maxWaitMs }, wait, () => state.now);
	return { state, run };
}

const rejection = (httpCode: string) => new NodeApiError(node, { httpCode }, { message: `HTTP ${httpCode}`, httpCode });

describe('waiting for the end of a call', () => {
	/** When it was looked at. */
	let looks: number[];
	let time: ReturnType<typeof clock>;

	const answers = (...list: Array<IDataObject | Error>) => {
		looks = [];
		asked.mockReset().mockImplementation(async () => {
			looks.push(time.state.now);
			const next = list.length > 1 ? list.shift()! : list[0];
			if (next instanceof Error) throw next;
			return await Promise.resolve(next);
		});
	};

	beforeEach(() => (time = clock()));

	it('looks once every interval until it is over', async () => {
		answers(RUNNING, RUNNING, OVER);
		expect(await time.run(RUNNING, 5_000, 60_000)).toBe(OVER);
		expect(looks).toEqual([5_000, 10_000, 15_000]);
		expect(asked.mock.calls[0][0]).toEqual({ path: '/v1/calls/call_1', itemIndex: 0 });
	});

	it('does not look at all at a call that is over', async () => {
		answers(RUNNING);
		expect(await time.run(OVER, 1_000, 60_000)).toBe(OVER);
		expect(looks).toEqual([]);
	});

	it('gives up when the time is up, with a last look then', async () => {
		answers(RUNNING);
		expect(await time.run(RUNNING, 4_000, 10_000)).toBe(RUNNING);
		expect(looks).toEqual([4_000, 8_000, 10_000]);
	});

	it('asks half as often each time it is asked to, but goes on', async () => {
		answers(rejection('429'), rejection('429'), RUNNING, OVER);
		expect(await time.run(RUNNING, 5_000, 600_000)).toBe(OVER);
		expect(looks).toEqual([5_000, 15_000, 35_000, 55_000]);
		answers(rejection('429'));
		time = clock();
		await time.run(RUNNING, 50_000, 300_000);
		expect(looks).toEqual([50_000, 110_000, 170_000, 230_000, 290_000, 300_000]);
	});

	it('throws anything else', async () => {
		const wrong = rejection('500');
		answers(wrong);
		await expect(time.run(RUNNING, 5_000, 60_000)).rejects.toBe(wrong);
	});

	it('waits in short steps and notices that the execution was stopped', async () => {
		time = clock(2_600);
		answers(RUNNING);
		await expect(time.run(RUNNING, 60_000, 600_000)).rejects.toThrow('The execution was stopped');
		expect(time.state).toEqual({ now: 2_750, longest: 250 });
		expect(looks).toEqual([]);
	});

	it.each(['completed', 'failed', 'busy', 'no-answer', 'canceled'])('%s is an end', (status) => {
		expect(hasEnded({ status, endedAt: null })).toBe(true);
	});

	it.each(['in-progress', 'ringing', 'queued', undefined])('%s is none, unless there is an end time', (status) => {
		expect(hasEnded({ status, endedAt: null })).toBe(false);
		expect(hasEnded({ status, endedAt: '' })).toBe(false);
		expect(hasEnded({ status, endedAt: '2026-01-01T00:00:00Z' })).toBe(true);
	});
});
