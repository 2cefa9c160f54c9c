import type { IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isOwnUrl, isDeadWebhookUrl } from '../../../nodes/shared/webhook/registration';

const OWN = 'https://n8n.example.com/webhook/0f0e/agentphone';

describe('isOwnUrl', () => {
	it.each([
		['itself', OWN, true],
		['the test URL', 'https://n8n.example.com/webhook-test/0f0e/agentphone', true],
		['the test URL, which n8n may give another host', 'https://editor.example.com/webhook-test/0f0e/agentphone', true],
		['a copy of the workflow on another n8n', 'https://staging.example.com/webhook/0f0e/agentphone', false],
		['another node', 'https://n8n.example.com/webhook/1f1e/agentphone', false],
		['another port', 'https://n8n.example.com:8443/webhook/0f0e/agentphone', false],
		['somebody else', 'https://shop.example.com/hook', false],
		['no URL', 'hook', false],
	])('%s', (_what, other, expected) => {
		expect(isOwnUrl(other, OWN)).toBe(expected);
		expect(isOwnUrl(OWN, other)).toBe(expected);
	});
});

describe('isDeadWebhookUrl', () => {
	const UNKNOWN = { statusCode: 204, headers: { 'access-control-allow-methods': 'OPTIONS' }, body: '' };
	const sibling = 'https://n8n.example.com/webhook/1f1e/agentphone';
	let asked: IHttpRequestOptions[] = [];
	const ask = async (url: string, answer: object | Error) => {
		asked = [];
		const httpRequest = (options: IHttpRequestOptions): Promise<unknown> => {
			asked.push(options);
			return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
		};
		return await isDeadWebhookUrl.call({ helpers: { httpRequest } } as unknown as IHookFunctions, url, OWN);
	};

	it('n8n does not know it', async () => {
		expect(await ask(sibling, UNKNOWN)).toBe(true);
		expect(asked).toMatchObject([
			{ method: 'OPTIONS', url: sibling, headers: { Origin: 'https://n8n.example.com' }, disableFollowRedirect: true },
		]);
	});

	it.each([
		['n8n knows it', { ...UNKNOWN, headers: { 'access-control-allow-methods': 'OPTIONS, POST' } }],
		['a proxy answers itself', { ...UNKNOWN, headers: { 'access-control-allow-methods': '*' } }],
		['a proxy says 404', { statusCode: 404, headers: {}, body: '<h1>Not Found</h1>' }],
		['n8n cannot reach itself', new Error('connect ECONNREFUSED')],
	])('in doubt it leads somewhere: %s', async (_what, answer) => {
		expect(await ask(sibling, answer)).toBe(false);
	});

	it.each([
		'https://shop.example.com/webhook/1f1e/agentphone',
		'https://n8n.example.com/rest/login',
		'https://n8n.example.com/webhook/1f1e/shop',
		'http://169.254.169.254/webhook/1f1e/agentphone',
		'hook',
	])('nobody else is asked: %s', async (url) => {
		expect(await ask(url, UNKNOWN)).toBe(false);
		expect(asked).toEqual([]);
	});
});
