import { NodeOperationError, type IDataObject, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { numberWithin } from '../numbers';
import type { LiveAnswer } from '../webhook/receive';
import type { WholeAnswer } from '../webhook/response';
import { defaultLine, lineIn } from '../voice/defaultLines';
import { fillerLines, FillerRotation, type FillerRules } from '../voice/fillers';
import { openVoiceTurn } from '../voice/openTurn';
import { heardNodes } from '../voice/speakingNodes';
import { type NeverSpeak, parseNeverSpeak } from '../speech/neverSpeak';
import type { SilenceReason, SpeechOptions } from '../speech/speech';
import type { TurnEncoder } from '../voice/turn';
import { registerTurn } from '../voice/turnRegistry';
import { rememberTurn } from '../voice/turnTimes';
import { harmlessNodes } from '../voice/workflowAdvice';

const rotation = new FillerRotation();

export interface LiveAnswerOptions {
	encoder: TurnEncoder;
	/** ID of the call, unique across workflows. */
	conversation: string;
	/** The platform's ID of the call, under which its record finds the times of its turns. */
	callId: string;
	/** When the request came, on the monotonic clock in milliseconds. */
	cameAt: number;
	/** Whether the caller has said something. Somebody who has said nothing waits for no answer, and hears no filler. */
	callerSpoke: boolean;
	/** `false`: the answer is one body, sent at the end. */
	streamed: boolean;
	/** Milliseconds without speech of the workflow after which the fallback message is said. */
	idleTimeoutMs: number;
	/** The answer to a repetition of the same request. */
	repeated: WholeAnswer;
	/** Whether the answer breaks off where the fallback message would be said, so that the platform can answer in another way. */
	breakOff?: boolean;
}

/**
 * A live answer by the fields of the trigger (`fields.ts`): fillers, fallback message, language, interruptions, and what
 * is never spoken.
 */
export function liveAnswer(context: IWebhookFunctions, answer: LiveAnswerOptions): LiveAnswer {
	const { encoder, conversation, callId, cameAt, callerSpoke, streamed, idleTimeoutMs, repeated, breakOff } = answer;
	const options = optionsOf(context);
	const locale = localeOf(context);
	const speech: SpeechOptions = {
		locale,
		neverSpeak: neverSpeakOf(context),
		startsWithReasoning: options.startsWithReasoning === true,
	};
	const fillers: FillerRules = {
		lines: callerSpoke ? fillerLines(lineIn(locale, 'filler', String(context.getNodeParameter('filler', '')))) : [],
		afterMs: 1000 * numberWithin(options.fillerAfter, { min: 0, max: 30, fallback: 0 }),
		everyMs: 1000 * numberWithin(options.fillerEvery, { min: 0, max: 60, fallback: 8 }),
	};
	let label: LiveAnswer['label'] = (json) => json;
	let remark: (text: string) => void = () => undefined;
	return {
		open: (res, onExecution) => {
			const turn = openVoiceTurn(res, {
				encoder,
				streamed,
				fillers,
				nextFiller: () => rotation.next(conversation, fillers.lines),
				fallbackMessage: fallbackOf(context),
				breakOff,
				speech,
				isHeard: heardNodes(context, { all: options.heard === 'all' }),
				isHarmless: harmlessNodes(context),
				onUnspoken: (reason) => remark(reason ? SILENCE[reason] : 'The caller was answered.'),
				onSilence: (reason) => {
					context.logger.warn(`${context.getNode().name}: ${SILENCE[reason]}`, { workflowId: context.getWorkflow().id });
				},
				idleTimeoutMs,
				onExecution,
			});
			if (callerSpoke) {
				turn.onEnd(() => {
					const { firstWordAt, fellBack, ending } = turn;
					if (ending !== 'open') rememberTurn(callId, { cameAt, firstWordAt, fellBack, end: ending });
				});
			}
			({ label, remark } = registerTurn(turn, conversation, options.bargeIn !== 'continue'));
		},
		label: (json) => label(json),
		repeated,
	};
}

/**
 * Checks what can only be found wrong while somebody is on the phone. A trigger calls it when its workflow is published.
 *
 * @throws NodeOperationError if *Never Speak* holds an invalid pattern
 */
export function checkLiveFields(context: IHookFunctions): void {
	try {
		parseNeverSpeak(neverSpeakField(context));
	} catch (error) {
		throw new NodeOperationError(context.getNode(), (error as Error).message);
	}
}

type ParameterReader = Pick<IWebhookFunctions, 'getNodeParameter'>;

const optionsOf = (context: ParameterReader) => context.getNodeParameter('options', {}) as IDataObject;

const neverSpeakField = (context: ParameterReader) => String(optionsOf(context).neverSpeak ?? '');

/** An invalid pattern keeps a workflow from being published; one that is published since before must still answer. */
function neverSpeakOf(context: IWebhookFunctions): NeverSpeak | undefined {
	try {
		return parseNeverSpeak(neverSpeakField(context));
	} catch (error) {
		context.logger.error(`${context.getNode().name}: ${(error as Error).message}`);
		return undefined;
	}
}

/** The language of the spoken answers, as a BCP 47 tag. */
export const localeOf = (context: ParameterReader): string => String(optionsOf(context).language ?? 'en-US');

/** The text of the field Greeting, in the language of the answers; '' if there is none. */
export const greetingOf = (context: IWebhookFunctions): string =>
	lineIn(localeOf(context), 'greeting', String(context.getNodeParameter('greeting', '')).trim());

/** The text of the field Fallback Message, in the language of the answers; '' if there is none. */
const fallbackOf = (context: IWebhookFunctions): string =>
	lineIn(localeOf(context), 'fallback', String(context.getNodeParameter('fallbackMessage', '')).trim());

/** What a caller is told whom no workflow answers: the fallback message, which is then never empty. */
export const unansweredMessageOf = (context: IWebhookFunctions): string =>
	fallbackOf(context) || defaultLine(localeOf(context), 'fallback');

/** Why the caller heard only the fallback message although an AI Agent wrote something. */
const SILENCE: Record<SilenceReason, string> = {
	json: 'The caller heard only the fallback message: the whole answer of the AI Agent was JSON without a text to speak. Ask the model for plain sentences.',
	code: 'The caller heard only the fallback message: the whole answer of the AI Agent was code. Ask the model for plain sentences.',
	hidden: 'The caller heard only the fallback message: the AI Agent wrote only what is meant for machines, such as reasoning or tool calls. Give the model more tokens, or ask it for an answer.',
	neverSpoken: 'The caller heard only the fallback message: the option Never Speak removes the whole answer of the AI Agent.',
	noWords: 'The caller heard only the fallback message: the answer of the AI Agent holds no words.',
};
