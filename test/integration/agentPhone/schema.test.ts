import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { Bench, byId } from './support';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** Where a value is not what its schema says; null passes, because previews have no word for "may be null". */
function differences(schema: Schema, value: unknown, at = ''): string[] {
	if (value === null || value === undefined) return [];
	const type = Array.isArray(value) ? 'array' : Number.isInteger(value) && schema.type === 'integer' ? 'integer' : typeof value;
	if (type !== schema.type) return [`${at} is ${type}, not ${schema.type}`];
	if (Array.isArray(value)) return value.flatMap((entry, index) => differences(schema.items!, entry, `${at}[${index}]`));
	if (type !== 'object') return [];
	return Object.entries(value).flatMap(([key, entry]) =>
		schema.properties?.[key] ? differences(schema.properties[key], entry, `${at}.${key}`) : [`${at}.${key} is not in the schema`],
	);
}

/** What the editor previews before the first run must be what comes out then. */
describe('output schemas', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	it('fit what each operation gives with the defaults', async () => {
		const agent = bench.simulator.seedAgent({ transferNumber: '+15005550009', description: 'x' });
		bench.simulator.seedNumber({ agentId: agent.id });
		const call = bench.simulator.seedCall({
			agentId: agent.id,
			status: 'completed',
			endedAt: '2026-01-01T00:00:00Z',
			durationSeconds: 12,
			recordingUrl: 'https://example.com/r.wav',
			turns: [{ transcript: 'Hi', response: 'Hello' }],
		});
		const agentId = byId(agent.id);
		const callId = byId(call.id);
		const runs: Array<[string, IDataObject]> = [
			['agent/create', { name: 'x' }],
			['agent/get', { agentId }],
			['agent/getAll', {}],
			['agent/update', { agentId, updateFields: { language: 'de-DE' } }],
			['call/createOutbound', { agentId, toNumber: '+15005550001' }],
			['call/get', { callId }],
			['call/getAll', {}],
			['call/end', { callId }],
			['call/getTranscript', { callId }],
			['message/send', { agentId, toNumber: '+15005550001', body: 'x' }],
			['number/getAll', {}],
			['agent/delete', { agentId }],
		];
		for (const [name, parameters] of runs) {
			const file = path.resolve(__dirname, `../../../nodes/AgentPhone/__schema__/v1.0.0/${name}.json`);
			const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
			const json = await bench.first(name.replace('/', '.'), parameters as never);
			expect([name, differences(schema, json)]).toEqual([name, []]);
			// Nothing is promised that does not come.
			expect([name, Object.keys(json).sort()]).toEqual([name, Object.keys(schema.properties!).sort()]);
		}
	});
});
