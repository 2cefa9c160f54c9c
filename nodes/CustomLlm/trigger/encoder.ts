import { randomUUID } from 'node:crypto';

import { type CallControl, carryOut } from '../../shared/voice/callControl';
import type { ToolCommand, VoiceCommand } from '../../shared/voice/command';
import type { TurnEncoder } from '../../shared/voice/turn';
import { errorBody } from './errors';
import { fillerForm } from './fillerForm';
import type { ChatRequest } from './request';
import { newToolCallId } from './toolCallIds';

/** The tokens of the model behind the workflow are not known. */
const USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

const DONE = 'data: [DONE]\n\n';

/** The control of the call by the tools the request offers. */
export const controlOf = ({ offered, mayCallTools }: ChatRequest): CallControl => ({ by: 'tools', tools: mayCallTools ? offered : [] });

/**
 * An answer in the form of OpenAI's chat completions: server-sent events with a role, contents, at most one tool call,
 * one `finish_reason` and `[DONE]`; or one JSON object if the request does not ask for a stream.
 */
export function chatEncoder(request: ChatRequest): TurnEncoder {
	const control = controlOf(request);
	const base = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: request.model };
	const event = (choices: object[], more: object = {}) =>
		`data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices, ...more })}\n\n`;
	const delta = (content: object, finishReason: string | null = null) =>
		event([{ index: 0, delta: content, logprobs: null, finish_reason: finishReason }]);
	// The blank separates what is said one after the other; platforms join the contents as they are.
	const spoken = (text: string) => (text === '' ? '' : delta({ content: `${text} ` }));

	return {
		streamType: 'text/event-stream',
		control,
		head: delta({ role: 'assistant', content: '' }),
		interim: spoken,
		filler: (text) => spoken(fillerForm(text)),
		final: (closing) => {
			const call = toolCallOf(closing, control);
			return [
				call && speaksText(call, closing.text) ? '' : spoken(closing.text),
				call ? delta({ tool_calls: [{ index: 0, ...call }] }) : '',
				delta({}, call ? 'tool_calls' : 'stop'),
				request.includesUsage ? event([], { usage: USAGE }) : '',
				DONE,
			].join('');
		},
		whole: (closing) => {
			const call = toolCallOf(closing, control);
			const content = call && speaksText(call, closing.text) ? '' : closing.text;
			const message = { role: 'assistant', content, refusal: null, ...(call && { tool_calls: [call] }) };
			const choices = [{ index: 0, message, logprobs: null, finish_reason: call ? 'tool_calls' : 'stop' }];
			return { contentType: 'application/json', body: JSON.stringify({ ...base, object: 'chat.completion', choices, usage: USAGE }) };
		},
		failure: () => {
			const body = JSON.stringify(errorBody(503, 'The workflow has failed, has said nothing, or took too long.'));
			return { streamed: `data: ${body}\n\n`, whole: body };
		},
	};
}

/**
 * Whether the platform says the text because the call carries it, as ElevenLabs does with the `client_message` of a transfer
 * (docs/custom-llm/elevenlabs.md); as content too the caller would hear it twice.
 */
function speaksText({ function: { arguments: given } }: ToolCall, text: string): boolean {
	const { client_message: message } = JSON.parse(given) as { client_message?: unknown };
	return message === text;
}

interface ToolCall {
	id: string;
	type: 'function';
	/** `arguments`: as JSON text. */
	function: { name: string; arguments: string };
}

function toolCallOf(closing: VoiceCommand, control: CallControl): ToolCall | undefined {
	const outcome = carryOut(closing, control);
	if (!outcome.carriedOut || !outcome.call) return undefined;
	const { name, arguments: given }: ToolCommand = outcome.call;
	const id = newToolCallId(closing.close === 'tool' ? 'platform' : 'control');
	return { id, type: 'function', function: { name, arguments: JSON.stringify(given) } };
}
