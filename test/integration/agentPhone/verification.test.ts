import { Harness } from './support';

describe('Verification', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	/** Sends a code, and gives its ID, the code itself, and one that is wrong. */
	const sent = async () => {
		const { verification_id: id } = await harness.first('verification.send', { phoneNumber: '+15005550001' });
		const { code } = harness.simulator.state.master.verifications.get(id as string)!;
		harness.simulator.clearRequests();
		return { verificationId: id as string, code, wrong: code === '000000' ? '111111' : '000000' };
	};

	describe('verification.send', () => {
		it('sends the number, tidied up, and gives the ID to check with', async () => {
			expect(await harness.first('verification.send', { phoneNumber: '+1 (500) 555-0001' })).toEqual({
				verification_id: expect.stringMatching(/^ver_/) as string,
				status: 'pending',
			});
			expect(harness.sent).toEqual([{ method: 'POST', path: '/v1/verify/send', query: {}, body: { phone_number: '+15005550001' } }]);
		});

		it('refuses what is no number before anything is sent', async () => {
			expect((await harness.rejection('verification.send', { phoneNumber: '5005550001' })).message).toBe(
				'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "5005550001"',
			);
			expect(harness.sent).toEqual([]);
		});

		it('is sent once when the answer gets lost: the person would get two codes', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('verification.send', { phoneNumber: '+15005550001' });
			expect(harness.simulator.state.master.verifications.size).toBe(1);
		});
	});

	describe('verification.check', () => {
		it('verifies with the right code, which is charged', async () => {
			const { verificationId, code } = await sent();
			expect(await harness.first('verification.check', { verificationId: ` ${verificationId}`, code })).toEqual({
				verified: true,
				result: 'ok',
				attempts_remaining: 2,
			});
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/verify/check', query: {}, body: { verification_id: verificationId, code } },
			]);
			expect(harness.simulator.state.balanceCents).toBe(9_995);
		});

		it('gives a wrong code as a result, until no attempt is left, for nothing', async () => {
			const { verificationId, code, wrong } = await sent();
			const check = async (typed: string) => await harness.first('verification.check', { verificationId, code: typed });
			expect(await check(wrong)).toEqual({ verified: false, result: 'incorrect', attempts_remaining: 2 });
			expect(await check(wrong)).toEqual({ verified: false, result: 'incorrect', attempts_remaining: 1 });
			expect(await check(wrong)).toEqual({ verified: false, result: 'incorrect', attempts_remaining: 0 });
			expect(await check(code)).toEqual({ verified: false, result: 'exhausted', attempts_remaining: 0 });
			expect(harness.simulator.state.balanceCents).toBe(10_000);
		});

		it('does not verify twice, because the second code is not compared', async () => {
			const { verificationId, code, wrong } = await sent();
			await harness.first('verification.check', { verificationId, code });
			expect(await harness.first('verification.check', { verificationId, code: wrong })).toMatchObject({
				verified: false,
				result: 'already_verified',
			});
		});

		it('gives an expired code as a result', async () => {
			const { verificationId, code } = await sent();
			harness.simulator.state.master.verifications.get(verificationId)!.expiresAt = Date.now();
			expect(await harness.first('verification.check', { verificationId, code })).toMatchObject({
				verified: false,
				result: 'expired',
			});
		});

		it.each([
			['={{ "123 456" }}', '123456'],
			['123-456 ', '123456'],
			['\u200e123456', '123456'],
			['\u0661\u0662\u0663\u0664\u0665\u0666', '123456'],
			['={{ 123456 }}', '123456'],
		])('reads the code %j as %s', async (typed, code) => {
			const { verificationId } = await sent();
			await harness.first('verification.check', { verificationId, code: typed });
			expect(harness.request.body).toEqual({ verification_id: verificationId, code });
		});

		it.each([
			['={{ "" }}', 'Code must be 6 digits, but is empty'],
			['12345', 'Code must be 6 digits, but is "12345"'],
			['={{ 12345 }}', 'Code must be 6 digits, but is "12345"'],
			['12345a', 'Code must be 6 digits, but is "12345a"'],
		])('refuses %j, which would only use up an attempt', async (code, message) => {
			expect(await harness.rejection('verification.check', { verificationId: 'ver_1', code })).toMatchObject({
				message,
				description: 'Nothing was sent, so no attempt was used.',
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});

		it('needs the ID, and says if there is no such verification', async () => {
			expect((await harness.rejection('verification.check', { verificationId: '={{ " " }}', code: '123456' })).message).toBe(
				'Verification ID must not be empty',
			);
			expect(await harness.rejection('verification.check', { verificationId: 'ver_none', code: '123456' })).toMatchObject({
				message: 'AgentPhone found nothing under this ID: Verification not found',
				httpCode: '404',
			});
		});

		it.each([{ reset: true }, { status: 500 }, { status: 503 }])('is sent once when the answer gets lost (%j)', async (fault) => {
			const { verificationId, wrong } = await sent();
			harness.simulator.faults.add({ ...fault, actThenFail: true });
			await harness.rejection('verification.check', { verificationId, code: wrong });
			expect(harness.sent).toHaveLength(1);
			expect(harness.simulator.state.master.verifications.get(verificationId)!.attemptsRemaining).toBe(2);
		});
	});
});
