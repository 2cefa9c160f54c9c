// What the trigger of a workflow says by itself.
import type { Target } from '../console/protocol';
import type { WorkflowJson } from '../e2e/harness/workflows';
import { fallbackField, fillerField } from '../../nodes/shared/liveTrigger/fields';
import { lineIn } from '../../nodes/shared/voice/defaultLines';
import type { Observation } from './observation';

const TRIGGERS: Partial<Record<Target['platform'], string>> = { agentphone: '.agentPhoneTrigger', customllm: '.customLlmTrigger' };

/** Its filler lines and its fallback message, in the language of the answers. n8n does not store what is the default. */
export function linesOf({ nodes }: WorkflowJson, { platform }: Target): Pick<Observation, 'fillers' | 'fallbackMessage'> {
	const trigger = nodes.find(({ type }) => type.endsWith(TRIGGERS[platform] ?? ' '));
	if (!trigger) return { fillers: [], fallbackMessage: '' };
	const { filler, fallbackMessage, options } = trigger.parameters as {
		filler?: string;
		fallbackMessage?: string;
		options?: { language?: string };
	};
	const locale = options?.language ?? 'en-US';
	return {
		fillers: lineIn(locale, 'filler', filler ?? (fillerField({}).default as string))
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== ''),
		fallbackMessage: lineIn(locale, 'fallback', (fallbackMessage ?? (fallbackField().default as string)).trim()),
	};
}
