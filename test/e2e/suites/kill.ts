// An event acknowledged with 2xx has an execution, also if n8n dies the next moment.
import { textMessage } from '../../simulator';
import type { AcrossRestart } from './acrossRestart';
import { activate, agentTrigger, noOp, seedPhoneAgent, storedMessages, type RegularFixture } from './fixture';

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
				const stored = await storedMessages(getFixture(), workflowId);
				expect(acknowledged.filter((messageId) => !stored.has(messageId))).toEqual([]);

				// What was not acknowledged comes again, as the platform would send it, and runs.
				const repeated = messages.filter((messageId) => !acknowledged.includes(messageId));
				for (const messageId of repeated) expect(await deliver(messageId)).toBe(true);
				await getFixture().api.waitForExecutions(workflowId, repeated.length, { status: 'success' });
				const storedAfterwards = await storedMessages(getFixture(), workflowId);
				expect(repeated.filter((messageId) => !storedAfterwards.has(messageId))).toEqual([]);
			});
		},
	};
}
