import { placeholderHint } from '../../../shared/actions/fields';

/** For greetings and prompts (docs/platforms/hamsa.md, 2.2). */
export const PLACEHOLDER_HINT = placeholderHint('the params of the agent or of the call');
