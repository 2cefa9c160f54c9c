import { placeholderHint } from '../../../shared/actions/fields';

/** For the descriptions of greetings and prompts (docs/platforms/hamsa.md, 2.2). */
export const PLACEHOLDER_HINT = placeholderHint('the params of the agent or of the call');
