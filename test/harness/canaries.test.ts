// Where the search for secrets does not look: at the places in static data that SECURITY.md names, also as Redis is told of them.
import { withoutKeptSecrets } from '../faults/harness/canaries';

const staticData = (secret: string) => ({
	'node:Trigger': {
		registration: {
			webhook: { url: 'https://n8n.example.org/webhook/1', secret: `whsec_${secret}` },
			previousSecret: `whsec_${secret}`,
			previous: { url: 'https://other.example.org', auth: { authKey: 'Bearer', authSecret: secret } },
		},
	},
});

/** A command as Redis writes it into its append-only file. */
const command = (...words: string[]): string =>
	[`*${words.length}`, ...words.flatMap((word) => [`$${Buffer.byteLength(word)}`, word])].map((line) => `${line}\r\n`).join('');

const workflow = (kept: unknown, more: object = {}) => JSON.stringify({ id: 'w1', staticData: kept, ...more });

it.each([
	['a published workflow', (value: string) => command('set', 'n8n:cache:workflow-published-data:w1', value)],
	['a test that is being listened to', (value: string) => command('hset', 'n8n:cache:test-webhooks', 'POST|abc|2', value)],
])('leaves out the secrets of %s, and no other', (_what, kept) => {
	expect(withoutKeptSecrets(kept(workflow(staticData('5ecret'))))).not.toContain('5ecret');
	expect(withoutKeptSecrets(kept(workflow(staticData('known'), { nodes: [{ parameters: { key: '5ecret' } }] })))).toContain('5ecret');
	expect(withoutKeptSecrets(kept(workflow({ 'node:Trigger': { seen: ['5ecret'] } })))).toContain('5ecret');
	expect(withoutKeptSecrets(kept(workflow(null, { pinData: staticData('5ecret') })))).toContain('5ecret');
});

it('leaves nothing out of any other value', () => {
	const told = command('set', 'n8n:cache:something-else', workflow(staticData('5ecret')));
	expect(withoutKeptSecrets(told)).toBe(told);
});
