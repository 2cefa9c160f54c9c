// Who may start an execution of the Recept AI Trigger, by every way a delivery can prove itself, and how often.
import { RECEPT_EVENT_LABELS, ReceptAiSender, receptEvent, type ReceptOverrides, type SenderAuth } from '../../simulator';
import { hmac, ignoredByReceptAi, KEY, deduplicateBy, METHODS, pair, publicPem, SECRET, SECRETS } from '../../verification/receptAi';
import { allRows, rowsOf, type Extent } from '../../verification/table';
import { node, webhookUrl, type WorkflowNode } from '../harness/workflows';
import { ignoresAll, refusesAll, runsOnce, type Answer, type InboundFixture } from './inboundTable';
import { activate, noOp, PACKAGE, refusedActivation, type Fixture } from './fixture';

export interface ReceptFixture extends Fixture {
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

const receptTrigger = (parameters: Record<string, unknown>, credentials?: WorkflowNode['credentials']): WorkflowNode =>
	node(
		`${PACKAGE}.receptAiTrigger`,
		'Trigger',
		{ events: ['call'], ...parameters },
		{ typeVersion: 1.1, ...(credentials && { credentials }) },
	);

export async function openHook(
	fixture: ReceptFixture,
	parameters: Record<string, unknown>,
	secrets: Record<string, unknown> = {},
	auth: SenderAuth[] = [],
): Promise<Hook> {
	const credential =
		Object.keys(secrets).length > 0 &&
		(await fixture.api.createCredential({ name: 'Recept AI', type: 'receptAiWebhookApi', data: secrets }));
	const trigger = receptTrigger(parameters, credential ? { receptAiWebhookApi: credential } : undefined);
	const { id } = await activate(fixture, [trigger, noOp('Work')]);
	const url = webhookUrl(fixture.webhookUrl, trigger, 'recept-ai');
	const sender = new ReceptAiSender({ url, auth, allowLoopback: true });
	return {
		workflowId: id,
		url,
		send: async ({ event = receptEvent('call.ended'), ...overrides } = {}) => (await sender.deliver(event, overrides)).attempts.at(-1)!,
	};
}

const now = () => Math.floor(Date.now() / 1000);

const HMAC = { authenticationTypes: ['hmac'], hmacSecret: SECRET };

/** A refusal is what is expected only if it says so. */
async function rejected(hook: Hook, reason: string, overrides: ReceptOverrides): Promise<Answer> {
	const answer = await hook.send(overrides);
	expect(JSON.parse(answer.body)).toEqual({ error: reason });
	return answer;
}

async function started({ api }: ReceptFixture, hook: Hook, overrides: ReceptOverrides = {}): Promise<void> {
	const before = (await api.listExecutions(hook.workflowId)).length;
	expect(await hook.send(overrides)).toMatchObject({ status: 200, body: '{"received":true}' });
	await api.waitForExecutions(hook.workflowId, before + 1);
	expect((await api.listExecutions(hook.workflowId)).length).toBe(before + 1);
}

/** What n8n tells the trigger about whoever delivers: its address, and whether the way was encrypted. */
export function receptProxySuite(getFixture: () => ReceptFixture): void {
	let fixture: ReceptFixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	describe('with an address that is allowed, and HMAC', () => {
		let hook: Hook;
		const from = (address: string): ReceptOverrides => ({ headers: { 'X-Forwarded-For': address } });
		const NOT_ALLOWED = 'Deliveries from this address are not allowed.';
		beforeAll(async () => {
			const allowedAddresses = fixture.proxied ? '203.0.113.0/24, 2001:db8::/32' : '203.0.113.0/24, 127.0.0.0/8';
			hook = await openHook(fixture, { authentication: ['hmac', 'ipAllowList'], allowedAddresses }, HMAC, [hmac()]);
		});

		// jest makes its tables before a fixture is there, so both are told here.
		it('takes it, and refuses the rest', async () => {
			const right = fixture.proxied
				? ['203.0.113.7', '2001:db8::7', '::ffff:203.0.113.7', '198.51.100.1, 203.0.113.7']
				: ['198.51.100.1'];
			for (const address of right) await started(fixture, hook, from(address));
			const before = (await fixture.api.listExecutions(hook.workflowId)).length;
			const wrong = fixture.proxied ? ['198.51.100.1', '2001:db9::1', '203.0.113.7, 198.51.100.1'] : [];
			for (const address of wrong) expect((await rejected(hook, NOT_ALLOWED, from(address))).status).toBe(403);
			for (const address of right)
				expect(
					(await rejected(hook, 'The signature does not match.', { ...from(address), auth: [hmac({ secret: 'other' })] })).status,
				).toBe(401);
			await started(fixture, hook, from(right[0]));
			expect((await fixture.api.listExecutions(hook.workflowId)).length).toBe(before + 1);
		});

		it('does not believe a header about the address that no proxy has written', async () => {
			const strict = await openHook(fixture, { authentication: ['ipAllowList'], allowedAddresses: '203.0.113.0/24' });
			const forged = fixture.proxied ? from('203.0.113.7, 198.51.100.1') : from('203.0.113.7');
			expect((await rejected(strict, NOT_ALLOWED, forged)).status).toBe(403);
			expect((await rejected(strict, NOT_ALLOWED, {})).status).toBe(403);
			expect(await fixture.api.listExecutions(strict.workflowId)).toEqual([]);
		});
	});

	it('takes plain HTTP, unless HTTPS is required', async () => {
		const lax = await openHook(fixture, { authentication: ['none'] });
		await started(fixture, lax);
		const strict = await openHook(fixture, { authentication: ['none'], options: { requireHttps: true } });
		expect((await rejected(strict, 'Deliver over HTTPS.', {})).status).toBe(403);
		const overTls: ReceptOverrides = { headers: { 'X-Forwarded-Proto': 'https' } };
		if (fixture.proxied) await started(fixture, strict, overTls);
		else expect((await rejected(strict, 'Deliver over HTTPS.', overTls)).status).toBe(403);
		expect((await fixture.api.listExecutions(strict.workflowId)).length).toBe(fixture.proxied ? 1 : 0);
	});
}

export function receptTrustSuite(getFixture: () => ReceptFixture, extent: Extent): void {
	let fixture: ReceptFixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	const inbound = (hook: Hook, secrets: string[] = SECRETS, good: ReceptOverrides = {}): InboundFixture => ({
		api: fixture.api,
		workflowId: hook.workflowId,
		logs: () => fixture.logs(),
		secrets: () => secrets,
		deliverGood: () => hook.send(good),
	});

	const methods = METHODS.filter(({ right }) => rowsOf(right, extent).length > 0);
	describe.each(methods)('with $name', ({ parameters, secrets, right, wrong }) => {
		let hook: Hook;
		beforeAll(async () => {
			hook = await openHook(fixture, parameters, secrets, allRows(right)[0][1]());
		});

		it.each(rowsOf(right, extent))('takes %s', async (_what, auth, overrides = () => ({})) => {
			await started(fixture, hook, { auth: auth(), ...overrides() });
		});

		describe('refuses', () => {
			refusesAll(
				() => inbound(hook),
				rowsOf(wrong, extent).map(([what, status, reason, overrides]) => [what, status, () => rejected(hook, reason, overrides())]),
			);
		});
	});

	describe('runs a repeated delivery once, known by the header', () => {
		let hook: Hook;
		beforeAll(async () => {
			hook = await openHook(fixture, { authentication: ['hmac'] }, HMAC, [hmac()]);
		});
		runsOnce(
			() => inbound(hook),
			(id) => hook.send({ id, retry: true }),
		);
	});

	if (extent === 'queue') return;

	let rejection: Promise<Error>;
	beforeAll(() => {
		rejection = refusedActivation(fixture, [
			receptTrigger({ authentication: ['ipAllowList'], allowedAddresses: '203.0.113.0/24, 10.0.0.0/33' }),
			noOp('Work'),
		]);
	});

	it('cannot be activated without authentication, unless "None" is chosen, which gives way to whatever else is', async () => {
		const omitField = await openHook(fixture, { authentication: [] }).catch((error: unknown) => error as Error);
		// n8n 1.x and 2.0 activate it all the same: then it takes nothing.
		if (omitField instanceof Error) expect(omitField.message).toMatch(/required parameters: authentication/);
		else
			expect(
				(await rejected(omitField, 'This trigger has no authentication, so no delivery can be proven genuine.', {})).status,
			).toBe(503);
		await started(fixture, await openHook(fixture, { authentication: ['none'] }));

		const both = await openHook(fixture, { authentication: ['none', 'hmac'] }, HMAC, [hmac()]);
		expect((await rejected(both, 'The header X-Signature is missing.', { auth: [] })).status).toBe(401);
		await started(fixture, both);
	});

	it('takes nothing if the credential holds nothing for the method', async () => {
		const hook = await openHook(
			fixture,
			{ authentication: ['hmac'] },
			{ authenticationTypes: ['apiKey'], apiKey: KEY, hmacSecret: SECRET },
			[hmac({ secret: '' })],
		);
		expect((await rejected(hook, 'This trigger has no signing secret, so no delivery can be proven genuine.', {})).status).toBe(503);
		expect(
			(await rejected(hook, 'This trigger has no signing secret, so no delivery can be proven genuine.', { auth: [hmac()] })).status,
		).toBe(503);
	});

	it('has a credential whose test looks at its form', async () => {
		const test = async (data: Record<string, unknown>) => {
			const credential = await fixture.api.createCredential({ name: 'To test', type: 'receptAiWebhookApi', data });
			return await fixture.api.testCredential(credential, data);
		};
		expect(await test({ authenticationTypes: ['jwtPublicKey'], jwtPublicKey: publicPem(pair) })).toMatchObject({ status: 'OK' });
		const wrong = await test({ authenticationTypes: ['jwtPublicKey'], jwtPublicKey: 'not-a-key-0123456789' });
		expect(wrong).toMatchObject({ status: 'Error', message: expect.stringMatching(/RSA public key/) as string });
		expect(wrong.message).not.toContain('not-a-key');
	});

	describe('the events', () => {
		it('leave at the output of their group, however they are spelt', async () => {
			const hook = await openHook(fixture, {
				authentication: ['none'],
				events: ['agent', 'call', 'system'],
				options: { otherEvents: true },
			});
			const spell = [
				(label: string) => label,
				(label: string) => label.toLowerCase().replace(/ /g, '_'),
				(label: string) => label.toLowerCase().replace(/ /g, '.'),
				(label: string) => label.replace(/ /g, ''),
				(label: string) => label.toUpperCase().replace(/ /g, '-'),
			];
			const all = Object.entries(RECEPT_EVENT_LABELS).flatMap(([group, labels]) => labels.map((label) => ({ group, label })));
			const sent = extent === 'matrix' ? all : all.filter(({ group }, index) => group !== all[index - 1]?.group);
			for (const [index, { label }] of sent.entries()) {
				const field = ['event', 'eventType', 'event_type', 'type'][index % 4];
				await started(fixture, hook, {
					body: JSON.stringify(receptEvent(label, { event: undefined, [field]: spell[index % 5](label) })),
				});
			}
			await started(fixture, hook, { body: JSON.stringify(receptEvent('CallParked')) });

			const executions = await fixture.api.waitForExecutions(hook.workflowId, sent.length + 1);
			const outputs = await Promise.all(
				executions.map(async ({ id }) => (await fixture.api.getExecution(id)).runData.Trigger[0].outputs),
			);
			const seen = outputs.map((items) => ({
				output: items.findIndex((one) => one.length > 0),
				total: items.flat().length,
				...(items.flat()[0] as { event?: unknown }),
			}));
			const expected = sent.map(({ group, label }) => ({
				output: ['call', 'agent', 'system'].indexOf(group),
				total: 1,
				group,
				event: label.toLowerCase().replace(/ /g, '.'),
				isTest: false,
			}));
			const byEvent = (one: { event?: unknown }, other: { event?: unknown }) => String(one.event).localeCompare(String(other.event));
			expect(seen.sort(byEvent)).toMatchObject(
				[...expected, { output: 3, total: 1, group: 'other', event: 'call.parked', isTest: false }].sort(byEvent),
			);
		}, 120_000);

		describe('that are not chosen', () => {
			let hook: Hook;
			beforeAll(async () => {
				hook = await openHook(fixture, { authentication: ['hmac'], events: ['call.ended', 'agent'] }, HMAC, [hmac()]);
			});
			ignoresAll(
				() => inbound(hook),
				rowsOf(ignoredByReceptAi, extent).map(([what, delivery]) => [what, () => hook.send(delivery())]),
			);
		});
	});

	describe('runs a repeated delivery once, known by', () => {
		it.each(rowsOf(deduplicateBy, extent))('%s', async (_what, parameters, repetition) => {
			const hook = await openHook(fixture, { authentication: ['none'], ...parameters });
			await started(fixture, hook, repetition('one'));
			expect((await hook.send(repetition('one'))).status).toBe(200);
			await started(fixture, hook, repetition('two'));
			expect(await fixture.api.listExecutions(hook.workflowId)).toHaveLength(2);
		});

		it('what was signed together with a time, though the id in the header is forged', async () => {
			const parameters = { authentication: ['hmac'], signatureOptions: { timestampHeader: 'X-Timestamp' } };
			const hook = await openHook(fixture, parameters, HMAC, [hmac({ timestampHeader: 'X-Timestamp' })]);
			const same: ReceptOverrides = { timestamp: now(), body: JSON.stringify(receptEvent('call.ended')) };
			await started(fixture, hook, { ...same, id: 'true' });
			expect((await hook.send({ ...same, id: 'forged' })).status).toBe(200);
			await started(fixture, hook, { id: 'next' });
			expect(await fixture.api.listExecutions(hook.workflowId)).toHaveLength(2);
		});
	});

	it('runs every test event, and flags it', async () => {
		const hook = await openHook(fixture, { authentication: ['none'], events: ['agent', 'call.ended'] });
		const test: ReceptOverrides = { id: 'the-same', body: JSON.stringify({ event: 'call.ended', id: 'e_1', test: true, data: {} }) };
		await started(fixture, hook, test);
		await started(fixture, hook, test);
		await started(fixture, hook, { id: 'the-same', body: '{"type":"ping"}' });
		const executions = await fixture.api.waitForExecutions(hook.workflowId, 3);
		const items = await Promise.all(
			executions.map(async ({ id }) => (await fixture.api.getExecution(id)).runData.Trigger[0].outputs[0][0]),
		);
		expect(items.map(({ event, isTest }) => [event, isTest])).toEqual([
			['ping', true],
			['call.ended', true],
			['call.ended', true],
		]);
	});

	it('cannot be activated with settings that no delivery could meet', async () => {
		expect((await rejection).message).toMatch(/"10\.0\.0\.0\/33" is neither an address nor a range/);
	});
}
