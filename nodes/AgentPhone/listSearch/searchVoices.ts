import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { matches } from '../../shared/actions/listSearch';
import { apiVoices } from '../actions/common/api';
import type { Voice } from '../transport/voices';

/** Voices, searched here by name, accent, gender, provider or ID. The API returns several hundred at once (docs/platforms/agentphone.md, 3.1). */
export async function searchVoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const results = (await apiVoices.call(this)).map(voiceItem).filter((voice) => matches(voice, filter));
	return { results: results.sort((a, b) => a.name.localeCompare(b.name)) };
}

function voiceItem({ voice_id: value, voice_name: name, accent, gender, provider }: Voice): INodeListSearchItems {
	const about = [accent, gender, provider].filter((word) => word !== null);
	return { name: about.length > 0 ? `${name} (${about.join(', ')})` : name, value };
}
