// Voice Reply as n8n shows it: named after its operation, also as one of several tools of an AI Agent.
import { extractFromAICalls, type INode, NodeConnectionTypes, type INodePropertyOptions, NodeHelpers } from 'n8n-workflow';

import { VoiceReply } from '../../nodes/VoiceReply/VoiceReply.node';

const { description } = new VoiceReply();
const operations = description.properties.find(({ name }) => name === 'operation')!.options as INodePropertyOptions[];

/** As n8n makes a tool of a node. */
const asTool = () => {
	const type = new VoiceReply();
	type.description = { ...type.description, name: `${description.name}Tool`, inputs: [], outputs: [NodeConnectionTypes.AiTool] };
	return type;
};

const withDefaults = (given: INode['parameters'], { description: of } = new VoiceReply()) =>
	NodeHelpers.getNodeParameters(of.properties, given, true, false, { name: 'A', type: of.name, typeVersion: 1 } as INode, of)!;

it('says and lets the caller speak, unless another operation is chosen', () => {
	expect(withDefaults({}).operation).toBe('finish');
});

it.each(operations)('$name gives the node its name', ({ value, action }) => {
	const parameters = withDefaults({ operation: value });
	expect(NodeHelpers.makeNodeName(parameters, description)).toBe(action);
	expect(NodeHelpers.makeNodeName(parameters, asTool().description)).toBe(`${action} in Voice Reply`);
});

it('no two operations share a name', () => {
	expect(new Set(operations.map(({ action }) => action)).size).toBe(operations.length);
});

it.each(operations)('$name tells an AI agent what it does', ({ value, action, description: said }) => {
	const type = asTool();
	const parameters = withDefaults({ operation: value }, type);
	const told = NodeHelpers.getToolDescriptionForNode({ parameters } as INode, type);
	expect(told).toContain(`${action} in Voice Reply. ${said}`);
	expect(withDefaults({ operation: value })).not.toHaveProperty('toolDescription');
});

it('keeps what a user tells the AI agent instead', () => {
	const type = asTool();
	const parameters = withDefaults({ operation: 'hangUp', descriptionType: 'manual', toolDescription: 'Ends the call.' }, type);
	expect(NodeHelpers.getToolDescriptionForNode({ parameters } as INode, type)).toBe('Ends the call.');
});

it.each([
	['say', { text: 'Text' }],
	['finish', { text: 'Text' }],
	['hangUp', { sayFirst: 'Say_First' }],
	['transfer', { sayFirst: 'Say_First' }],
	['pressDigits', { digits: 'Digits', sayFirst: 'Say_First' }],
	['callTool', { toolArguments: 'Arguments', sayFirst: 'Say_First' }],
])('%s lets the model of an AI agent fill in what is said and pressed, and nothing else', (operation, expected) => {
	const filled = Object.entries(withDefaults({ operation }, asTool())).flatMap(([name, value]) =>
		typeof value === 'string' && value.includes('$fromAI') ? [[name, extractFromAICalls(value)] as const] : [],
	);
	expect(Object.fromEntries(filled.map(([name, [{ key }]]) => [name, key]))).toEqual(expected);
	for (const [name, calls] of filled) {
		const { type, unlessGiven } = {
			toolArguments: { type: 'json', unlessGiven: {} },
			sayFirst: { type: 'string', unlessGiven: '' },
		}[name] ?? { type: 'string', unlessGiven: undefined };
		expect(calls).toEqual([expect.objectContaining({ type, defaultValue: unlessGiven })]);
		expect(calls[0].description).not.toBe('');
	}
	expect(JSON.stringify(withDefaults({ operation }))).not.toContain('$fromAI');
});

it('keeps what a user has a tool say', () => {
	expect(withDefaults({ operation: 'hangUp', sayFirst: '' }, asTool()).sayFirst).toBe('');
});

it.each([
	['hangUp', 'e.g. Goodbye!'],
	['transfer', "e.g. I'll put you through."],
])('%s has an example of its own for what to say first', (operation, placeholder) => {
	const shown = description.properties.filter(
		({ name, displayOptions }) =>
			name === 'sayFirst' && displayOptions?.show?.operation?.includes(operation) && !displayOptions.show['@tool'],
	);
	expect(shown.map((field) => field.placeholder)).toEqual([placeholder]);
});

it('says where a call is transferred to', () => {
	const notices = description.properties.filter(
		({ type, displayOptions }) => type === 'notice' && displayOptions?.show?.operation?.includes('transfer'),
	);
	expect(notices.map(({ displayName }) => displayName)).toEqual([
		expect.stringMatching(/transfer number.*Agent, Update, Transfer Number/),
	]);
});
