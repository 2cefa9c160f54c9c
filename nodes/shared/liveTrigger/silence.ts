/** What a language model is told when nobody has spoken: an empty message is refused by some. */
export const CALL_STARTED_INPUT = '(The call has just been connected, and nobody has spoken yet. Greet the caller.)';
export const CALLER_SILENT_INPUT = '(The caller says nothing. Ask whether they are still there.)';
