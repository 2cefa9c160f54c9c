/**
 * Said wherever a text may hold placeholders for the platform to fill in: as an expression, n8n would fill them itself.
 *
 * @param source where the values come from, as in "the variables of the call"
 */
export const placeholderHint = (source: string) =>
	`Placeholders such as {{name}} are filled in at the time of the call from ${source}. Keep the field on Fixed, and type no space after the brackets: an expression fills them in at once, with nothing. If it must be an expression, write {{ "{{name\\}}" }} there instead of {{name}}; text that an expression reads from other nodes keeps its placeholders`;
