// Who may start an execution of the Recept AI Trigger, by every way a delivery can prove itself, and how often.
import { generateKeyPairSync } from 'node:crypto';

import { RECEPT_EVENT_LABELS, ReceptAiSender, receptEvent, signJwt, type HmacAuth, type ReceptOverrides, type SenderAuth } from '../../simulator';
import { node, webhookUrl } from '../harness/workflows';
import { ignoresAll, refusesAll, runsOnce, type Answer, type InboundStage } from './inboundTable';
import { activate, noOp, PACKAGE, type Stage } from './stage';

export interface ReceptStage extends Stage {
	/** Where live webhooks are called. */
	webhookUrl: string;
	/** Whether n8n was told of one proxy in front of it (N8N_PROXY_HOPS=1). */
	proxied: boolean;
}

/** A Recept AI Trigger in an active workflow, and a sender that is set up for it. */
export interface Hook {
	workflowId: string;
	url: string;
	send: (overrides?: ReceptOverrides & { event?: Parameters<ReceptAiSender['deliver']>[0] }) => Promise<Answer>;
}

export async function openHook(
	stage: ReceptStage,
	parameters: Record<string, unknown>,
	secrets: Record<string, unknown> = {},
	auth: SenderAuth[] = [],
): Promise<Hook> {
	const credential = Object.keys(secrets).length > 0 && (await stage.api.createCredential({ name: 'Recept AI', type: 'receptAiWebhookApi', data: secrets }));
	const trigger = node(
		`${PACKAGE}.receptAiTrigger`,
		'Trigger',
		{ events: ['call'], ...parameters },
		{ typeVersion: 1.1, ...(credential && { credentials: { receptAiWebhookApi: credential } }) },
	);
	const { id } = await activate(stage, [trigger, noOp('Work')]);
	const url = webhookUrl(stage.webhookUrl, trigger, 'recept-ai');
	const sender = new ReceptAiSender({ url, auth, allowLoopback: true });
	return {
		workflowId: id,
		url,
		send: async ({ event = receptEvent('call.ended'), ...overrides } = {}) => (await sender.deliver(event, overrides)).attempts[0],
	};
}

type Wrong = [what: string, status: number, reason: string, overrides: () => ReceptOverrides];

interface Method {
	name: string;
	parameters: Record<string, unknown>;
	secrets?: Record<string, unknown>;
	/** What passes; the first is the usual one. */
	right: Array<[what: string, auth: () => SenderAuth[], overrides?: () => ReceptOverrides]>;
	wrong: Wrong[];
}

const now = () => Math.floor(Date.now() / 1000);

const KEY = 'api-key-now-0123456789';
const KEY_BEFORE = 'api-key-before-0123456789';
const SECRET = 'hmac-secret-now-0123456789';
const SECRET_BEFORE = 'hmac-secret-before-0123456789';
const TOKEN = 'bearer-token-now-0123456789';
const TOKEN_BEFORE = 'bearer-token-before-0123456789';
const PASSWORD = 'password:now-0123456789';
const PASSWORD_BEFORE = 'password-before-0123456789';
const JWT_SECRET = 'jwt-secret-now-0123456789-0123456789';
const JWT_SECRET_BEFORE = 'jwt-secret-before-0123456789-0123456789';
const SECRETS = [KEY, KEY_BEFORE, SECRET, SECRET_BEFORE, TOKEN, TOKEN_BEFORE, PASSWORD, PASSWORD_BEFORE, JWT_SECRET, JWT_SECRET_BEFORE];

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pair = keyPair();
const pairBefore = keyPair();
const publicPem = ({ publicKey }: ReturnType<typeof keyPair>) => publicKey.export({ type: 'spki', format: 'pem' }) as string;

