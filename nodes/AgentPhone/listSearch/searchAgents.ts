import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import { searchPages } from './searchPages';

/** Agents, searched here by name, number, voice mode or ID, because the API does not search them (docs/platforms/agentphone.md, 3.1). */
export async function searchAgents(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	return await searchPages.call(this, { resource: 'agents', filter, item: agentItem }, paginationToken);
}

/** Whether callers reach the agent, and whether a workflow answers them: `Front desk · +15005550002 · webhook`. */
function agentItem({ id, name, numbers, voiceMode }: IDataObject): INodeListSearchItems {
	const parts = [String(name ?? id), numbersText(numbers), voiceMode].filter((part) => typeof part === 'string' && part !== '');
	return { name: parts.join(' · '), value: String(id) };
}

/** Undefined if AgentPhone leaves them out, which the list of agents may do (docs/platforms/agentphone.md, 3.1). */
function numbersText(numbers: unknown): string | undefined {
	if (!Array.isArray(numbers)) return undefined;
	const all = numbers.filter(isObject).map(({ phoneNumber, id }) => String(phoneNumber ?? id));
	if (all.length === 0) return 'no number';
	return all.length === 1 ? all[0] : `${all[0]} and ${all.length - 1} more`;
}
