// Names that a rehearsal has of nodes, tools and tables, held against the workflow that is called.
import type { WorkflowJson } from '../e2e/harness/workflows';
import type { Expected, Rehearsal } from './format';
import { suggestion } from './issues';
import { plain } from './text';

/** A name that nothing has, and where it stands in the file. */
export interface UnknownName {
	path: PropertyKey[];
	/** The name is a key itself. */
	key?: string;
	/** What is wrong, and the nearest name. */
	words: string;
}

/** Tables that are known by name. */
export interface KnownTables {
	names: string[];
	/** Whether there are no others. */
	areAll: boolean;
}

type Place = Pick<UnknownName, 'path' | 'key'>;

const isNote = (type: string): boolean => type.endsWith('.stickyNote');

const isNamed = (name: string, all: string[]): boolean => all.some((one) => plain(one) === plain(name));

/** Such a node has tools of other names than its own. */
const HAS_OTHER_TOOLS = /mcpClientTool|toolkit/i;

function toolsOf({ nodes, connections }: WorkflowJson): { names: string[]; areAll: boolean } {
	const tools = nodes.filter(({ name }) => connections[name]?.ai_tool !== undefined);
	const ownNames = ({ parameters: { name, toolName } }: WorkflowJson['nodes'][number]) =>
		[name, toolName].filter((one): one is string => typeof one === 'string');
	return {
		names: tools.flatMap((node) => [node.name, ...ownNames(node)]),
		areAll: !tools.some(({ type }) => HAS_OTHER_TOOLS.test(type)),
	};
}

/** Every check of a file, with its place. */
function checksIn({ opening, turns, afterwards }: Rehearsal): Array<{ check: Expected; place: Place }> {
	const placed = (all: Expected[], path: PropertyKey[]) => all.map((check, index) => ({ check, place: { path: [...path, index] } }));
	return [
		...placed(opening, ['opening']),
		...turns.flatMap(({ expect }, index) => placed(expect, ['turns', index, 'expect'])),
		...placed(afterwards, ['afterwards']),
	];
}

const NODE_CHECKS = ['ran', 'ran once', 'not ran'];

/** Nodes and tools that the workflow does not have, and tables that nobody has, in the order of the keys of a file. */
export function unknownNames(rehearsal: Rehearsal, workflow: WorkflowJson, tables: KnownTables): UnknownName[] {
	const nodes = workflow.nodes.filter(({ type }) => !isNote(type)).map(({ name }) => name);
	const tools = toolsOf(workflow);
	const unknownNode = (name: string, place: Place, known = isNamed(name, nodes)): UnknownName[] =>
		known ? [] : [{ ...place, words: `"${workflow.name}" has no node "${name}". ${suggestion(name, nodes)}` }];
	const unknownTool = (name: string, place: Place): UnknownName[] =>
		!tools.areAll || isNamed(name, tools.names)
			? []
			: [{ ...place, words: `"${workflow.name}" has no tool "${name}". ${suggestion(name, tools.names)}` }];
	const unknownTable = (name: string, place: Place): UnknownName[] =>
		!tables.areAll || isNamed(name, tables.names)
			? []
			: [{ ...place, words: `There is no Data Table "${name}". ${suggestion(name, tables.names)}` }];
	const ofCheck = ({ name, given }: Expected, place: Place): UnknownName[] => {
		if (NODE_CHECKS.includes(name)) return unknownNode((given as { node: string }).node, place);
		return name === 'row' ? unknownTable((given as { table: string }).table, place) : [];
	};
	return [
		...(rehearsal.script ?? []).flatMap(({ calls = [] }, index) =>
			[calls].flat().flatMap(({ tool }) => unknownTool(tool, { path: ['script', index] })),
		),
		// n8n finds a node that is replaced by the very letters of its name.
		...Object.keys(rehearsal.pretend).flatMap((key) => unknownNode(key, { path: ['pretend'], key }, nodes.includes(key))),
		...checksIn(rehearsal).flatMap(({ check, place }) => ofCheck(check, place)),
	];
}

const TABLE_NODE = /\.dataTable(?:Tool)?$/;

/** The names of tables in a node; undefined for one that is chosen by its ID or found out while the workflow runs. */
function tablesOf({ parameters: { dataTableId, tableName } }: WorkflowJson['nodes'][number]): Array<string | undefined> {
	const { mode, value, cachedResultName } = (dataTableId ?? {}) as Record<string, string | undefined>;
	const chosen = dataTableId === undefined ? [] : [mode === 'name' ? value : cachedResultName];
	const all = [...chosen, ...(tableName === undefined ? [] : [tableName as string])];
	return all.map((name) => (name?.startsWith('=') ? undefined : name));
}

/** Tables that the nodes of workflows work with. */
export function tablesIn(workflows: WorkflowJson[]): KnownTables {
	const all = workflows.flatMap(({ nodes }) => nodes.filter(({ type }) => TABLE_NODE.test(type)).flatMap(tablesOf));
	const names = all.filter((name) => name !== undefined);
	return { names: [...new Set(names)], areAll: names.length === all.length };
}