const apiKey = (key: string): SenderAuth => ({ method: 'apiKey', key, header: 'X-Recept-Key' });
const hmac = (more: Partial<HmacAuth> = {}): SenderAuth => ({ method: 'hmac', secret: SECRET, ...more });
const timed: Partial<HmacAuth> = { algorithm: 'sha512', encoding: 'base64', prefix: 'v1,', timestampHeader: 'X-Recept-Time', header: 'X-Recept-Signature' };
const basic = (user: string, password: string): SenderAuth => ({ method: 'basic', user, password });
const bearer = (token: string): SenderAuth => ({ method: 'bearer', token });
const hs256 = (more: Partial<Parameters<typeof signJwt>[0]> = {}): SenderAuth => bearer(signJwt({ key: JWT_SECRET, ...more }));
const rs256 = (more: Partial<Parameters<typeof signJwt>[0]> = {}): SenderAuth => bearer(signJwt({ algorithm: 'RS256', key: pair.privateKey, ...more, claims: { iss: 'recept', aud: ['crm', 'n8n'], ...more.claims } }));
const by = (...auth: SenderAuth[]) => () => ({ auth });

const METHODS: Method[] = [
	{
		name: 'an API key in a header',
		parameters: { authentication: ['apiKey'], keyHeader: 'X-Recept-Key' },
		secrets: { authenticationTypes: ['apiKey'], apiKey: KEY, previousApiKey: KEY_BEFORE },
		right: [
			['the current key', () => [apiKey(KEY)]],
			['the one before', () => [apiKey(KEY_BEFORE)]],
		],
		wrong: [
			['another key', 401, 'The key in the header X-Recept-Key does not match.', by(apiKey('other'))],
			['half the key', 401, 'The key in the header X-Recept-Key does not match.', by(apiKey(KEY.slice(0, 10)))],
			['an empty key', 401, 'The header X-Recept-Key is missing.', by(apiKey(''))],
			['no header', 401, 'The header X-Recept-Key is missing.', by()],
			['the key in another header', 401, 'The header X-Recept-Key is missing.', by({ method: 'apiKey', key: KEY })],
		],
	},
	{
		name: 'HMAC-SHA256 over the body',
		parameters: { authentication: ['hmac'] },
		secrets: { authenticationTypes: ['hmac'], hmacSecret: SECRET, previousHmacSecret: SECRET_BEFORE },
		right: [
			['hexadecimal', () => [hmac()]],
			['with a prefix', () => [hmac({ prefix: 'sha256=' })]],
			['by the secret before', () => [hmac({ secret: SECRET_BEFORE })]],
		],
		wrong: [
			['a changed byte', 401, 'The signature does not match.', () => ({ mutateBody: (body) => body.replace('completed', 'compLeted') })],
			['a byte more', 401, 'The signature does not match.', () => ({ mutateBody: (body) => `${body} ` })],
			['another secret', 401, 'The signature does not match.', by(hmac({ secret: 'other' }))],
			['an empty secret', 401, 'The signature does not match.', by(hmac({ secret: '' }))],
			['the other algorithm', 401, 'The signature does not match.', by(hmac({ algorithm: 'sha512' }))],
			['base64', 401, 'The signature does not match.', by(hmac({ encoding: 'base64' }))],
			['no signature', 401, 'The header X-Signature is missing.', by()],
			['a list, rightly signed', 400, 'The body is not a JSON object.', () => ({ body: '[]' })],
			['a text, rightly signed', 400, 'The body is not a JSON object.', () => ({ body: '"call.ended"' })],
			['an empty body, rightly signed', 400, 'The body is not valid JSON.', () => ({ body: '' })],
			['an object that is no event, rightly signed', 400, 'The event has no name: none of the fields event, eventType, event_type, type holds one.', () => ({ body: '{"hello":"world"}' })],
			['a form, rightly signed', 415, 'Send the event as application/json.', () => ({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })],
			['3 MB, rightly signed', 413, 'The event is larger than 2 MiB.', () => ({ body: JSON.stringify(receptEvent('call.ended', { padding: 'x'.repeat(3_000_000) })) })],
		],
	},
	{
		name: 'HMAC-SHA512 over timestamp and body',
		parameters: {
			authentication: ['hmac'],
			signatureHeader: 'X-Recept-Signature',
			signatureOptions: { algorithm: 'sha512', encoding: 'base64', prefix: 'v1,', timestampHeader: 'X-Recept-Time', tolerance: 120 },
		},
		secrets: { authenticationTypes: ['hmac'], hmacSecret: SECRET, previousHmacSecret: SECRET_BEFORE },
		right: [
			['just now', () => [hmac(timed)]],
			['a minute and a half ago', () => [hmac(timed)], () => ({ timestamp: now() - 90 })],
			['just now, in milliseconds', () => [hmac(timed)], () => ({ timestamp: Date.now() })],
			['by the secret before', () => [hmac({ ...timed, secret: SECRET_BEFORE })]],
		],
		wrong: [
			['a stale timestamp, rightly signed', 401, 'The header X-Recept-Time is more than 2 minutes old. If it was sent just now, the clock of the server is wrong.', () => ({ timestamp: now() - 130 })],
			['a timestamp from the future, rightly signed', 401, 'The header X-Recept-Time is more than 2 minutes in the future. If it was sent just now, the clock of the server is wrong.', () => ({ timestamp: now() + 130 })],
			['a timestamp that is no number', 401, 'The header X-Recept-Time is not a Unix time in seconds or milliseconds.', () => ({ timestamp: 'soon' })],
			['no timestamp', 401, 'The header X-Recept-Time is missing.', () => ({ omitHeaders: ['X-Recept-Time'] })],
			['another timestamp than was signed', 401, 'The signature does not match.', () => ({ headers: { 'X-Recept-Time': String(now() - 1) }, timestamp: now() })],
			['the body alone signed', 401, 'The signature does not match.', () => ({ auth: [hmac({ ...timed, timestampHeader: undefined })], headers: { 'X-Recept-Time': String(now()) } })],
			['another prefix', 401, 'The signature does not match.', by(hmac({ ...timed, prefix: 'v2,' }))],
			['no headers at all', 401, 'The header X-Recept-Signature is missing.', by()],
		],
	},
	{
		name: 'Basic',
		parameters: { authentication: ['basic'] },
		secrets: { authenticationTypes: ['basic'], basicUser: 'recept', basicPassword: PASSWORD, previousBasicUser: 'former', previousBasicPassword: PASSWORD_BEFORE },
		right: [
			['the current login', () => [basic('recept', PASSWORD)]],
			['the one before', () => [basic('former', PASSWORD_BEFORE)]],
		],
		wrong: [
			['another password', 401, 'The user and password do not match.', by(basic('recept', 'other'))],
			['another user', 401, 'The user and password do not match.', by(basic('other', PASSWORD))],
			['one user with the password of the other', 401, 'The user and password do not match.', by(basic('recept', PASSWORD_BEFORE))],
			['an empty login', 401, 'The user and password do not match.', by(basic('', ''))],
			['a bearer token', 401, 'The header Authorization holds no user and password.', by(bearer(PASSWORD))],
			['no header', 401, 'The header Authorization is missing.', by()],
		],
	},
	{
		name: 'a fixed bearer token',
		parameters: { authentication: ['bearer'] },
		secrets: { authenticationTypes: ['bearer'], bearerToken: TOKEN, previousBearerToken: TOKEN_BEFORE },
		right: [
			['the current token', () => [bearer(TOKEN)]],
			['the one before', () => [bearer(TOKEN_BEFORE)]],
		],
		wrong: [
			['another token', 401, 'The bearer token does not match.', by(bearer('other'))],
			['a login', 401, 'The header Authorization holds no bearer token.', by(basic('recept', TOKEN))],
			['no token', 401, 'The header Authorization holds no bearer token.', by(bearer(''))],
			['no header', 401, 'The header Authorization is missing.', by()],
		],
	},
	{
		name: 'a JSON Web Token by HS256',
		parameters: { authentication: ['bearer'], tokenType: 'jwt', jwtAlgorithm: 'HS256' },
		secrets: { authenticationTypes: ['jwtSecret'], jwtSecret: JWT_SECRET, previousJwtSecret: JWT_SECRET_BEFORE },
		right: [
			['by the current secret', () => [hs256()]],
			['by the one before', () => [hs256({ key: JWT_SECRET_BEFORE })]],
			['expired within the tolerance', () => [hs256({ claims: { exp: now() - 20 } })]],
		],
		wrong: [
			['another secret', 401, "The token's signature does not match.", () => ({ auth: [hs256({ key: 'other' })] })],
			['an expired one', 401, 'The token has expired.', () => ({ auth: [hs256({ claims: { exp: now() - 100 } })] })],
			['one that never expires', 401, 'The token has no expiry.', () => ({ auth: [hs256({ claims: { exp: undefined } })] })],
			['one that is not valid yet', 401, 'The token is not valid yet.', () => ({ auth: [hs256({ claims: { nbf: now() + 100 } })] })],
			['no algorithm', 401, 'The token is not signed with HS256.', () => ({ auth: [hs256({ header: { alg: 'none' } })] })],
			['no signature', 401, 'The header Authorization holds no JSON Web Token.', () => ({ auth: [bearer(`${signJwt({ key: JWT_SECRET, header: { alg: 'none' } }).split('.').slice(0, 2).join('.')}.`)] })],
			['RS256', 401, 'The token is not signed with HS256.', () => ({ auth: [rs256()] })],
			['garbage', 401, 'The header Authorization holds no JSON Web Token.', by(bearer('garbage'))],
			['no header', 401, 'The header Authorization is missing.', by()],
		],
	},
	{
		name: 'a JSON Web Token by RS256, for us',
		parameters: { authentication: ['bearer'], tokenType: 'jwt', jwtAlgorithm: 'RS256', jwtOptions: { issuer: 'recept', audience: 'n8n', clockTolerance: 0 } },
		secrets: { authenticationTypes: ['jwtPublicKey'], jwtPublicKey: publicPem(pair), previousJwtPublicKey: publicPem(pairBefore) },
		right: [
			['by the current key', () => [rs256()]],
			['by the one before', () => [rs256({ key: pairBefore.privateKey })]],
		],
		wrong: [
			['the public key taken for a secret', 401, 'The token is not signed with RS256.', () => ({ auth: [rs256({ algorithm: 'HS256', key: publicPem(pair) })] })],
			['the same, by a token that says RS256', 401, "The token's signature does not match.", () => ({ auth: [rs256({ algorithm: 'HS256', key: publicPem(pair), header: { alg: 'RS256' } })] })],
			['another key', 401, "The token's signature does not match.", () => ({ auth: [rs256({ key: keyPair().privateKey })] })],
			['another issuer', 401, 'The token is of another issuer.', () => ({ auth: [rs256({ claims: { iss: 'other' } })] })],
			['another audience', 401, 'The token is for another audience.', () => ({ auth: [rs256({ claims: { aud: ['crm'] } })] })],
			['no audience', 401, 'The token is for another audience.', () => ({ auth: [rs256({ claims: { aud: undefined } })] })],
			['an expired one', 401, 'The token has expired.', () => ({ auth: [rs256({ claims: { exp: now() - 1 } })] })],
		],
	},
	{
		name: 'an API key and HMAC together',
		parameters: { authentication: ['apiKey', 'hmac'], keyHeader: 'X-Recept-Key' },
		secrets: { authenticationTypes: ['apiKey', 'hmac'], apiKey: KEY, hmacSecret: SECRET },
		right: [['both', () => [apiKey(KEY), hmac()]]],
		wrong: [
			['the key alone', 401, 'The header X-Signature is missing.', by(apiKey(KEY))],
			['the signature alone', 401, 'The header X-Recept-Key is missing.', by(hmac())],
			['neither', 401, 'The header X-Recept-Key is missing. The header X-Signature is missing.', by()],
			['a wrong key and a right signature', 401, 'The key in the header X-Recept-Key does not match.', by(apiKey('other'), hmac())],
			['a right key and a wrong signature', 401, 'The signature does not match.', by(apiKey(KEY), hmac({ secret: 'other' }))],
		],
	},
];

