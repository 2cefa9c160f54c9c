import { platforms } from '../harness/faults/platforms';

/** What pasting goes wrong with: two keys, a wrapped line, a look-alike dash, a space nobody sees. */
const KEYS = [
	'canary-one\ncanary-two',
	'canary-one\r\ncanary-two',
	'canary-one canary-two',
	'canary-one\u2013two',
	'canary\u200bone',
	'canary-\u0000one',
	'clé-canary-one',
];

describe.each(platforms)('a key of $name that no header can hold', ({ name, read, start }) => {
	let fixture: Awaited<ReturnType<typeof start>>;

	beforeAll(async () => (fixture = await start()));
	afterAll(async () => await fixture.harness.close());

	it.each(KEYS)('%j is refused before anything is sent, and not shown', async (apiKey) => {
		const { harness, scenario } = fixture;
		const { error } = await harness.run(read, scenario(read).parameters, { credential: { apiKey } });
		expect(error?.message).toBe(
			`The API key of the ${name} credential contains a space, a line break or another character that is not allowed in a key. Copy the key again into the credential`,
		);
		expect(JSON.stringify([error, error?.message, error?.stack])).not.toContain('canary');
		expect(harness.sent).toEqual([]);
	});

	it('may have spaces around it', async () => {
		const { harness, scenario } = fixture;
		const { error } = await harness.run(read, scenario(read).parameters, {
			credential: { apiKey: ` ${(harness.simulator as unknown as { apiKey: string }).apiKey}\n` },
		});
		expect(error).toBeUndefined();
	});
});
