import { placeholderHint } from '../../../shared/actions/fields';

/** For the descriptions of greetings and prompts. */
export const PLACEHOLDER_HINT = placeholderHint('the variables of the call');
