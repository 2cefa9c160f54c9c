// What a trigger says by itself, so that the page can tell it from the words of the workflow.
import { withoutFinalStop } from '../../nodes/CustomLlm/trigger/fillerForm';
import { ENGLISH_LINES, lineIn } from '../../nodes/shared/voice/defaultLines';
import { fillerLines } from '../../nodes/shared/voice/fillers';
import type { WorkflowNode } from '../e2e/harness/workflows';
import type { HeardLine } from './protocol';

type Kind = NonNullable<HeardLine['kind']>;

/** By text, without the stop at its end: some platforms get fillers with dots instead. */
export type OwnLines = ReadonlyMap<string, Kind>;

/** The greeting, filler lines and fallback message of a trigger's fields; n8n stores none that still is the default. */
export function ownLinesOf({ parameters }: Pick<WorkflowNode, 'parameters'>): OwnLines {
	const { language = 'en-US' } = (parameters.options ?? {}) as { language?: string };
	const said = (field: string, line: keyof typeof ENGLISH_LINES) =>
		lineIn(language, line, (parameters[field] as string | undefined) ?? ENGLISH_LINES[line]);
	const lines: Array<[string, Kind]> = [
		[said('greeting', 'greeting'), 'greeting'],
		...fillerLines(said('filler', 'filler')).map((line): [string, Kind] => [line, 'filler']),
		[said('fallbackMessage', 'fallback'), 'fallback'],
	];
	return new Map(lines.filter(([text]) => text.trim() !== '').map(([text, kind]) => [withoutFinalStop(text), kind]));
}

/** Marks a line that the trigger says by itself. */
export function marked(line: HeardLine, own: OwnLines | undefined): HeardLine {
	const kind = own?.get(withoutFinalStop(line.text));
	return kind === undefined ? line : { ...line, kind };
}
