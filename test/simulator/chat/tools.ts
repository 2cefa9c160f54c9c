import type { OfferedTool } from './wire';

/** What running a tool does to the call. */
export interface ToolOutcome {
	/** In words: "hangs up". */
	does: string;
	/** The tool has ended the call. */
	ends?: 'hungUp' | 'transferred';
	/** What the platform itself says to the caller. */
	says?: string;
	/** What the model is told; null if the platform does not ask again. */
	result: string | null;
}

export type Arguments = Record<string, unknown>;

/** A tool a platform offers, and what it does when the model calls it. */
export interface PlatformTool {
	offered: OfferedTool;
	run(given: Arguments): ToolOutcome;
}

/** @param properties JSON schemas of the arguments; @param required names of those that must be there */
export function tool(
	name: string,
	description: string,
	properties: Record<string, object>,
	required: string[],
	run: PlatformTool['run'],
): PlatformTool {
	const parameters = { type: 'object', properties, required };
	return { offered: { type: 'function', function: { name, description, parameters } }, run };
}

/** A value of the arguments as a text, '' without one. */
export const textIn = (given: Arguments, name: string): string => (typeof given[name] === 'string' ? given[name] : '');

/** A tool of the customer's own, such as a web hook of the platform: its result goes back to the model. */
export const customTool = (
	name: string,
	properties: Record<string, object>,
	answer: (given: Arguments) => unknown,
	required: string[] = Object.keys(properties),
): PlatformTool =>
	tool(name, `Runs ${name}.`, properties, required, (given) => ({ does: `runs ${name}`, result: JSON.stringify(answer(given)) }));
