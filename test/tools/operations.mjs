// The tables of all operations, docs/operations/<platform>.md: what each route of the API is called in the node,
// which test runs it, and which routes are left out. Made from the built nodes, so that they say what is really shipped.
//
//   node test/tools/operations.mjs            writes the files
//   node test/tools/operations.mjs --check    only says whether they are up to date
//
// Ends with 1 if a route of an API is neither in the node nor left out with a reason, or an operation of a node is not in
// the API's list, or a test file is missing. The list of an API is test/integration/<platform>/routes.json.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const { values: options } = parseArgs({
	options: {
		check: { type: 'boolean', default: false },
		dist: { type: 'string', default: 'dist' },
		output: { type: 'string', default: 'docs/operations' },
	},
});

/** What is said above the table of each platform. */
const platforms = [
	{
		node: 'AgentPhone',
		tests: 'test/integration/agentPhone',
		file: 'agentphone.md',
		about: ({ routes, operations }) => `\
All ${routes} operations AgentPhone documents under \`/v1\`, in ${operations} operations of the node: where an account and an agent have
the same operation, it is one here, with the field "Webhook Scope".`,
		closing: `\
All of them but those of Sub-Account can be carried out inside a sub-account: Options, Sub-Account. The recording is asked for without a key first, and so without a sub-account.`,
	},
	{
		node: 'Hamsa',
		tests: 'test/integration/hamsa',
		file: 'hamsa.md',
		about: ({ routes, operations }) => `\
${routes} routes of Hamsa's API, in ${operations} operations of the node. \`WS\` is a message over the WebSocket.`,
		closing: `\
Hamsa's documents leave gaps, and nothing here was compared with the live service: where they say nothing, the simulator
takes what the documents allow.`,
	},
];

/** A node as built: the operations that are offered and can be run, in the editor's order. */
function readNode(name) {
	const built = path.resolve(root, options.dist, 'nodes', name);
	if (!existsSync(built)) {
		console.error(`${built} is not there: run "npm run build" first`);
		process.exit(2);
	}
	const require = createRequire(path.join(built, `${name}.node.js`));
	const { [name]: Node } = require(`./${name}.node.js`);
	const { operations } = require('./actions/router.js');
	const { properties } = new Node().description;
	const shownFor =
		(resource, operation) =>
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			!displayOptions.show['@tool'] &&
			(operation === undefined || displayOptions.show.operation?.includes(operation));

	return properties
		.find((field) => field.name === 'resource')
		.options.flatMap((resource) => {
			const offered = properties.find((field) => field.name === 'operation' && shownFor(resource.value)(field))?.options ?? [];
			return offered.map((operation) => ({
				key: `${resource.value}.${operation.value}`,
				resource: resource.name,
				operation: operation.name,
				fields: properties.filter(shownFor(resource.value, operation.value)),
				runnable: operation.value in (operations[resource.value] ?? {}),
			}));
		})
		.filter(({ runnable }) => runnable);
}

/** A Markdown table with columns of one width, so that it reads well as text too. Columns in which nothing stands are left out. */
function table(head, rows) {
	const used = head.map((_, column) => rows.some((row) => row[column] !== ''));
	const kept = (row) => row.filter((_, column) => used[column]);
	const widths = kept(head).map((title, column) => Math.max(title.length, ...rows.map((row) => kept(row)[column].length)));
	const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	return [line(kept(head)), line(widths.map((width) => '-'.repeat(width))), ...rows.map((row) => line(kept(row)))].join('\n');
}

/** `{ webhookScope: 'agent' }` as the editor shows it: "Webhook Scope: Agent". */
function choiceOf({ with: choice = {} }, { fields }) {
	return Object.entries(choice)
		.map(([name, value]) => {
			const { displayName, options: values = [] } = fields.find((field) => field.name === name) ?? { displayName: name };
			return `${displayName}: ${values.find((option) => option.value === value)?.name ?? value}`;
		})
		.join(', ');
}

function pageOf({ node: name, tests, about, closing }, routes, node) {
	const covered = routes.filter(({ operation }) => node.some(({ key }) => key === operation));
	const leftOut = routes.filter((route) => route.leftOut !== undefined);
	const routeText = (route) => `\`${route.method} ${route.path}\``;
	// By the node's own order; what belongs to one operation stays together.
	const rows = node.flatMap((entry) =>
		covered
			.filter(({ operation }) => operation === entry.key)
			.map((route) => [
				entry.resource,
				entry.operation,
				choiceOf(route, entry),
				routeText(route),
				`[${route.test}](../../${tests}/${route.test})`,
			]),
	);
	return `# Operations of the ${name} node

<!-- Made by test/tools/operations.mjs from the built node. Do not edit by hand. -->

${about({ routes: covered.length, operations: node.length })}

Every route is run against the simulator with as little as its operation needs, and method and path are compared
([routes.test.ts](../../${tests}/routes.test.ts)). The last column is where its fields, limits and answers are tested.
${closing}

${table(['Resource', 'Operation', 'With', 'API', 'Tested in'], rows)}

## Left out on purpose

${table(
	['API', 'Why'],
	leftOut.map((route) => [routeText(route), route.leftOut]),
)}
`;
}

const complaints = [];
for (const platform of platforms) {
	const { node: name, tests, file } = platform;
	const list = `${tests}/routes.json`;
	const routes = JSON.parse(readFileSync(path.join(root, list), 'utf8'));
	const node = readNode(name);
	const has = (key) => node.some((entry) => entry.key === key);
	for (const { method, path: route, operation, test, leftOut } of routes) {
		if (leftOut !== undefined) continue;
		if (!has(operation)) complaints.push(`${method} ${route} of ${list} is not in the node: there is no ${operation}`);
		if (!existsSync(path.join(root, tests, test)))
			complaints.push(`${method} ${route} is tested nowhere: ${tests}/${test} is not there`);
	}
	for (const { key } of node) {
		if (!routes.some(({ operation }) => operation === key)) complaints.push(`${key} is not in ${list}`);
	}

	const page = path.join(options.output, file);
	const target = path.resolve(root, page);
	const text = pageOf(platform, routes, node);
	if (options.check && (!existsSync(target) || readFileSync(target, 'utf8') !== text))
		complaints.push(`${page} is out of date: run "node test/tools/operations.mjs"`);
	if (!options.check) {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, text);
	}
	const covered = routes.filter(({ operation }) => operation !== undefined && has(operation)).length;
	const leftOut = routes.filter((route) => route.leftOut !== undefined).length;
	console.log(`${name}: ${covered} of ${routes.length - leftOut} routes in ${node.length} operations, ${leftOut} left out`);
}
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);
