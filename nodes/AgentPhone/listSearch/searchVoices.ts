import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { apiRequest, endpoint } from '../transport';
import { matches } from './searchPages';

/** Voices by name, accent, gender, provider or ID. They come all at once, hundreds of them (api/agentphone.md 3.1). */
export async function searchVoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const answer = await apiRequest.call(this, { path: endpoint('agents', 'voices') });
	const voices = (Array.isArray(answer) ? answer : (answer.data ?? [])) as IDataObject[];
	const results = voices.map(voiceItem).filter((voice) => matches(voice, filter));
	return { results: results.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** Documents disagree on the names of the fields (api/agentphone.md 3.1, Voice). */
function voiceItem(voice: IDataObject): INodeListSearchItems {
	const value = String(voice.voice_id ?? voice.voiceId);
	const about = [voice.accent, voice.gender, voice.provider].filter((word) => typeof word === 'string' && word !== '');
	const name = String(voice.voice_name ?? voice.name ?? value);
	return { name: about.length > 0 ? `${name} (${about.join(', ')})` : name, value };
}
