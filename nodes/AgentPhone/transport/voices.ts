import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http/types';
import { rowsOf } from './list';
import { apiRequest, endpoint, type ApiRequest } from './client';

/** A voice, with the field names of the current API. */
export interface Voice extends IDataObject {
	voice_id: string;
	voice_name: string;
	provider: string | null;
	gender: string | null;
	accent: string | null;
	preview_audio_url: string | null;
}

/**
 * Reads all voices, which are several hundred: `GET /v1/agents/voices`. The older camelCase format is accepted as well
 * (docs/platforms/agentphone.md, 3.1).
 *
 * @throws what `apiRequest` throws
 */
export async function apiVoices(this: RequestContext, request: Pick<ApiRequest, 'itemIndex' | 'subAccountId'>): Promise<Voice[]> {
	return rowsOf(await apiRequest.call(this, { ...request, path: endpoint('agents', 'voices') })).map(readVoice);
}

function readVoice(voice: IDataObject): Voice {
	const text = (...values: unknown[]) => values.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
	const id = text(voice.voice_id, voice.voiceId, voice.id) ?? '';
	return {
		voice_id: id,
		voice_name: text(voice.voice_name, voice.voiceName, voice.name) ?? id,
		provider: text(voice.provider),
		gender: text(voice.gender),
		accent: text(voice.accent),
		preview_audio_url: text(voice.preview_audio_url, voice.previewAudioUrl, voice.previewUrl),
	};
}
