import type { HamsaEntities } from '../../simulator';
import { Harness, byId } from './support';

describe('Number', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const SIMPLE = ['id', 'number', 'label', 'type', 'voiceAgentId', 'voiceAgent', 'createdAt', 'updatedAt'];

	/** What it becomes under Simplify, without an agent. */
	const simple = ({ id, number, label, type, voiceAgentId, createdAt, updatedAt }: HamsaEntities.PhoneNumber) => ({
		id,
		number,
		label,
		type,
		voiceAgentId,
		voiceAgent: null,
		createdAt,
		updatedAt,
	});

	describe('create', () => {
		const twilio = {
			phoneNumber: '+1 (500) 555-0001',
			label: ' Front desk ',
			twilioAccountSid: 'AC01',
			twilioAuthToken: 'twilio-secret',
		};
		const sip = { provider: 'SIP', phoneNumber: '+15005550001', label: 'Trunk', sipAddress: 'sip.example.com' };

		it('adds a number of Twilio', async () => {
			const number = await harness.first('number.create', twilio);
			expect(harness.sent).toEqual([
				{
					method: 'POST',
					path: '/v1/voice-agents/phone-number',
					query: {},
					body: {
						type: 'TWILIO',
						phoneNumber: '+15005550001',
						label: 'Front desk',
						twilioAccountSid: 'AC01',
						twilioAuthToken: 'twilio-secret',
					},
				},
			]);
			expect(number).toMatchObject({ number: '+15005550001', label: 'Front desk', type: 'TWILIO', voiceAgent: null });
			expect(Object.keys(number)).toEqual(SIMPLE);
		});

		it('adds a number of a SIP trunk, in the form that answers have', async () => {
			const customHeaders = { pair: [{ key: 'X-Tenant', value: 'a' }] };
			const number = await harness.first('number.create', {
				...sip,
				sipTransport: 'UDP',
				sipOptions: { username: 'u', password: 'sip-secret', customHeaders },
				simplify: false,
			});
			expect(harness.request.body).toEqual({
				type: 'SIP',
				phoneNumber: '+15005550001',
				label: 'Trunk',
				sipOutboundConfigs: {
					address: 'sip.example.com',
					transportType: 'UDP',
					username: 'u',
					password: 'sip-secret',
					customHeaders: { 'X-Tenant': 'a' },
				},
			});
			expect(number.sipOutboundConfigs).toMatchObject({ address: 'sip.example.com', username: 'u', password: '[hidden]' });
		});

		it('leaves out what a trunk was not given', async () => {
			await harness.first('number.create', { ...sip, sipOptions: { username: '', customHeaders: {} } });
			expect(harness.request.body).toMatchObject({ sipOutboundConfigs: { address: 'sip.example.com', transportType: 'TCP' } });
			expect(harness.request.body).not.toHaveProperty('sipOutboundConfigs.customHeaders');
			expect(harness.request.body).not.toHaveProperty('sipOutboundConfigs.username');
		});

		it('shows no secret, should Hamsa repeat it in an answer or in a refusal', async () => {
			harness.simulator.faults.add({
				status: 200,
				body: { success: true, data: { id: 'n', twilioAuthToken: 'twilio-secret', twilioAccountSid: 'AC01' } },
			});
			expect(await harness.first('number.create', { ...twilio, simplify: false })).toEqual({
				id: 'n',
				twilioAuthToken: '[hidden]',
				twilioAccountSid: 'AC01',
			});
			for (const [parameters, secret] of [
				[twilio, 'twilio-secret'],
				[{ ...sip, sipOptions: { username: 'u', password: 'sip-secret' } }, 'sip-secret'],
			] as const) {
				harness.simulator.faults.add({
					status: 400,
					body: { success: false, error: { code: '10400', message: `Bad token ${secret}` } },
				});
				const { error } = await harness.run('number.create', parameters);
				const { message, description, context, stack } = error!;
				expect(message).toBe('Hamsa did not accept the request (HTTP 400): Bad token [hidden]');
				expect(JSON.stringify([description, context, stack])).not.toContain(secret);
			}
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('number.create', twilio);
			expect(harness.sent).toHaveLength(1);
		});

		it.each([
			[
				{ ...twilio, phoneNumber: '5005550001' },
				'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "5005550001"',
			],
			[{ ...twilio, label: ' ' }, 'Label must not be empty'],
			[{ ...twilio, twilioAccountSid: '={{ "" }}' }, 'Twilio Account SID must not be empty'],
			[{ ...twilio, twilioAuthToken: '={{ "" }}' }, 'Twilio Auth Token must not be empty'],
			[{ ...sip, sipAddress: ' ' }, 'SIP Address must not be empty'],
			[{ ...sip, sipOptions: { password: 'p' } }, 'User Name must be given together with the password'],
		])('refuses %j before anything is sent', async (parameters, message) => {
			expect((await harness.rejection('number.create', parameters)).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('get', () => {
		it('asks for it by pid', async () => {
			const number = harness.simulator.seedNumber();
			expect(await harness.first('number.get', { numberId: byId(number.id) })).toEqual(simple(number));
			expect(harness.sent).toEqual([
				{ method: 'GET', path: '/v1/voice-agents/phone-number', query: { pid: number.id }, body: undefined },
			]);
		});

		it('gives all there is but secrets without Simplify', async () => {
			const number = harness.simulator.seedNumber({
				type: 'SIP',
				sipOutboundConfigs: { address: 'sip.example.com', password: 'sip-secret' },
			});
			expect(await harness.first('number.get', { numberId: byId(number.id), simplify: false })).toEqual({
				...number,
				voiceAgent: null,
				sipOutboundConfigs: { address: 'sip.example.com', password: '[hidden]' },
			});
		});
	});

	it.each(['get', 'delete'])('%s: needs a number', async (operation) => {
		expect((await harness.rejection(`number.${operation}`, { numberId: byId('={{ "" }}') })).message).toBe('Number is not chosen');
		expect(await harness.rejection(`number.${operation}`, { numberId: byId('none') })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Phone number not found',
			httpCode: '404',
		});
		expect(harness.sent).toHaveLength(1);
	});

	describe('getAll', () => {
		it('reads every page, and no more than the limit needs', async () => {
			const numbers = Array.from({ length: 100 }, () => harness.simulator.seedNumber());
			const { json } = await harness.run('number.getAll', { returnAll: true });
			expect(json).toEqual(numbers.map(simple));
			// No total is told, so a full page may be followed by another.
			expect(harness.sent.map(({ path, query }) => [path, query])).toEqual(
				['1', '2', '3'].map((skip) => ['/v1/voice-agents/phone-number/list', { skip, take: '50' }]),
			);

			harness.simulator.clearRequests();
			expect((await harness.run('number.getAll', { limit: 5 })).json).toHaveLength(5);
			expect(harness.request.query).toEqual({ skip: '1', take: '5' });
		});

		it('filters by agent and provider', async () => {
			const agent = harness.simulator.seedAgent({ name: 'Reception' });
			const { id } = harness.simulator.seedNumber({
				type: 'SIP',
				voiceAgentId: agent.id,
				sipOutboundConfigs: { password: 'sip-secret' },
			});
			harness.simulator.seedNumber({ voiceAgentId: agent.id });
			harness.simulator.seedNumber({ type: 'SIP' });
			const { json } = await harness.run('number.getAll', { filters: { agentId: byId(agent.id), provider: 'SIP' }, simplify: false });
			expect(json).toMatchObject([
				{ id, voiceAgent: { id: agent.id, name: 'Reception' }, sipOutboundConfigs: { password: '[hidden]' } },
			]);
			expect(harness.request.query).toEqual({ voiceAgentId: agent.id, provider: 'SIP', skip: '1', take: '50' });
		});

		it('leaves out filters that were added and left empty', async () => {
			await harness.run('number.getAll', { filters: { agentId: byId('') } });
			expect(harness.request.query).toEqual({ skip: '1', take: '50' });
		});
	});

	describe('delete', () => {
		it('gives what was deleted', async () => {
			const { id } = harness.simulator.seedNumber();
			expect(await harness.first('number.delete', { numberId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.sent).toEqual([
				{ method: 'DELETE', path: '/v1/voice-agents/phone-number', query: { pid: id }, body: undefined },
			]);
			expect(harness.simulator.state.numbers.size).toBe(0);
		});

		it('has worked when only its answer got lost', async () => {
			const { id } = harness.simulator.seedNumber();
			harness.simulator.faults.add({ status: 502, actThenFail: true });
			expect(await harness.first('number.delete', { numberId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.simulator.requests.map(({ status }) => status)).toEqual([502, 404]);
		});
	});

	describe('assign and unassign', () => {
		it('give a number to an agent and take it away again, by the number itself', async () => {
			const agent = harness.simulator.seedAgent({ name: 'Reception' });
			const { id, number } = harness.simulator.seedNumber();
			const phoneNumber = byId(number.replace('+1', '+1 '));
			expect(await harness.first('number.assign', { agentId: byId(agent.id), phoneNumber })).toMatchObject({
				id,
				voiceAgentId: agent.id,
				voiceAgent: { name: 'Reception' },
			});
			expect(harness.sent).toEqual([
				{
					method: 'POST',
					path: '/v1/voice-agents/assign-number',
					query: {},
					body: { voiceAgentId: agent.id, phoneNumber: number },
				},
			]);
			expect(agent.phoneNumber).toEqual({ type: 'TWILIO', id });

			harness.simulator.clearRequests();
			expect(await harness.first('number.unassign', { phoneNumber })).toEqual({ unassigned: true, phoneNumber: number });
			expect(harness.sent).toEqual([{ method: 'POST', path: '/v1/voice-agents/unassign', query: {}, body: { phoneNumber: number } }]);
			expect(agent.phoneNumber).toBeNull();
		});

		it('are sent again when Hamsa fails: twice is once', async () => {
			const agent = harness.simulator.seedAgent();
			const { number } = harness.simulator.seedNumber();
			for (const operation of ['assign', 'unassign']) {
				harness.simulator.clearRequests();
				harness.simulator.faults.add({ status: 503, actThenFail: true });
				await harness.first(`number.${operation}`, { agentId: byId(agent.id), phoneNumber: byId(number) });
				expect(harness.simulator.requests.map(({ status }) => status)).toEqual([503, 200]);
			}
		});

		it.each([
			['assign', { agentId: byId('={{ "" }}'), phoneNumber: byId('+15005550001') }, 'Agent is not chosen'],
			['assign', { agentId: byId('a'), phoneNumber: byId('={{ "" }}') }, 'Phone Number is not chosen'],
			[
				'assign',
				{ agentId: byId('a'), phoneNumber: byId('5005550001') },
				'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "5005550001"',
			],
			['unassign', { phoneNumber: byId('x') }, 'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "x"'],
		])('%s refuses %j before anything is sent', async (operation, parameters, message) => {
			expect((await harness.rejection(`number.${operation}`, parameters)).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('puts an error on its own item and goes on', async () => {
			const { number } = harness.simulator.seedNumber();
			const { items } = await harness.run(
				'number.unassign',
				{ phoneNumber: byId('={{ $json.number }}') },
				{ items: [{ number: '+15005559999' }, { number }], settings: { onError: 'continueRegularOutput' } },
			);
			expect(items).toMatchObject([
				{ json: { error: 'Hamsa found nothing under this ID: Phone number not found' }, pairedItem: { item: 0 } },
				{ json: { unassigned: true, phoneNumber: number }, pairedItem: { item: 1 } },
			]);
		});
	});

	it('lists numbers for a locator by ID or by number, found by digits and label', async () => {
		for (let i = 0; i < 60; i++) harness.simulator.seedNumber();
		const { id, number } = harness.simulator.seedNumber({ label: 'Night shift' });
		const name = `${number} (Night shift)`;
		expect(await harness.search('searchNumbers', 'night')).toEqual({ results: [{ name, value: id }] });
		expect(await harness.search('searchPhoneNumbers', number.slice(2))).toEqual({ results: [{ name, value: number }] });
		const page = await harness.search('searchNumbers');
		expect(page.results).toHaveLength(50);
		expect((await harness.search('searchNumbers', undefined, String(page.paginationToken))).results).toHaveLength(11);
	});
});
