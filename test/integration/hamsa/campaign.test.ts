import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

const PATH = '/v1/voice-agents/campaigns';

const toNumber = (item: number) => `+1555${String(item).padStart(7, '0')}`;

interface Body extends IDataObject {
	recipients: IDataObject[];
}

describe('Campaign', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe('create', () => {
		let campaign: INodeParameters;
		let agentId: string;

		beforeEach(() => {
			agentId = harness.simulator.seedAgent().id;
			harness.simulator.seedNumber({ number: '+15550100200' });
			campaign = { name: 'Renewals', agentId: byId(agentId), callerNumber: byId('+1 555 010 0200'), send: 'now' };
		});

		const people = (count: number): IDataObject[] => Array.from({ length: count }, (_, item) => ({ phoneNumber: toNumber(item) }));
		const body = () => harness.request.body as Body;

		it('makes one campaign of all items, and no more of the body than was set', async () => {
			const { items } = await harness.run('campaign.create', campaign, { items: people(2) });
			expect(harness.sent).toEqual([
				{
					method: 'POST',
					path: PATH,
					query: {},
					body: {
						name: 'Renewals',
						voiceAgentId: agentId,
						phoneNumber: '+15550100200',
						sendType: 'NOW',
						recipients: [{ phoneNumber: toNumber(0) }, { phoneNumber: toNumber(1) }],
					},
				},
			]);
			expect(items).toMatchObject([
				{
					json: { name: 'Renewals', status: 'SCHEDULED', voiceAgentId: agentId, recipientsCount: 2, skipped: [] },
					pairedItem: [{ item: 0 }, { item: 1 }],
				},
			]);
			expect(Object.keys(items[0].json).sort()).toEqual(
				['id', 'name', 'status', 'voiceAgentId', 'recipientsCount', 'sendType', 'scheduledDate', 'createdAt', 'skipped'].sort(),
			);
		});

		describe('Preview', () => {
			it('is what a new node does: it checks and counts, sends nothing, and says so', async () => {
				const untouched = Object.fromEntries(Object.entries(campaign).filter(([field]) => field !== 'send')) as INodeParameters;
				const items = [...people(3), { phoneNumber: toNumber(0) }, { phoneNumber: '12' }];
				const { json, error, run } = await harness.run('campaign.create', { ...untouched, ifInvalid: 'skip' }, { items });
				expect(error).toBeUndefined();
				expect(json).toEqual([
					{
						preview: true,
						name: 'Renewals',
						voiceAgentId: agentId,
						phoneNumber: '+15550100200',
						recipientsCount: 3,
						recipients: people(3),
						skipped: [
							{ item: 3, phoneNumber: toNumber(0), reason: 'Same number as item 0' },
							{ item: 4, phoneNumber: '12', reason: expect.stringContaining('must be a phone number') as string },
						],
					},
				]);
				expect(run.data.resultData.runData.Node[0].hints?.map(({ message }) => message)).toEqual([
					expect.stringMatching(
						/^This was a preview, and nobody was called\. .* call 3 numbers and skip 2 of 5 items\. .*set Send to Now/,
					),
				]);
				expect(harness.sent).toEqual([]);
			});

			it('refuses what the campaign would be refused for', async () => {
				const preview = { ...campaign, send: 'preview' };
				const refusal = async (parameters: object, item: object) =>
					(
						await harness.rejection('campaign.create', { ...preview, ...parameters } as INodeParameters, {
							items: [item as IDataObject],
						})
					).message;
				expect(await refusal({}, { phoneNumber: '12' })).toBe('1 of 1 recipients are invalid, so nothing was sent');
				expect(await refusal({ name: '={{ "" }}' }, people(1)[0])).toBe('Campaign Name must not be empty');
				expect(await refusal({ additionalFields: { timezone: 'Moon' } }, people(1)[0])).toContain('Timezone must be');
				expect(harness.sent).toEqual([]);
			});

			it.each(['NOW', '', 'later'])('calls nobody if it is none of the choices: "%s"', async (send) => {
				expect((await harness.rejection('campaign.create', { ...campaign, send }, { items: people(1) })).message).toMatch(
					/^Send must be preview, now or scheduled, but is /,
				);
				expect(harness.sent).toEqual([]);
			});
		});

		it('gives all of the answer without Simplify', async () => {
			const json = await harness.first('campaign.create', { ...campaign, simplify: false }, { items: people(1) });
			expect(json).toMatchObject({ phoneNumberId: expect.any(String) as string, webhookUrl: null, recipientsCount: 1 });
		});

		it('reads name and variables of each item', async () => {
			const items = [
				{ phoneNumber: '+1 (555) 000-0001', who: ' Sami ', plan: 'gold', variables: { plan: 'gold', years: 2 } },
				{ phoneNumber: '+15550000002', who: '', plan: 'silver', variables: '{"plan": "silver"}' },
				{ phoneNumber: '+15550000003', plan: '' },
			];
			const fields = { ...campaign, recipientName: '={{ $json.who }}' };
			await harness.run(
				'campaign.create',
				{ ...fields, variables: { pair: [{ key: 'plan', value: '={{ $json.plan }}' }] } },
				{ items },
			);
			expect(body().recipients).toEqual([
				{ phoneNumber: '+15550000001', name: 'Sami', dynamicVariables: { plan: 'gold' } },
				{ phoneNumber: '+15550000002', dynamicVariables: { plan: 'silver' } },
				{ phoneNumber: '+15550000003', dynamicVariables: { plan: '' } },
			]);

			harness.simulator.clearRequests();
			await harness.run(
				'campaign.create',
				{ ...fields, specifyVariables: 'json', variablesJson: '={{ $json.variables }}' },
				{ items },
			);
			expect(body().recipients).toEqual([
				{ phoneNumber: '+15550000001', name: 'Sami', dynamicVariables: { plan: 'gold', years: 2 } },
				{ phoneNumber: '+15550000002', dynamicVariables: { plan: 'silver' } },
				{ phoneNumber: '+15550000003' },
			]);
		});

		it('calls numbers in Arabic digits, and copied ones with what nobody sees', async () => {
			await harness.run('campaign.create', campaign, {
				items: ['+٩٦٦ ١١ ٢٣٤ ٥٦٧٨', '\u202a+1\u2011555\u2011000\u20110001\u202c', '+15550000001'].map((phoneNumber) => ({
					phoneNumber,
				})),
			});
			expect(body().recipients).toEqual([{ phoneNumber: '+966112345678' }, { phoneNumber: '+15550000001' }]);
		});

		it('sends numbers as they are where their form is to be ignored', async () => {
			const ignoreE164Validation = '={{ $json.extension }}';
			await harness.run(
				'campaign.create',
				{ ...campaign, ignoreE164Validation },
				{
					items: [
						{ phoneNumber: ' 1004 ', extension: true },
						{ phoneNumber: '+15550000001', extension: false },
					],
				},
			);
			expect(body().recipients).toEqual([{ phoneNumber: '1004', ignoreE164Validation: true }, { phoneNumber: '+15550000001' }]);
		});

		describe('of 1,000 items', () => {
			it('is one request with 1,000 recipients', async () => {
				const { items, error } = await harness.run('campaign.create', campaign, { items: people(1_000) });
				expect(error).toBeUndefined();
				expect(harness.request.path).toBe(PATH);
				expect(body().recipients.map(({ phoneNumber }) => phoneNumber)).toEqual(
					people(1_000).map(({ phoneNumber }) => phoneNumber),
				);
				expect(items).toHaveLength(1);
				expect(items[0].pairedItem).toEqual(Array.from({ length: 1_000 }, (_, item) => ({ item })));
				expect([...harness.simulator.state.campaigns.values()].map(({ recipients }) => recipients.length)).toEqual([1_000]);
			});

			const WRONG = [3, 17, 500, 999];
			const withWrong = () => people(1_000).map((person, item) => (WRONG.includes(item) ? { phoneNumber: `wrong ${item}` } : person));
			const reason = (item: number) =>
				`Phone Number must be a phone number in E.164 form, such as +15005550001, but is "wrong ${item}"`;

			it('sends nothing with invalid ones among them, and names each', async () => {
				const rejection = await harness.rejection('campaign.create', campaign, { items: withWrong() });
				expect(rejection).toEqual({
					message: '4 of 1000 recipients are invalid, so nothing was sent',
					description: `${WRONG.map((item) => `Item ${item}: ${reason(item)}.`).join(' ')} Correct them, or set If a Number Is Invalid to Skip.`,
					itemIndex: 3,
					httpCode: undefined,
				});
				expect(harness.sent).toEqual([]);
			});

			it('puts each error on its item with On Error: Continue, and sends nothing', async () => {
				const { items } = await harness.run('campaign.create', campaign, {
					items: withWrong(),
					settings: { onError: 'continueRegularOutput' },
				});
				expect(items.slice(0, 4)).toEqual(WRONG.map((item) => ({ json: { error: reason(item) }, pairedItem: { item } })));
				const [others, ...more] = items.slice(4);
				expect(more).toEqual([]);
				expect(others.json).toEqual({ error: '4 of 1000 recipients are invalid, so nothing was sent' });
				const rest = people(1_000)
					.map((_, item) => ({ item }))
					.filter(({ item }) => !WRONG.includes(item));
				expect(others.pairedItem).toEqual(rest);
				expect(harness.sent).toEqual([]);
			});

			it('puts all of it on the error output, if there is one', async () => {
				const { outputs } = await harness.run('campaign.create', campaign, {
					items: withWrong(),
					settings: { onError: 'continueErrorOutput' },
				});
				expect(outputs.map(({ length }) => length)).toEqual([0, 5]);
				expect(outputs[1][1]).toMatchObject({ json: { phoneNumber: 'wrong 17', error: reason(17) }, pairedItem: { item: 17 } });
				expect(harness.sent).toEqual([]);
			});

			it('leaves them out if told to, and names them in the result', async () => {
				const { items } = await harness.run('campaign.create', { ...campaign, ifInvalid: 'skip' }, { items: withWrong() });
				expect(body().recipients).toHaveLength(996);
				expect(items).toHaveLength(1);
				expect(items[0].json).toMatchObject({
					recipientsCount: 996,
					skipped: WRONG.map((item) => ({ item, phoneNumber: `wrong ${item}`, reason: reason(item) })),
				});
				expect(items[0].pairedItem).toHaveLength(996);
				expect(items[0].pairedItem).not.toContainEqual({ item: 17 });
			});
		});

		it('names every item when many are invalid, the first ten with their reason', async () => {
			const items = [...people(1), ...Array.from({ length: 13 }, () => ({ phoneNumber: '' }))];
			const { message, description } = await harness.rejection('campaign.create', campaign, { items });
			expect(message).toBe('13 of 14 recipients are invalid, so nothing was sent');
			expect(description).toContain(
				'Item 10: Phone Number must be a phone number in E.164 form, such as +15005550001, but is empty. The same applies to the items 11, 12, 13. Correct them',
			);
		});

		it.each(['stop', 'skip'])('sends nothing if nobody is left to be called (%s)', async (ifInvalid) => {
			const items = [{ phoneNumber: 15550000001 }, {}];
			expect(await harness.rejection('campaign.create', { ...campaign, ifInvalid }, { items })).toMatchObject({
				message: '2 of 2 recipients are invalid, so nothing was sent',
				description: expect.stringMatching(
					/"15550000001"\. Item 1: .* is empty\. Correct them: no valid recipient is left\.$/,
				) as string,
			});
			expect(harness.sent).toEqual([]);
		});

		it('takes variables that are no object for an invalid recipient', async () => {
			const items = [
				{ ...people(1)[0], variables: '[1]' },
				{ phoneNumber: toNumber(1), variables: {} },
			];
			const json = { ...campaign, specifyVariables: 'json', variablesJson: '={{ $json.variables }}' };
			const reason = 'Dynamic Variables must be a JSON object, such as {"plan": "gold"}';
			expect((await harness.rejection('campaign.create', json, { items })).description).toContain(`Item 0: ${reason}.`);
			expect(harness.sent).toEqual([]);
			expect(await harness.first('campaign.create', { ...json, ifInvalid: 'skip' }, { items })).toMatchObject({
				recipientsCount: 1,
				skipped: [{ item: 0, phoneNumber: toNumber(0), reason }],
			});
		});

		describe('of numbers that come twice', () => {
			const items = [
				{ phoneNumber: toNumber(2) },
				{ phoneNumber: toNumber(1) },
				{ phoneNumber: '+1 555 000-0001' },
				{ phoneNumber: 'wrong' },
			];

			it('calls each once, and names the others in the order of the items', async () => {
				const { items: made } = await harness.run('campaign.create', { ...campaign, ifInvalid: 'skip' }, { items });
				expect(body().recipients).toEqual([{ phoneNumber: toNumber(2) }, { phoneNumber: toNumber(1) }]);
				expect(made[0].json.skipped).toEqual([
					{ item: 2, phoneNumber: toNumber(1), reason: 'Same number as item 1' },
					{ item: 3, phoneNumber: 'wrong', reason: expect.stringContaining('E.164') as string },
				]);
				expect(made[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
			});

			it('calls them as often as they come if told to', async () => {
				const { items: made } = await harness.run(
					'campaign.create',
					{ ...campaign, skipDuplicates: false },
					{ items: items.slice(0, 3) },
				);
				expect(body().recipients).toHaveLength(3);
				expect(made[0].json).toMatchObject({ recipientsCount: 3, skipped: [] });
			});
		});

		it('sends hours, concurrency and zone', async () => {
			const hours = { days: ['MONDAY', 'SUNDAY'], start: '08:30', end: '23:59' };
			const additionalFields = { callingHours: { hours }, reservedConcurrency: 5, timezone: 'Asia/Riyadh' };
			await harness.run('campaign.create', { ...campaign, additionalFields }, { items: people(1) });
			expect(body()).toMatchObject({
				sendType: 'NOW',
				timeRange: { days: ['MONDAY', 'SUNDAY'], startCallingTime: '08:30', endCallingTime: '23:59' },
				reservedConcurrency: 5,
				scheduledTimezone: 'Asia/Riyadh',
			});
			expect(body()).not.toHaveProperty('scheduledDate');
		});

		it('reads a set time in the zone that is set', async () => {
			const scheduled = { ...campaign, send: 'scheduled', scheduledDate: '2999-05-04T09:00:00' };
			await harness.run(
				'campaign.create',
				{ ...scheduled, additionalFields: { timezone: 'Asia/Riyadh', scheduledSendType: 'LATER' } },
				{ items: people(1) },
			);
			expect(body()).toMatchObject({
				sendType: 'LATER',
				scheduledDate: '2999-05-04T06:00:00.000Z',
				scheduledTimezone: 'Asia/Riyadh',
			});

			harness.simulator.clearRequests();
			await harness.run('campaign.create', { ...scheduled, scheduledDate: '2999-05-04T09:00:00+05:00' }, { items: people(1) });
			// The harness runs workflows in n8n's own default zone.
			expect(body()).toMatchObject({
				sendType: 'SCHEDULED',
				scheduledDate: '2999-05-04T04:00:00.000Z',
				scheduledTimezone: 'America/New_York',
			});
		});

		describe('at a time in the words of a spreadsheet, in Riyadh', () => {
			const scheduled = (scheduledDate: unknown) =>
				({ ...campaign, send: 'scheduled', scheduledDate, additionalFields: { timezone: 'Asia/Riyadh' } }) as INodeParameters;

			it.each([
				['2998-12-31 09:00', '2998-12-31T06:00:00.000Z'],
				['2998-12-31 9:00', '2998-12-31T06:00:00.000Z'],
				['12/31/2998 9:00 AM', '2998-12-31T06:00:00.000Z'],
				['Dec 31, 2998 09:00', '2998-12-31T06:00:00.000Z'],
				['2/2/2999 09:00', '2999-02-02T06:00:00.000Z'],
				['2998-12-31T09:00:00-05:00', '2998-12-31T14:00:00.000Z'],
				['={{ DateTime.fromISO("2998-12-31T09:00:00", { zone: "Asia/Tokyo" }) }}', '2998-12-31T00:00:00.000Z'],
				['={{ new Date("2998-12-31T09:00:00Z") }}', '2998-12-31T09:00:00.000Z'],
				['={{ DateTime.fromISO("2199-12-31T09:00:00Z").toMillis() }}', '2199-12-31T09:00:00.000Z'],
				['={{ DateTime.fromISO("2199-12-31T09:00:00Z").toSeconds() }}', '2199-12-31T09:00:00.000Z'],
			])('%s rings at %s', async (given, sent) => {
				const { error } = await harness.run('campaign.create', scheduled(given), { items: people(1) });
				expect(error?.message).toBeUndefined();
				expect(body()).toMatchObject({ scheduledDate: sent, scheduledTimezone: 'Asia/Riyadh' });
			});

			it.each([
				['1/2/2999 09:00', 'Scheduled Date "1/2/2999 09:00" may be 1 February or 2 January 2999: write 2999-02-01 or 2999-01-02'],
				['2998-02-30', 'Scheduled Date "2998-02-30" is not a real date: the calendar has no such day'],
				['12/31/98', 'Scheduled Date "12/31/98" has a year of two digits: write four, as in 2026-12-31'],
			])('%s rings at no time, because it is not clear', async (given, message) => {
				expect((await harness.rejection('campaign.create', scheduled(given), { items: people(1) })).message).toBe(message);
				expect(harness.sent).toEqual([]);
			});
		});

		it.each([
			[{ name: ' ' }, 'Campaign Name must not be empty'],
			[{ name: 'x'.repeat(101) }, 'Campaign Name must have at most 100 characters, but has 101'],
			[{ agentId: byId('={{ "" }}') }, 'Agent is not chosen'],
			[{ callerNumber: byId('={{ "" }}') }, 'Caller Number is not chosen'],
			[{ callerNumber: byId('0100') }, 'Caller Number must be a phone number in E.164 form, such as +15005550001, but is "0100"'],
			[
				{ send: 'scheduled', scheduledDate: 'soon' },
				'Scheduled Date must be a date and time, such as 2026-01-31T09:00:00Z, but is "soon"',
			],
			[
				{ send: 'scheduled', scheduledDate: '2020-01-01T00:00:00Z' },
				'Scheduled Date must be in the future, but is 2020-01-01T00:00:00.000Z',
			],
			[{ additionalFields: { timezone: 'Riyadh' } }, 'Timezone must be an IANA name such as Europe/Berlin, but is "Riyadh"'],
			[{ additionalFields: { reservedConcurrency: 0 } }, 'Reserved Concurrency must be a whole number of 1 or more, but is "0"'],
			[
				{ additionalFields: { callingHours: { hours: { days: [], start: '09:00', end: '17:00' } } } },
				'Days must contain at least one day',
			],
			[
				{ additionalFields: { callingHours: { hours: { days: ['MONDAY'], start: '9:00', end: '17:00' } } } },
				'Start must be a time such as 09:00, but is "9:00"',
			],
			[
				{ additionalFields: { callingHours: { hours: { days: ['MONDAY'], start: '09:00', end: '24:00' } } } },
				'End must be a time such as 09:00, but is "24:00"',
			],
			[
				{ additionalFields: { callingHours: { hours: { days: ['MONDAY'], start: '09:00', end: '09:00' } } } },
				'End must not be the same time as Start',
			],
		])('refuses %j before anything is sent', async (parameters, message) => {
			expect(
				(await harness.rejection('campaign.create', { ...campaign, ...parameters } as INodeParameters, { items: people(2) }))
					.message,
			).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it.each([
			['agentId', 'Agent'],
			['callerNumber', 'Caller Number'],
		])('refuses items that differ in %s: they would be called by the wrong one', async (field, label) => {
			const items = people(3).map((person, item) => ({ ...person, value: item === 2 ? '+15550100999' : '+15550100200' }));
			expect(
				await harness.rejection('campaign.create', { ...campaign, [field]: byId('={{ $json.value }}') }, { items }),
			).toMatchObject({
				message: `${label} must be the same for all items, because they become one campaign`,
				description: expect.stringContaining('Item 2 has a different value than item 0.') as string,
				itemIndex: 2,
			});
			expect(harness.sent).toEqual([]);
		});

		it('is not sent again when Hamsa fails after it may have acted, and says so', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			expect(await harness.rejection('campaign.create', campaign, { items: people(2) })).toMatchObject({
				description: expect.stringContaining('It may have been carried out anyway, so it was not sent again.') as string,
			});
			expect(harness.sent).toHaveLength(1);
			expect(harness.simulator.state.campaigns.size).toBe(1);
		});

		it('gives one error for all items with On Error: Continue', async () => {
			const { items } = await harness.run(
				'campaign.create',
				{ ...campaign, agentId: byId('none') },
				{ items: people(3), settings: { onError: 'continueRegularOutput' } },
			);
			expect(items).toEqual([
				{
					json: { error: 'Hamsa found nothing under this ID: Voice agent not found' },
					pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
				},
			]);
		});
	});

	describe('getAll', () => {
		it('counts rows, not pages, in skip', async () => {
			const ids = Array.from({ length: 120 }, () => harness.simulator.seedCampaign({ recipients: [{}, {}] }).id);
			const { json } = await harness.run('campaign.getAll', { returnAll: true });
			expect(json.map(({ id }) => id)).toEqual(ids);
			expect(Object.keys(json[0])).toEqual([
				'id',
				'name',
				'status',
				'voiceAgentId',
				'recipientsCount',
				'sendType',
				'scheduledDate',
				'createdAt',
			]);
			expect(json[0].recipientsCount).toBe(2);
			expect(harness.sent.map(({ method, path, query }) => [method, path, query])).toEqual(
				['0', '50', '100'].map((skip) => ['GET', PATH, { skip, take: '50' }]),
			);
		});

		it('has Hamsa filter by agent and search', async () => {
			const { id } = harness.simulator.seedCampaign({ voiceAgentId: 'a', name: 'Spring renewals' });
			harness.simulator.seedCampaign({ voiceAgentId: 'b', name: 'Spring renewals' });
			harness.simulator.seedCampaign({ voiceAgentId: 'a', name: 'Summer' });
			const { json } = await harness.run('campaign.getAll', { filters: { agentId: byId('a'), search: 'spring' }, simplify: false });
			expect(json).toMatchObject([{ id, timeRange: null, projectId: harness.simulator.state.projectId }]);
			expect(harness.request.query).toEqual({ voiceAgentId: 'a', search: 'spring', skip: '0', take: '50' });
		});
	});

	describe('get', () => {
		const outcomes = ['COMPLETED', 'NO_ANSWER', 'FAILED'] as const;

		/** One recipient in each state a call can end in. */
		const ended = () => {
			const { id: voiceAgentId } = harness.simulator.seedAgent({ name: 'Reception' });
			const { id } = harness.simulator.seedCampaign({ voiceAgentId, recipients: outcomes.map((name) => ({ name })) });
			const outcome = ({ name }: { name: string | null }) => outcomes.find((known) => known === name) ?? 'COMPLETED';
			while (harness.simulator.advanceCampaign(id, outcome).status !== 'COMPLETED');
			return harness.simulator.state.campaign(id);
		};

		it('counts the recipients in each state', async () => {
			const { id, voiceAgentId, createdAt } = ended();
			expect(await harness.first('campaign.get', { campaignId: byId(id) })).toEqual({
				id,
				name: 'Renewals',
				status: 'COMPLETED',
				voiceAgentId,
				agentName: 'Reception',
				totalRecipients: 3,
				sendType: 'NOW',
				scheduledDate: null,
				createdAt,
				recipientsByState: { pending: 0, queued: 0, inProgress: 0, completed: 1, failed: 1, noAnswer: 1 },
			});
			expect(harness.sent).toEqual([{ method: 'GET', path: `${PATH}/${id}`, query: {}, body: undefined }]);
		});

		it('gives the groups as they are without Simplify', async () => {
			const { id, recipients } = ended();
			const json = await harness.first('campaign.get', { campaignId: byId(id), simplify: false });
			expect(json).toMatchObject({
				webhookUrl: null,
				recipients: { completed: [recipients[0]], noAnswer: [recipients[1]], failed: [recipients[2]], pending: [] },
			});
		});

		it('gives an item for each recipient, with the conversation of its call', async () => {
			const { id, recipients } = ended();
			const { json } = await harness.run('campaign.get', { campaignId: byId(id), return: 'recipients' });
			const [{ id: recipientId, phoneNumber, dynamicVariables, completedAt, jobId }] = recipients;
			expect(json[0]).toEqual({
				id: recipientId,
				phoneNumber,
				name: 'COMPLETED',
				dynamicVariables,
				status: 'COMPLETED',
				attempts: 1,
				nextRetryAt: null,
				jobId,
				lastError: null,
				completedAt,
			});
			expect(json.map(({ status }) => status)).toEqual(['COMPLETED', 'FAILED', 'NO_ANSWER']);
			expect(harness.simulator.state.conversations.has(String(jobId))).toBe(true);
		});

		it('gives only recipients in the states chosen', async () => {
			const { id, recipients } = ended();
			const chosen = { campaignId: byId(id), return: 'recipients', states: ['NO_ANSWER', 'IN_PROGRESS'], simplify: false };
			expect((await harness.run('campaign.get', chosen)).json).toEqual([recipients[1]]);
			const going = harness.simulator.seedCampaign();
			for (let step = 0; step < 2; step++) harness.simulator.advanceCampaign(going.id);
			expect((await harness.run('campaign.get', { ...chosen, campaignId: byId(going.id) })).json).toMatchObject([
				{ status: 'IN_PROGRESS' },
			]);
		});
	});

	describe('update', () => {
		it('renames', async () => {
			const { id } = harness.simulator.seedCampaign();
			expect(await harness.first('campaign.update', { campaignId: byId(id), name: ' Spring ' })).toMatchObject({
				id,
				name: 'Spring',
				status: 'SCHEDULED',
			});
			expect(harness.sent).toEqual([{ method: 'PATCH', path: `${PATH}/${id}`, query: {}, body: { name: 'Spring' } }]);
		});

		it.each([
			['', 'Campaign Name must not be empty'],
			['x'.repeat(101), 'Campaign Name must have at most 100 characters, but has 101'],
		])('refuses the name "%s" before anything is sent', async (name, message) => {
			expect((await harness.rejection('campaign.update', { campaignId: byId('c'), name: `={{ "${name}" }}` })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('the actions', () => {
		it.each([
			['pause', 'RUNNING', 'PAUSED'],
			['resume', 'PAUSED', 'RUNNING'],
			['cancel', 'SCHEDULED', 'CANCELLED'],
			['retry', 'FAILED', 'PENDING'],
		] as const)('%s a campaign that is %s', async (action, from, to) => {
			const { id } = harness.simulator.seedCampaign({ status: from });
			expect(await harness.first(`campaign.${action}`, { campaignId: byId(id) })).toMatchObject({ id, status: to });
			expect(harness.sent).toEqual([{ method: 'POST', path: `${PATH}/${id}/${action}`, query: {}, body: undefined }]);
		});

		it.each([
			['pause', 'SCHEDULED', 'Only a campaign that is RUNNING can be paused.'],
			['resume', 'RUNNING', 'Only a campaign that is PAUSED can be resumed.'],
			['cancel', 'COMPLETED', 'Only a campaign that is SCHEDULED, PENDING, RUNNING or PAUSED can be cancelled.'],
			['retry', 'RUNNING', 'Only a campaign that is CANCELLED, FAILED, or COMPLETED with failed calls can be retried.'],
		] as const)('%s says when it is allowed, of a campaign that is %s', async (action, status, allowed) => {
			const { id } = harness.simulator.seedCampaign({ status });
			expect(await harness.rejection(`campaign.${action}`, { campaignId: byId(id) })).toEqual({
				message: `Hamsa did not ${action} the campaign (HTTP 409): Campaign is ${status}`,
				description: `${allowed} Read its status with Campaign: Get.`,
				httpCode: '409',
				itemIndex: 0,
			});
			expect(harness.simulator.state.campaign(id).status).toBe(status);
		});

		it('call again only those whose calls did not work', async () => {
			const { id } = harness.simulator.seedCampaign({
				status: 'COMPLETED',
				recipients: [{ status: 'COMPLETED' }, { status: 'NO_ANSWER' }, { status: 'FAILED' }],
			});
			await harness.first('campaign.retry', { campaignId: byId(id) });
			expect(harness.simulator.state.campaign(id).recipients.map(({ status }) => status)).toEqual([
				'COMPLETED',
				'PENDING',
				'PENDING',
			]);
		});

		it.each([
			['pause', 'RUNNING', [503, 409]],
			['cancel', 'RUNNING', [503, 409]],
			['resume', 'PAUSED', [503]],
			['retry', 'FAILED', [503]],
		] as const)('%s: is repeated only if that rings nobody', async (action, status, statuses) => {
			const { id } = harness.simulator.seedCampaign({ status });
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection(`campaign.${action}`, { campaignId: byId(id) });
			expect(harness.simulator.requests.map((request) => request.status)).toEqual(statuses);
		});

		it.each([[undefined], ['Campaign paused'], [null]])('give the ID, should Hamsa answer %j', async (data) => {
			harness.simulator.faults.add({ status: 200, body: { success: true, data } });
			expect(await harness.first('campaign.pause', { campaignId: byId('c-1') })).toEqual({ id: 'c-1' });
		});

		it.each(['get', 'update', 'pause', 'resume', 'cancel', 'retry'])('%s: needs a campaign', async (action) => {
			expect((await harness.rejection(`campaign.${action}`, { campaignId: byId('={{ "" }}'), name: 'x' })).message).toBe(
				'Campaign is not chosen',
			);
			expect((await harness.rejection(`campaign.${action}`, { campaignId: byId('none'), name: 'x' })).message).toBe(
				'Hamsa found nothing under this ID: Campaign not found',
			);
			expect(harness.sent).toHaveLength(1);
		});
	});

	it('lists campaigns for a locator, searched by Hamsa, and goes on by rows', async () => {
		const { id } = harness.simulator.seedCampaign({ name: 'Spring' });
		for (let i = 0; i < 60; i++) harness.simulator.seedCampaign();
		expect(await harness.search('searchCampaigns', 'spring')).toEqual({ results: [{ name: 'Spring, SCHEDULED', value: id }] });
		expect(harness.request.query).toEqual({ search: 'spring', skip: '0', take: '50' });
		const { paginationToken } = await harness.search('searchCampaigns');
		expect((await harness.search('searchCampaigns', undefined, String(paginationToken))).results).toHaveLength(11);
	});
});
