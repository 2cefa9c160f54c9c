// An event acknowledged with 2xx has an execution, also if n8n dies the next moment.
import { textMessage } from '../../simulator';
import type { AcrossRestart } from './acrossRestart';
import { activate, agentTrigger, noOp, seedPhoneAgent, type RegularFixture } from './fixture';

export function burstAcrossKill(getFixture: () => RegularFixture): AcrossRestart & { kill: () => Promise<void> } {
	let agentId: string;
	let workflowId: string;
	const messages = Array.from({ length: 60 }, (_, index) => `msg_kill_${index}`);
	const acknowledged: string[] = [];

	const deliver = async (messageId: string) => {
		const { attempts } = await getFixture().simulator.deliver({
			agentId,
			id: `del_${messageId}`,
			event: textMessage({ data: { messageId } }),
		});
		return attempts[0].status === 200;
	};

	/** Message ids of the events that n8n holds an execution for. */
	async function heldMessages(): Promise<string[]> {
		const { api } = getFixture();
		const executions = await api.listExecutions(workflowId);
		const details = await Promise.all(executions.map(({ id }) => api.getExecution(id)));
		return details.flatMap(({ data }) => /msg_kill_\d+/.exec(JSON.stringify(data))?.[0] ?? []);
	}

	return {
		name: 'deliveries under way',
		before: async () => {
			agentId = seedPhoneAgent(getFixture());
			({ id: workflowId } = await activate(getFixture(), [
				agentTrigger(getFixture(), agentId, { events: ['textMessage'] }),
				noOp('Work'),
			]));
		},
		kill: async () => {
			let killed: Promise<void> | undefined;
			await Promise.all(
				messages.map(async (messageId) => {
					if (!(await deliver(messageId))) return;
					acknowledged.push(messageId);
					// In the middle of the burst: the moment the fifteenth answer is here.
					if (acknowledged.length === 15) killed = getFixture().n8n.kill();
				}),
			);
			await killed;
		},
		tests: () => {
			it('are not lost if they were acknowledged, and run if they are delivered again', async () => {
				expect(acknowledged.length).toBeGreaterThanOrEqual(15);
				expect(acknowledged.length).toBeLessThan(messages.length);
				const held = await heldMessages();
				expect(acknowledged.filter((messageId) => !held.includes(messageId))).toEqual([]);

				// What was not acknowledged comes again, as the platform would send it, and runs.
				const repeated = messages.filter((messageId) => !acknowledged.includes(messageId));
				for (const messageId of repeated) expect(await deliver(messageId)).toBe(true);
				// Now and then n8n does not notice that one of those it was killed with has broken off: that one stays "running" (docs/faults.md).
				await getFixture().api.waitForExecutions(workflowId, repeated.length, { status: 'success' });
				const heldAfterwards = await heldMessages();
				expect(repeated.filter((messageId) => !heldAfterwards.includes(messageId))).toEqual([]);
			});
		},
	};
}
