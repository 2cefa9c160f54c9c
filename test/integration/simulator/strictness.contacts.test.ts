import { startAgentPhoneSimulator, type AgentPhoneSimulator } from '../../simulator';
import { ask, places } from './support';

/** What is refused about numbers, contacts and cards, with the API's error shapes (docs/platforms/agentphone.md, 3.1, 3.2, 3.6, 3.7 and 5). */
describe('strictness of numbers and contacts', () => {
	let simulator: AgentPhoneSimulator;

	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator();
		simulator.seedAgent({ id: 'agt_1' });
		simulator.seedNumber({ id: 'num_1', imessage: true });
		simulator.seedContact({ id: 'ct_1' });
	});

	afterEach(() => simulator.close());

	const notFound = { detail: 'Contact not found' };
	const noNumber = { error: { code: 'PHONE_NUMBER_NOT_FOUND', type: 'not_found' } };
	const noAgent = { detail: 'Agent not found' };

	it.each<[string, string, unknown, unknown]>([
		['GET', '/v1/contacts/ct_x', undefined, notFound],
		['PATCH', '/v1/contacts/ct_x', {}, notFound],
		['DELETE', '/v1/contacts/ct_x', undefined, notFound],
		['DELETE', '/v1/numbers/num_x', undefined, noNumber],
		['GET', '/v1/numbers/num_x/messages', undefined, noNumber],
		['GET', '/v1/numbers/num_x/contact-card', undefined, noNumber],
		['PUT', '/v1/numbers/num_x/contact-card', {}, noNumber],
		['DELETE', '/v1/numbers/num_x/contact-card', undefined, noNumber],
		['POST', '/v1/numbers', { agentId: 'agt_x' }, noAgent],
		['GET', '/v1/agents/agt_x/calls', undefined, noAgent],
		['GET', '/v1/agents/agt_x/conversations', undefined, noAgent],
		['POST', '/v1/agents/agt_x/numbers', { numberId: 'num_1' }, noAgent],
		['POST', '/v1/agents/agt_1/numbers', { numberId: 'num_x' }, noNumber],
		['DELETE', '/v1/agents/agt_x/numbers/num_1', undefined, noAgent],
		// It is not this agent's.
		['DELETE', '/v1/agents/agt_1/numbers/num_1', undefined, noNumber],
	])('%s %s: 404', async (method, path, body, answer) => {
		expect(await ask(simulator, method, path, body)).toMatchObject({ status: 404, body: answer });
	});

	it.each<[string, string, string, unknown, string[]]>([
		['contact without name', 'POST', '/v1/contacts', { phoneNumber: '+15005550001' }, ['body.name']],
		[
			'contact in snake_case',
			'POST',
			'/v1/contacts',
			{ phone_number: '+15005550001', name: 'A' },
			['body.phoneNumber', 'body.phone_number'],
		],
		['contact with a number as number', 'POST', '/v1/contacts', { phoneNumber: 15005550001, name: 'A' }, ['body.phoneNumber']],
		['contact with more', 'PATCH', '/v1/contacts/ct_1', { company: 'A' }, ['body.company']],
		['card in snake_case', 'PUT', '/v1/numbers/num_1/contact-card', { first_name: 'A' }, ['body.first_name']],
		['card without a picture there', 'PUT', '/v1/numbers/num_1/contact-card', { avatarUrl: 'ada.png' }, ['body.avatarUrl']],
		['number in snake_case', 'POST', '/v1/numbers', { area_code: '415' }, ['body.area_code']],
		['area code as number', 'POST', '/v1/numbers', { areaCode: 415 }, ['body.areaCode']],
		['area code too long', 'POST', '/v1/numbers', { areaCode: '4155' }, ['body.areaCode']],
		['country in words', 'POST', '/v1/numbers', { country: 'USA' }, ['body.country']],
		['attaching nothing', 'POST', '/v1/agents/agt_1/numbers', {}, ['body.numberId']],
		['attaching in snake_case', 'POST', '/v1/agents/agt_1/numbers', { number_id: 'num_1' }, ['body.numberId', 'body.number_id']],
		['release with a body', 'DELETE', '/v1/numbers/num_1', { force: true }, ['body.force']],
		['contacts by a large page', 'GET', '/v1/contacts?limit=101', undefined, ['query.limit']],
		['contacts by name', 'GET', '/v1/contacts?name=ada', undefined, ['query.name']],
		['capabilities of nobody', 'GET', '/v1/contacts/capabilities', undefined, ['query.phone_number']],
		[
			'capabilities with a plus that means a space',
			'GET',
			'/v1/contacts/capabilities?phone_number=+15005550001',
			undefined,
			['query.phone_number'],
		],
		['messages by a large page', 'GET', '/v1/numbers/num_1/messages?limit=201', undefined, ['query.limit']],
		['messages by offset', 'GET', '/v1/numbers/num_1/messages?offset=1', undefined, ['query.offset']],
		['messages by no time', 'GET', '/v1/numbers/num_1/messages?before=yesterday&after=1', undefined, ['query.before', 'query.after']],
		['calls of an agent filtered', 'GET', '/v1/agents/agt_1/calls?status=failed', undefined, ['query.status']],
		['calls of an agent by a large page', 'GET', '/v1/agents/agt_1/calls?limit=101', undefined, ['query.limit']],
		['conversations of an agent by a large page', 'GET', '/v1/agents/agt_1/conversations?limit=101', undefined, ['query.limit']],
	])('%s: 422', async (_, method, path, body, at) => {
		expect(places(await ask(simulator, method, path, body))).toEqual({ status: 422, at });
	});

	it.each<[string, string, unknown, string]>([
		['/v1/contacts', 'a contact with no number', { phoneNumber: 'Ada', name: 'A' }, 'phoneNumber'],
		['/v1/contacts', 'a contact with a short code', { phoneNumber: '12345', name: 'A' }, 'phoneNumber'],
		['/v1/numbers', 'a number from elsewhere', { country: 'DE' }, 'country'],
	])('POST %s, %s: VALIDATION_ERROR', async (path, _, body, field) => {
		expect(await ask(simulator, 'POST', path, body)).toMatchObject({
			status: 400,
			body: { error: { code: 'VALIDATION_ERROR', details: [{ field }] } },
		});
	});

	it('answers a deletion with no body at all', async () => {
		const { status, body } = await ask(simulator, 'DELETE', '/v1/contacts/ct_1');
		expect([status, body]).toEqual([204, undefined]);
	});

	it('refuses to release twice, and takes the money for each number', async () => {
		simulator.setBalance(700);
		for (const status of [200, 200, 402]) expect((await ask(simulator, 'POST', '/v1/numbers', {})).status).toBe(status);
		for (const status of [200, 400]) expect((await ask(simulator, 'DELETE', '/v1/numbers/num_1')).status).toBe(status);
	});
});
