import type { INodeParameters } from 'n8n-workflow';

import { PLACEHOLDER_HINT } from '../../../nodes/AgentPhone/actions/agent/fields';
import { Bench, byId } from './support';

/** `{{name}}` is AgentPhone's way to write a placeholder, and n8n's to write an expression. */
describe('placeholders for AgentPhone to fill in', () => {
	let bench: Bench;
	let agentId: string;

	beforeEach(async () => {
		bench = await Bench.start();
		agentId = bench.simulator.seedAgent().id;
		bench.simulator.seedNumber({ agentId });
	});
	afterEach(async () => await bench.close());

	const FIELDS: Array<[field: string, operation: string, where: (text: string) => INodeParameters]> = [
		['systemPrompt', 'call.createOutbound', (systemPrompt) => ({ toNumber: '+15005550001', additionalFields: { systemPrompt } })],
		['initialGreeting', 'call.createOutbound', (initialGreeting) => ({ toNumber: '+15005550001', additionalFields: { initialGreeting } })],
		['systemPrompt', 'agent.create', (systemPrompt) => ({ name: 'A', voiceMode: 'hosted', systemPrompt })],
		['beginMessage', 'agent.create', (beginMessage) => ({ name: 'A', additionalFields: { beginMessage } })],
		['systemPrompt', 'agent.update', (systemPrompt) => ({ updateFields: { systemPrompt } })],
		['beginMessage', 'agent.update', (beginMessage) => ({ updateFields: { beginMessage } })],
	];

	/** What the hint under the fields tells to write in an expression. */
	const [, ESCAPED] = /write (.+) there instead of \{\{name\}\}/.exec(PLACEHOLDER_HINT)!;

	describe.each(FIELDS)('%s of %s', (field, operation, where) => {
		const sent = async (text: string) => {
			const items = [{ order: 17, prompt: 'Ask {{name}} about {{ city }}' }];
			await bench.first(operation, { agentId: byId(agentId), ...where(text) }, { items });
			return (bench.request.body as Record<string, unknown>)[field];
		};

		it('stay as they are on Fixed', async () => {
			expect(await sent('Hello {{name}}, {{ city }}!')).toBe('Hello {{name}}, {{ city }}!');
		});

		it('stay in an expression, written as the help says', async () => {
			expect(await sent(`=Order {{ $json.order }} of ${ESCAPED}`)).toBe('Order 17 of {{name}}');
		});

		it('stay in a text that an expression reads', async () => {
			expect(await sent('={{ $json.prompt }}')).toBe('Ask {{name}} about {{ city }}');
		});

		it('are gone in an expression otherwise, which is why the help warns', async () => {
			expect(await sent('=Hello {{name}}!')).toBe('Hello !');
		});
	});
});
