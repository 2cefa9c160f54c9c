// Whether we take the deliveries that a platform's own library takes, and no others: libraries of test/clients judge the same deliveries.
import { createHmac } from 'node:crypto';

import fc from 'fast-check';

import { elevenLabs } from '../../../nodes/ElevenLabs/trigger/platform';
import { retell } from '../../../nodes/Retell/trigger/platform';
import type { CallEventPlatform } from '../../../nodes/shared/callEvents/platform';
import type { AuthResult } from '../../../nodes/shared/webhook/receive';
import { authenticateSignature, type SignatureDeclaration } from '../../../nodes/shared/webhook/signedHeaders';
import { startClients, type Clients } from '../../e2e/harness/clients';
import { contextOf } from '../../fuzz/inboundContext';
import { SEED } from '../../fuzz/subjects';
import { elevenLabsSamples } from '../../simulator/callEvents/elevenLabs';
import { retellSamples } from '../../simulator/callEvents/retell';
import { anyBody, anyChange, received, type JudgedDelivery, type SignedDelivery } from './deliveries';

/** Random bodies for each form: one delivery as it was signed, and one that was changed. */
const BODIES = 1_000;

/** In whole seconds: Standard Webhooks' libraries round the clock down to them, and we do not. */
const NOW = 1_790_000_000_000;

interface Judged {
	form: string;
	/** The libraries that know the form. */
	judges: string[];
	/** The one that signs it; we do where none does. */
	signer?: string;
	secret: string;
	headers: string[];
	/** How far the clock goes on, or back: up to the edges of the time that is given, and past them. */
	offsetsMs: number[];
	sign: (body: Buffer, secret: string, now: number) => Record<string, string>;
	authenticate: (delivery: SignedDelivery) => AuthResult | Promise<AuthResult>;
	/** What is refused on purpose, whatever the libraries say. Told without our code. */
	isStricter?: (delivery: SignedDelivery) => boolean;
}

const STANDARD_WEBHOOKS: SignatureDeclaration = {
	headers: { signature: 'Webhook-Signature', timestamp: 'Webhook-Timestamp', id: 'Webhook-Id', several: ' ' },
	scheme: {
		algorithm: 'sha256',
		encoding: 'base64',
		prefixes: ['v1,'],
		signed: ['id', 'timestamp', 'body'],
		timeUnit: 'seconds',
		keyEncoding: 'base64',
	},
	toleranceSeconds: 300,
};

const deliveryOf = ({ bytes, headers }: SignedDelivery) => ({ headers, rawBody: bytes, remoteAddress: '' });

const byPlatform = (platform: CallEventPlatform, type: string, field: string) => (delivery: SignedDelivery) =>
	platform.authenticate(
		contextOf({ parameters: {}, credentials: { [type]: { [field]: delivery.secret } }, staticData: {} }),
		deliveryOf(delivery),
	);

const lowerNames = (headers: Record<string, string>) =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const judged: Judged[] = [
	{
		form: 'Retell AI',
		judges: ['retell'],
		signer: 'retell',
		secret: 'key_of_a_test_0123456789abcdef',
		headers: ['x-retell-signature'],
		offsetsMs: [-3_600_000, -300_001, -300_000, -299_999, 299_999, 300_000, 300_001, 3_600_000],
		sign: retellSamples.sign,
		authenticate: byPlatform(retell, 'retellWebhookApi', 'apiKey'),
	},
	{
		form: 'ElevenLabs',
		judges: ['elevenLabs'],
		secret: 'wsec_of_a_test_0123456789abcdef',
		headers: ['elevenlabs-signature'],
		offsetsMs: [-3_600_000, -300_001, -300_000, -299_999, 299_999, 1_799_999, 1_800_000, 1_800_001, 3_600_000],
		sign: elevenLabsSamples.sign,
		authenticate: byPlatform(elevenLabs, 'elevenLabsWebhookApi', 'secret'),
		// The library takes any time of the future.
		isStricter: ({ now }) => now < NOW - 300_000,
	},
	{
		form: 'Standard Webhooks',
		judges: ['standardWebhooks', 'openai'],
		signer: 'standardWebhooks',
		secret: `whsec_${Buffer.from('a key of a test with 32 letters.').toString('base64')}`,
		headers: ['webhook-signature', 'webhook-timestamp', 'webhook-id'],
		offsetsMs: [-3_600_000, -301_000, -300_000, -299_000, 299_000, 300_000, 301_000, 3_600_000],
		sign: () => ({}),
		authenticate: (delivery) => authenticateSignature(deliveryOf(delivery), STANDARD_WEBHOOKS, [delivery.secret]),
		// The libraries overlook what follows a signature after another comma.
		isStricter: ({ headers: { 'webhook-signature': signatures = '' } }) =>
			/^v1,[^, ]*,/.test(signatures) && signatures.split(' ').every((one) => !one.startsWith('v1,') || one.split(',').length > 2),
	},
];

let clients: Clients;
beforeAll(() => {
	clients = startClients();
});
afterAll(() => clients.stop());
afterEach(() => jest.restoreAllMocks());

async function isAccepted({ authenticate }: Judged, delivery: SignedDelivery): Promise<boolean> {
	const clock = jest.spyOn(Date, 'now').mockReturnValue(delivery.now);
	const result = await authenticate(delivery);
	clock.mockRestore();
	return result === 'authenticated';
}

