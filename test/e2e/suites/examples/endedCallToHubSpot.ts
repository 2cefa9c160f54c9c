// workflows/ended-call-to-hubspot.json: the call on the timeline of the contact with the caller's number.
import { callEnded } from '../../../simulator';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';

export function endedCallToHubSpotExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let ended = 0;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'ended-call-to-hubspot');
	});
	afterAll(() => example?.stop());

	const hubSpot = () => getFixture().services.hubSpot;

	async function end(data: NonNullable<Parameters<typeof callEnded>[0]>['data']) {
		await getFixture().simulator.deliver({ agentId, event: callEnded({ data }) });
		const execution = (await example.ended((ended += 1))).at(-1)!;
		expect(execution.error).toBeUndefined();
	}

	it('makes a contact of a new caller, and adds the second call to it', async () => {
		const contact = { id: 'ct_1', name: 'Ada Example', email: null, phoneNumber: '+15005550001' };
		await end({ callId: 'call_new', contact, summary: 'Wants chairs.', durationSeconds: 61 });
		expect(hubSpot().contacts).toEqual([{ id: '1001', properties: { phone: '+15005550001', firstname: 'Ada', lastname: 'Example' } }]);
		expect(hubSpot().calls).toEqual([
			{
				engagement: { type: 'CALL' },
				associations: { contactIds: ['1001'] },
				metadata: expect.objectContaining({
					body: 'Wants chairs.\n\nAgent: Hello\nCaller: Hi',
					fromNumber: '+15005550001',
					status: 'COMPLETED',
					durationMilliseconds: 61_000,
				}) as unknown,
			},
		]);
		await end({ callId: 'call_again', summary: null });
		expect(hubSpot().contacts).toHaveLength(1);
		expect(hubSpot().calls.map(({ associations }) => associations.contactIds)).toEqual([['1001'], ['1001']]);
	});

	it('finds a number that somebody typed in another form, and whom we called', async () => {
		hubSpot().contacts.push({ id: '77', properties: { phone: '(500) 555-0077' } });
		await end({ callId: 'call_out', direction: 'outbound', from: '+15005550009', to: '+15005550077' });
		expect(hubSpot().calls.at(-1)).toMatchObject({ associations: { contactIds: ['77'] }, metadata: { toNumber: '+15005550077' } });
	});

	it('leaves out calls in which nobody spoke, and callers without a number', async () => {
		const before = hubSpot().calls.length;
		await end({ transcript: [{ role: 'agent', content: 'Hello' }] });
		await end({ direction: 'web', from: null });
		expect(hubSpot().calls).toHaveLength(before);
	});
}
