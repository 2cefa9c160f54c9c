import { expectSameRequest } from './oracle';
import { Harness } from './support';

describe('Location', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	it('get: gives the place of a phone', async () => {
		const location = harness.simulator.seedLocation({ phoneNumber: '+15005550001' });
		expect(await harness.first('location.get', { phoneNumber: '+1 (500) 555-0001' })).toEqual(location);
		expect(harness.sent).toEqual([{ method: 'GET', path: '/v1/location/%2B15005550001', query: {}, body: undefined }]);
	});

	it('get: gives what the API says of a phone that shares nothing', async () => {
		expect(await harness.first('location.get', { phoneNumber: '+15005550001' })).toMatchObject({
			phoneNumber: '+15005550001',
			latitude: null,
			longitude: null,
		});
	});

	it('get: refuses what is no phone number before anything is sent', async () => {
		const message = 'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "../usage"';
		expect(await harness.rejection('location.get', { phoneNumber: '../usage' })).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});

	it('refresh: gives the seconds to wait, and may be sent again', async () => {
		harness.simulator.faults.add({ status: 503 });
		expect(await harness.first('location.refresh')).toEqual({ success: true, pollAfterSeconds: 20 });
		expect(harness.sent).toEqual(Array(2).fill({ method: 'POST', path: '/v1/location/refresh', query: {}, body: undefined }));
	});

	it('sends what the vendor SDK sends', async () => {
		await expectSameRequest(
			harness.simulator,
			() => harness.first('location.get', { phoneNumber: '+15005550001' }),
			(sdk) => sdk.location.getLocation({ phone_number: '+15005550001' }),
		);
		await expectSameRequest(
			harness.simulator,
			() => harness.first('location.refresh'),
			(sdk) => sdk.location.refreshLocations(),
		);
	});
});