/** The verdicts of one library. */
async function verdictsOf(by: string, deliveries: SignedDelivery[]): Promise<boolean[]> {
	const judgedDeliveries = deliveries.map(({ bytes, ...rest }): JudgedDelivery => ({ ...rest, body: bytes.toString('utf8') }));
	const verdicts = await clients.run<Array<{ accepted: boolean }>>('webhooks.judge', { by, deliveries: judgedDeliveries });
	return verdicts.map(({ accepted }) => accepted);
}

/** Signed by the library where it can, and by us where it cannot. */
async function signed({ signer, secret, sign }: Judged, bodies: string[]): Promise<SignedDelivery[]> {
	const unsigned = bodies.map((body, index) => ({ now: NOW, body, secret, id: `msg_${index}` }));
	const headers = signer
		? await clients.run<Array<Record<string, string>>>('webhooks.sign', { by: signer, deliveries: unsigned })
		: unsigned.map(({ body }) => lowerNames(sign(Buffer.from(body), secret, NOW)));
	return unsigned.map(({ now, body }, index) => ({ now, secret, bytes: Buffer.from(body), headers: headers[index] }));
}

const shown = ({ bytes, ...rest }: SignedDelivery, ours: boolean, theirs: boolean[]) => ({
	...rest,
	body: bytes.toString('latin1'),
	ours,
	theirs,
});

describe.each(judged)('$form', (one) => {
	const { judges, headers, offsetsMs, isStricter = () => false } = one;

	it(`takes and refuses what ${judges.join(' and ')} take and refuse`, async () => {
		const drawn = fc.sample(fc.tuple(anyBody, anyChange(headers, offsetsMs)), { numRuns: BODIES, seed: SEED });
		const genuine = await signed(
			one,
			drawn.map(([body]) => body),
		);
		const changed = genuine.map((delivery, index) => received(drawn[index][1](delivery)));
		const deliveries = [...genuine, ...changed];

		const verdicts = await Promise.all(judges.map(async (by) => await verdictsOf(by, deliveries)));
		const counted = { accepted: 0, refused: 0, disputed: 0, stricter: 0 };
		const different: object[] = [];
		for (const [index, delivery] of deliveries.entries()) {
			const theirs = verdicts.map((byOne) => byOne[index]);
			const ours = await isAccepted(one, delivery);
			if (isStricter(delivery)) {
				counted.stricter++;
				if (ours) different.push(shown(delivery, ours, theirs));
			} else if (theirs.some((accepted) => accepted !== theirs[0])) counted.disputed++;
			else {
				counted[theirs[0] ? 'accepted' : 'refused']++;
				if (ours !== theirs[0]) different.push(shown(delivery, ours, theirs));
			}
		}
		console.log(`${one.form}: ${deliveries.length} deliveries of ${BODIES} bodies: ${JSON.stringify(counted)} (seed ${SEED})`);
		expect(different).toEqual([]);
		// What nobody changed is accepted, and so is much of what was changed harmlessly.
		expect(counted.accepted).toBeGreaterThan(BODIES * 1.05);
		expect(counted.refused).toBeGreaterThan(BODIES / 3);
		expect(counted.disputed).toBeLessThan(BODIES / 10);
	});
});

const hexHmac = (secret: string, signedText: string) => createHmac('sha256', secret).update(signedText).digest('hex');
const [retellForm, elevenLabsForm, standardForm] = judged;

describe('refuses what is signed rightly and no sender sends, though a library takes it', () => {
	const body = '{"event":"call_ended"}';
	const elevenLabsAt = (time: string) => ({
		'elevenlabs-signature': `t=${time},v0=${hexHmac(elevenLabsForm.secret, `${time}.${body}`)}`,
	});

	it.each<[what: string, form: Judged, headers: () => Promise<Record<string, string>> | Record<string, string>]>([
		[
			'a time with a zero before it',
			retellForm,
			() => ({ 'x-retell-signature': `v=0${NOW},d=${hexHmac(retellForm.secret, `${body}${NOW}`)}` }),
		],
		['a time that is no number, and so never gets old', elevenLabsForm, () => elevenLabsAt('soon')],
		['a time in milliseconds, which is the far future', elevenLabsForm, () => elevenLabsAt(String(NOW))],
		['a fraction of a second', elevenLabsForm, () => elevenLabsAt('1790000000.5')],
		['a time with letters after it', standardForm, async () => ({ ...(await standardHeaders()), 'webhook-timestamp': '1790000000x' })],
		[
			'a signature with something after it',
			standardForm,
			async () => {
				const headers = await standardHeaders();
				return { ...headers, 'webhook-signature': `${headers['webhook-signature']},x` };
			},
		],
		[
			'the eleventh signature',
			standardForm,
			async () => {
				const headers = await standardHeaders();
				return { ...headers, 'webhook-signature': `${'v1,x '.repeat(10)}${headers['webhook-signature']}` };
			},
		],
	])('%s', async (_what, form, headersOf) => {
		const delivery = { now: NOW, bytes: Buffer.from(body), secret: form.secret, headers: await headersOf() };
		expect(await isAccepted(form, delivery)).toBe(false);
		expect(await verdictsOf(form.judges[0], [delivery])).toEqual([true]);
	});

	const standardHeaders = async () => (await signed(standardForm, [body]))[0].headers;
});

it('simulated platforms sign as the library does', async () => {
	const bodies = fc.sample(anyBody, { numRuns: 50, seed: SEED });
	for (const { bytes, headers } of await signed(retellForm, bodies)) {
		expect(lowerNames(retellSamples.sign(bytes, retellForm.secret, NOW))).toEqual(headers);
	}
});