export function receptTrustSuite(getStage: () => ReceptStage): void {
	let stage: ReceptStage;
	beforeAll(() => {
		stage = getStage();
	});

	const inbound = (hook: Hook, secrets: string[] = SECRETS, good: ReceptOverrides = {}): InboundStage => ({
		api: stage.api,
		workflowId: hook.workflowId,
		logs: () => stage.logs(),
		secrets: () => secrets,
		deliverGood: () => hook.send(good),
	});

	/** A refusal is what is expected only if it says so. */
	const rejected = async (hook: Hook, reason: string, overrides: ReceptOverrides): Promise<Answer> => {
		const answer = await hook.send(overrides);
		expect(JSON.parse(answer.body)).toEqual({ error: reason });
		return answer;
	};

	const started = async (hook: Hook, overrides: ReceptOverrides = {}) => {
		const before = (await stage.api.listExecutions(hook.workflowId)).length;
		expect(await hook.send(overrides)).toMatchObject({ status: 200, body: '{"received":true}' });
		await stage.api.waitForExecutions(hook.workflowId, before + 1);
		expect((await stage.api.listExecutions(hook.workflowId)).length).toBe(before + 1);
	};

	describe.each(METHODS)('with $name', ({ parameters, secrets, right, wrong }) => {
		let hook: Hook;
		beforeAll(async () => {
			hook = await openHook(stage, parameters, secrets, right[0][1]());
		});

		it.each(right)('takes %s', async (_what, auth, overrides = () => ({})) => {
			await started(hook, { auth: auth(), ...overrides() });
		});

		describe('refuses', () => {
			refusesAll(
				() => inbound(hook),
				wrong.map(([what, status, reason, overrides]) => [what, status, () => rejected(hook, reason, overrides())]),
			);
		});
	});

	describe('with an address that is allowed, and HMAC', () => {
		let hook: Hook;
		const from = (address: string): ReceptOverrides => ({ headers: { 'X-Forwarded-For': address } });
		const NOT_ALLOWED = 'Deliveries from this address are not allowed.';
		beforeAll(async () => {
			const allowedAddresses = stage.proxied ? '203.0.113.0/24, 2001:db8::/32' : '203.0.113.0/24, 127.0.0.0/8';
			hook = await openHook(stage, { authentication: ['hmac', 'ipAllowList'], allowedAddresses }, { authenticationTypes: ['hmac'], hmacSecret: SECRET }, [hmac()]);
		});

		// jest makes its tables before a stage is there, so both are told here.
		it('takes it, and refuses the rest', async () => {
			const right = stage.proxied ? ['203.0.113.7', '2001:db8::7', '::ffff:203.0.113.7', '198.51.100.1, 203.0.113.7'] : ['198.51.100.1'];
			for (const address of right) await started(hook, from(address));
			const before = (await stage.api.listExecutions(hook.workflowId)).length;
			const wrong = stage.proxied ? ['198.51.100.1', '2001:db9::1', '203.0.113.7, 198.51.100.1'] : [];
			for (const address of wrong) expect((await rejected(hook, NOT_ALLOWED, from(address))).status).toBe(403);
			for (const address of right) expect((await rejected(hook, 'The signature does not match.', { ...from(address), auth: [hmac({ secret: 'other' })] })).status).toBe(401);
			await started(hook, from(right[0]));
			expect((await stage.api.listExecutions(hook.workflowId)).length).toBe(before + 1);
		});

		it('does not believe a header about the address that no proxy has written', async () => {
			const strict = await openHook(stage, { authentication: ['ipAllowList'], allowedAddresses: '203.0.113.0/24' });
			const forged = stage.proxied ? from('203.0.113.7, 198.51.100.1') : from('203.0.113.7');
			expect((await rejected(strict, NOT_ALLOWED, forged)).status).toBe(403);
			expect((await rejected(strict, NOT_ALLOWED, {})).status).toBe(403);
			expect(await stage.api.listExecutions(strict.workflowId)).toEqual([]);
		});
	});

	it('takes plain HTTP, unless HTTPS is required', async () => {
		const lax = await openHook(stage, { authentication: ['none'] });
		await started(lax);
		const strict = await openHook(stage, { authentication: ['none'], options: { requireHttps: true } });
		expect((await rejected(strict, 'Deliver over HTTPS.', {})).status).toBe(403);
		const overTls: ReceptOverrides = { headers: { 'X-Forwarded-Proto': 'https' } };
		if (stage.proxied) await started(strict, overTls);
		else expect((await rejected(strict, 'Deliver over HTTPS.', overTls)).status).toBe(403);
		expect((await stage.api.listExecutions(strict.workflowId)).length).toBe(stage.proxied ? 1 : 0);
	});

	it('cannot be activated without authentication, unless "None" is chosen, which gives way to whatever else is', async () => {
		const omitField = await openHook(stage, { authentication: [] }).catch((error: unknown) => error as Error);
		// n8n 1.x and 2.0 activate it all the same: then it takes nothing.
		if (omitField instanceof Error) expect(omitField.message).toMatch(/required parameters: authentication/);
		else expect((await rejected(omitField, 'This trigger has no authentication, so no delivery can be proven genuine.', {})).status).toBe(401);
		await started(await openHook(stage, { authentication: ['none'] }));

		const both = await openHook(stage, { authentication: ['none', 'hmac'] }, { authenticationTypes: ['hmac'], hmacSecret: SECRET }, [hmac()]);
		expect((await rejected(both, 'The header X-Signature is missing.', { auth: [] })).status).toBe(401);
		await started(both);
	});

	it('takes nothing if the credential holds nothing for the method', async () => {
		const hook = await openHook(stage, { authentication: ['hmac'] }, { authenticationTypes: ['apiKey'], apiKey: KEY, hmacSecret: SECRET }, [hmac({ secret: '' })]);
		expect((await rejected(hook, 'This trigger has no signing secret, so no delivery can be proven genuine.', {})).status).toBe(401);
		expect((await rejected(hook, 'This trigger has no signing secret, so no delivery can be proven genuine.', { auth: [hmac()] })).status).toBe(401);
	});

	it('has a credential whose test looks at its form', async () => {
		const test = async (data: Record<string, unknown>) => {
			const credential = await stage.api.createCredential({ name: 'To test', type: 'receptAiWebhookApi', data });
			return await stage.api.testCredential(credential, data);
		};
		expect(await test({ authenticationTypes: ['jwtPublicKey'], jwtPublicKey: publicPem(pair) })).toMatchObject({ status: 'OK' });
		const wrong = await test({ authenticationTypes: ['jwtPublicKey'], jwtPublicKey: 'not-a-key-0123456789' });
		expect(wrong).toMatchObject({ status: 'Error', message: expect.stringMatching(/RSA public key/) as string });
		expect(wrong.message).not.toContain('not-a-key');
	});

	it('cannot be activated with settings that no delivery could meet', async () => {
		const parameters = { authentication: ['ipAllowList'], allowedAddresses: '203.0.113.0/24, 10.0.0.0/33' };
		await expect(openHook(stage, parameters)).rejects.toThrow(/"10\.0\.0\.0\/33" is neither an address nor a range/);
	});

	describe('the events', () => {
		it('leave at the output of their group, however they are spelt', async () => {
			const hook = await openHook(stage, { authentication: ['none'], events: ['agent', 'call', 'system'], options: { otherEvents: true } });
			const spell = [
				(label: string) => label,
				(label: string) => label.toLowerCase().replace(/ /g, '_'),
				(label: string) => label.toLowerCase().replace(/ /g, '.'),
				(label: string) => label.replace(/ /g, ''),
				(label: string) => label.toUpperCase().replace(/ /g, '-'),
			];
			const sent = Object.entries(RECEPT_EVENT_LABELS).flatMap(([group, labels]) => labels.map((label) => ({ group, label })));
			for (const [index, { label }] of sent.entries()) {
				const field = ['event', 'eventType', 'event_type', 'type'][index % 4];
				await started(hook, { body: JSON.stringify(receptEvent(label, { event: undefined, [field]: spell[index % 5](label) })) });
			}
			await started(hook, { body: JSON.stringify(receptEvent('CallParked')) });

			const executions = await stage.api.waitForExecutions(hook.workflowId, 17);
			const outputs = await Promise.all(executions.map(async ({ id }) => (await stage.api.getExecution(id)).runData.Trigger[0].outputs));
			const seen = outputs.map((items) => ({ output: items.findIndex((one) => one.length > 0), total: items.flat().length, ...(items.flat()[0] as { event?: unknown }) }));
			const expected = sent.map(({ group, label }) => ({ output: ['call', 'agent', 'system'].indexOf(group), total: 1, group, event: label.toLowerCase().replace(/ /g, '.'), isTest: false }));
			const byEvent = (one: { event?: unknown }, other: { event?: unknown }) => String(one.event).localeCompare(String(other.event));
			expect(seen.sort(byEvent)).toMatchObject([...expected, { output: 3, total: 1, group: 'other', event: 'call.parked', isTest: false }].sort(byEvent));
		}, 120_000);

		describe('that are not chosen', () => {
			let hook: Hook;
			beforeAll(async () => {
				hook = await openHook(stage, { authentication: ['hmac'], events: ['call.ended', 'agent'] }, { authenticationTypes: ['hmac'], hmacSecret: SECRET }, [hmac()]);
			});
			ignoresAll(
				() => inbound(hook),
				[
					['another event of the group', () => hook.send({ event: receptEvent('call.failed') })],
					['another group', () => hook.send({ event: receptEvent('user_actions') })],
					['an event of a name to come', () => hook.send({ event: receptEvent('call.parked') })],
					['a test of an event that is not chosen', () => hook.send({ event: receptEvent('call.failed', { test: true }) })],
				],
			);
		});
	});

	describe('runs a repeated delivery once, known by', () => {
		describe('the header', () => {
			let hook: Hook;
			beforeAll(async () => {
				hook = await openHook(stage, { authentication: ['hmac'] }, { authenticationTypes: ['hmac'], hmacSecret: SECRET }, [hmac()]);
			});
			runsOnce(
				() => inbound(hook),
				(id) => hook.send({ id }),
			);
		});

		const bodyOf = (body: object) => JSON.stringify({ event: 'call.ended', data: {}, ...body });
		it.each<[string, Record<string, unknown>, (id: string) => ReceptOverrides]>([
			['the id in the body', {}, (id) => ({ omitHeaders: ['X-Delivery-ID'], body: bodyOf({ id, attempt: Math.random() }) })],
			['the body as a whole', {}, (id) => ({ omitHeaders: ['X-Delivery-ID'], body: bodyOf({ data: { id } }) })],
			['a field of the body', { deduplicateBy: 'bodyField', deliveryIdField: 'meta.key' }, (id) => ({ body: bodyOf({ meta: { key: id }, attempt: Math.random() }) })],
			['another header', { deduplicateBy: 'header', deliveryIdHeader: 'X-Event-Key' }, (id) => ({ headers: { 'X-Event-Key': id } })],
			['the body as a whole, whatever the header says', { deduplicateBy: 'bodyHash' }, (id) => ({ body: bodyOf({ id }) })],
		])('%s', async (_what, parameters, repetition) => {
			const hook = await openHook(stage, { authentication: ['none'], ...parameters });
			await started(hook, repetition('one'));
			expect((await hook.send(repetition('one'))).status).toBe(200);
			await started(hook, repetition('two'));
			expect(await stage.api.listExecutions(hook.workflowId)).toHaveLength(2);
		});

		it('what was signed together with a time, though the id in the header is forged', async () => {
			const parameters = { authentication: ['hmac'], signatureOptions: { timestampHeader: 'X-Timestamp' } };
			const hook = await openHook(stage, parameters, { authenticationTypes: ['hmac'], hmacSecret: SECRET }, [hmac({ timestampHeader: 'X-Timestamp' })]);
			const same: ReceptOverrides = { timestamp: now(), body: JSON.stringify(receptEvent('call.ended')) };
			await started(hook, { ...same, id: 'true' });
			expect((await hook.send({ ...same, id: 'forged' })).status).toBe(200);
			await started(hook, { id: 'next' });
			expect(await stage.api.listExecutions(hook.workflowId)).toHaveLength(2);
		});
	});

	it('runs every test event, and flags it', async () => {
		const hook = await openHook(stage, { authentication: ['none'], events: ['agent', 'call.ended'] });
		const test: ReceptOverrides = { id: 'the-same', body: JSON.stringify({ event: 'call.ended', id: 'e_1', test: true, data: {} }) };
		await started(hook, test);
		await started(hook, test);
		await started(hook, { id: 'the-same', body: '{"type":"ping"}' });
		const executions = await stage.api.waitForExecutions(hook.workflowId, 3);
		const items = await Promise.all(executions.map(async ({ id }) => (await stage.api.getExecution(id)).runData.Trigger[0].outputs[0][0]));
		expect(items.map(({ event, isTest }) => [event, isTest])).toEqual([['ping', true], ['call.ended', true], ['call.ended', true]]);
	});
}
