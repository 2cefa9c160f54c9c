import type { IDataObject } from 'n8n-workflow';

import { isObject, objectOf, withoutFields } from '../../shared/json';

/**
 * A payload without the audio, the prompts an agent was given for this call, the variables that are secret and the requests of
 * its tools, whose headers hold keys.
 */
export function withoutSecrets(payload: IDataObject): IDataObject {
	if (!isObject(payload.data)) return payload;
	const data = withoutFields(payload.data, ['full_audio']);
	const given = data.conversation_initiation_client_data;
	return {
		...payload,
		data: {
			...data,
			...(Array.isArray(data.transcript) && { transcript: (data.transcript as unknown[]).map(withoutRequests) as IDataObject[] }),
			...(isObject(given) && { conversation_initiation_client_data: withoutPrompts(given) }),
		},
	};
}

function withoutPrompts(given: IDataObject): IDataObject {
	const { dynamic_variables: variables } = given;
	const shown = Object.entries(objectOf(variables)).filter(([name]) => !name.startsWith('secret__'));
	return {
		...withoutFields(given, ['conversation_config_override', 'custom_llm_extra_body']),
		...(isObject(variables) && { dynamic_variables: Object.fromEntries(shown) }),
	};
}

function withoutRequests(turn: unknown): unknown {
	if (!isObject(turn) || !Array.isArray(turn.tool_calls)) return turn;
	const calls = (turn.tool_calls as unknown[]).map((call) => (isObject(call) ? withoutFields(call, ['tool_details']) : call));
	return { ...turn, tool_calls: calls };
}
