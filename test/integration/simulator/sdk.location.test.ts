import type { AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { beforeEachVendor } from './vendor';

describe('the vendor SDK, location', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	it('tells where a phone is, or that nobody knows', async () => {
		const phone_number = '+15005550001';
		const unknown = await client.location.getLocation({ phone_number });
		expect([unknown.phoneNumber, unknown.latitude, unknown.longitude]).toEqual([phone_number, null, null]);
		const location = simulator.seedLocation({ phoneNumber: phone_number, latitude: -1.5, longitude: 2.5 });
		expect(await client.location.getLocation({ phone_number })).toEqual(location);
		expect(location).toMatchObject({ latitude: -1.5, longitude: 2.5 });
	});

	it('asks for the newest', async () => {
		const { phoneNumber } = simulator.seedLocation({ phoneNumber: '+15005550001', lastUpdated: 1 });
		expect(await client.location.refreshLocations()).toEqual({ success: true, pollAfterSeconds: 20 });
		expect((await client.location.getLocation({ phone_number: phoneNumber })).lastUpdated).toBeGreaterThan(1);
	});
});
