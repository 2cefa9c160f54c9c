import type { IHookFunctions, IWebhookDescription } from 'n8n-workflow';

import { checkLiveFields } from '../../shared/liveTrigger/liveAnswer';

/** The base URL, below which OpenAI's clients look for everything else. It is the one the editor shows. */
const BASE_PATH = 'v1';

/** The base URL for platforms that call it as it is, the whole URL, and what becomes of a whole URL given as the base. */
const CHAT_PATHS = [BASE_PATH, `${BASE_PATH}/chat/completions`, `${BASE_PATH}/chat/completions/chat/completions`];

const MODEL_PATHS = [`${BASE_PATH}/models`, `${BASE_PATH}/chat/completions/models`];

/** The same trigger under each of the URLs that platforms make of the one they are given. */
export const webhooks: IWebhookDescription[] = [
	...CHAT_PATHS.map(
		(path): IWebhookDescription => ({
			name: 'default',
			httpMethod: 'POST',
			path,
			responseMode: 'streaming',
			...(path !== BASE_PATH && { ndvHideUrl: true }),
		}),
	),
	...MODEL_PATHS.map(
		(path): IWebhookDescription => ({
			name: 'setup',
			httpMethod: 'GET',
			path,
			responseMode: 'onReceived',
			ndvHideUrl: true,
		}),
	),
];

/** The user gives the URL to the platform; publishing only checks the fields. */
async function checkExists(this: IHookFunctions): Promise<boolean> {
	checkLiveFields(this);
	return true;
}

const nothingToDo = async () => true;

export const webhookLifecycle = { checkExists, create: nothingToDo, delete: nothingToDo };
