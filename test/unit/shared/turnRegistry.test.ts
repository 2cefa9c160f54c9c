import type { IExecuteFunctions } from 'n8n-workflow';

import { attachExecution, getTurnStatus, registerTurn, markClosed, openTurnCount } from '../../../nodes/shared/voice/turnRegistry';
import { jsonLines, VoiceTurn } from '../../../nodes/shared/voice/turn';

let executions = 0;

/** As much of an execution as is asked for. */
const execution = () => {
	const id = `execution ${++executions}`;
	return {
		getExecutionId: () => id,
		getNode: () => ({ name: 'Trigger' }),
		getChildNodes: () => [],
		addExecutionHints: () => undefined,
		onExecutionCancellation: () => undefined,
	} as unknown as IExecuteFunctions;
};

const newTurn = () => {
	const lines: object[] = [];
	const write = (line: string) => lines.push(JSON.parse(line) as object);
	const turn = new VoiceTurn({
		encoder: jsonLines({ streamType: 'x', interim: (text) => ({ text }), final: ({ text }) => ({ last: text }) }),
		writer: { write, end: write },
		streamed: true,
		fallbackMessage: 'Sorry.',
	});
	return { turn, lines };
};

/** A turn, and the execution that answers it. */
function answering(conversation: string, interrupt = true) {
	const { turn, lines } = newTurn();
	const { label } = registerTurn(turn, conversation, interrupt);
	const context = execution();
	const items = attachExecution.call(context, [{ json: label({ chatInput: 'Hello' }), pairedItem: { item: 0 } }]);
	return { turn, lines, items, hears: () => getTurnStatus.call(context), context };
}

describe('live turns', () => {
	it('leave no trace in the item', () => {
		expect(answering('call a').items).toEqual([{ json: { chatInput: 'Hello' }, pairedItem: { item: 0 } }]);
	});

	it('tell whether the caller still listens', () => {
		const { turn, hears } = answering('call b');
		expect(hears()).toBe('listening');
		turn.disconnect();
		expect(hears()).toBe('gone');
		const closed = answering('call b');
		closed.turn.close({ text: '' });
		expect(closed.hears()).toBe('closed');
	});

	it('know a caller who hung up before the execution began', () => {
		const { turn } = newTurn();
		const { label } = registerTurn(turn, 'call c', true);
		turn.disconnect();
		const context = execution();
		attachExecution.call(context, [{ json: label({}) }]);
		expect(getTurnStatus.call(context)).toBe('gone');
	});

	describe('learn from their execution', () => {
		const started = ({ sendChunk }: { sendChunk: (...args: unknown[]) => Promise<void> }) => {
			const handlers: Record<string, () => unknown> = {};
			const metadata: Record<string, string> = {};
			const { label, remark } = registerTurn(newTurn().turn, 'call s', true);
			const context = Object.assign(execution(), {
				isStreaming: () => true,
				sendChunk,
				onExecutionCancellation: (handler: () => unknown) => (handlers.cancelled = handler),
				onExecutionFinish: (handler: () => unknown) => (handlers.ended = handler),
				customData: { set: (key: string, value: string) => (metadata[key] = value) },
			});
			attachExecution.call(context, [{ json: label({}) }]);
			return { handlers, metadata, remark };
		};

		it.each(['cancelled', 'ended'])('that it is over: %s', async (signal) => {
			const chunks: unknown[][] = [];
			const { handlers } = started({
				sendChunk: (...chunk) => {
					chunks.push(chunk);
					return Promise.resolve();
				},
			});
			await handlers[signal]();
			expect(chunks).toEqual([['begin', 0, { voiceAgents: { signal } }]]);
		});

		it('but do not end the process if it cannot tell that it was stopped', async () => {
			const unhandled: unknown[] = [];
			const listen = (error: unknown) => unhandled.push(error);
			process.on('unhandledRejection', listen);
			const { handlers } = started({ sendChunk: async () => await Promise.reject(new Error('Redis is away')) });
			handlers.cancelled();
			await new Promise((resolve) => setImmediate(resolve));
			process.off('unhandledRejection', listen);
			expect(unhandled).toEqual([]);
		});

		it('where to write why nothing was spoken', () => {
			const { metadata, remark } = started({ sendChunk: () => Promise.resolve() });
			remark('It was JSON.');
			expect(metadata).toEqual({ voiceTurn: 'It was JSON.' });
		});
	});

	it('know nothing of an execution of another process, but that it closed its turn', () => {
		const context = execution();
		attachExecution.call(context, [{ json: { __voiceTurn: 'another process:7' } }]);
		expect(getTurnStatus.call(context)).toBe('unknown');
		markClosed.call(context);
		expect(getTurnStatus.call(context)).toBe('closed');
		expect(getTurnStatus.call(execution())).toBe('unknown');
	});

	it('end when the same caller speaks again, and only then', () => {
		const first = answering('call d');
		const elsewhere = answering('call e');
		const second = answering('call d');
		expect([first.hears(), elsewhere.hears(), second.hears()]).toEqual(['gone', 'listening', 'listening']);
		expect(first.lines).toEqual([{ last: '' }]);
	});

	it('go on beside each other if so chosen', () => {
		const first = answering('call f');
		const second = answering('call f', false);
		expect([first.hears(), second.hears()]).toEqual(['listening', 'listening']);
	});

	it('are let go of when they end', () => {
		const before = openTurnCount();
		const turns = Array.from({ length: 50 }, (_, call) => answering(`call ${call}`).turn);
		expect(openTurnCount()).toBe(before + 50);
		for (const turn of turns) turn.close({ text: '' });
		expect(openTurnCount()).toBe(before);
	});
});
