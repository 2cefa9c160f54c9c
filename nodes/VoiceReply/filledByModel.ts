import type { INodeProperties } from 'n8n-workflow';

/** The editor shows a field with this mark as "Defined automatically by the model"; one click makes it a field to fill in by hand. */
const FILLED_BY_MODEL = '/*n8n-auto-generated-fromAI-override*/';

/**
 * A field as it is, and once more with another default for the node as an AI agent's tool: there the model fills it in, as after a
 * click on *Let the model define this parameter*, which a user would have to make for each field.
 *
 * @param field its description is what the model is told
 * @param told said to the model besides
 * @returns two fields of the same name, of which n8n shows one
 */
export function filledByModel(field: INodeProperties, told = ''): INodeProperties[] {
	const { displayName, displayOptions, description = '' } = field;
	const argument = displayName.replaceAll(' ', '_');
	const type = field.type === 'json' ? 'json' : 'string';
	// With a default of its own the model may leave it out.
	const unlessGiven = field.required ? '' : `, '${String(field.default)}'`;
	return [
		// Hidden, not shown for "no tool": an n8n that does not know @tool must show it.
		{ ...field, displayOptions: { ...displayOptions, hide: { ...displayOptions?.hide, '@tool': [true] } } },
		{
			...field,
			default: `={{ ${FILLED_BY_MODEL} $fromAI('${argument}', \`${[description, told].filter(Boolean).join(' ')}\`, '${type}'${unlessGiven}) }}`,
			displayOptions: { ...displayOptions, show: { ...displayOptions?.show, '@tool': [true] } },
		},
	];
}
