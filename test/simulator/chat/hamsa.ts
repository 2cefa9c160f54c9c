import type { ChatPlatform } from './platform';
import type { PlatformTool } from './tools';

/**
 * An agent of Hamsa with `llm.baseUrl`. What Hamsa sends beyond plain chat completions, what it appends to the URL and which tools it
 * offers is not documented (docs/custom-llm/hamsa.md): this sends what every OpenAI client sends, and no tools unless they are given.
 */
export const hamsaCustomLlm = ({ tools = [] }: { tools?: PlatformTool[] } = {}): ChatPlatform => ({
	name: 'Hamsa',
	tools,
	headers: () => ({}),
	body: () => ({ temperature: 0.2 }),
	timeoutMs: 20_000,
	closesAtInterruption: true,
	needsBlankAfterDots: false,
});
