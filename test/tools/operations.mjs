// The table of all operations, docs/operations.md: what each one of the API is called in the node,
// and which test runs it. Made from the built node, so that it says what is really shipped.
//
//   node test/tools/operations.mjs            writes the file
//   node test/tools/operations.mjs --check    only says whether it is up to date
//
// Ends with 1 if an operation of the API is not in the node, or one of the node is not in the API's list,
// or its test file is missing. The list of the API is test/integration/agentPhone/routes.json.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const tests = 'test/integration/agentPhone';

const { values: options } = parseArgs({
	options: { check: { type: 'boolean', default: false }, dist: { type: 'string', default: 'dist' }, output: { type: 'string', default: 'docs/operations.md' } },
});

const built = path.resolve(root, options.dist, 'nodes/AgentPhone');
if (!existsSync(built)) {
	console.error(`${built} is not there: run "npm run build" first`);
	process.exit(2);
}

/** The node as built: what is offered, and what can be run. */
function readNode() {
	const require = createRequire(path.join(built, 'AgentPhone.node.js'));
	const { AgentPhone } = require('./AgentPhone.node.js');
	const { operations } = require('./actions/router.js');
	const { properties } = new AgentPhone().description;
	const resources = properties.find(({ name }) => name === 'resource').options;
	const offered = resources.flatMap((resource) => {
		const field = properties.find(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource.value));
		return field.options.map((operation) => ({ key: `${resource.value}.${operation.value}`, resource: resource.name, operation: operation.name }));
	});
	const runnable = new Set(Object.entries(operations).flatMap(([resource, names]) => Object.keys(names).map((name) => `${resource}.${name}`)));
	return offered.filter(({ key }) => runnable.has(key));
}

const routes = JSON.parse(readFileSync(path.join(root, tests, 'routes.json'), 'utf8'));
const node = readNode();
const named = new Map(node.map((entry) => [entry.key, entry]));

const complaints = [
	...routes.filter(({ operation }) => !named.has(operation)).map(({ method, path: route }) => `${method} ${route} is not in the node`),
	...node.filter(({ key }) => !routes.some(({ operation }) => operation === key)).map(({ key }) => `${key} is not in ${tests}/routes.json`),
	...routes.filter(({ test }) => !existsSync(path.join(root, tests, test))).map(({ method, path: route, test }) => `${method} ${route} is tested nowhere: ${tests}/${test} is not there`),
];

const covered = routes.filter(({ operation }) => named.has(operation));

/** A Markdown table with columns of one width, so that it reads well as text too. */
function table(head, rows) {
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
	const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const choice = ({ webhookOf }) => (webhookOf === undefined ? '' : `${webhookOf[0].toUpperCase()}${webhookOf.slice(1)}`);

const rows = covered.map((route) => {
	const { resource, operation } = named.get(route.operation);
	return [resource, operation, choice(route), `\`${route.method} ${route.path}\``, `[${route.test}](../${tests}/${route.test})`];
});
// By the node's own order; what belongs to one operation stays together.
const order = (row) => node.findIndex(({ resource, operation }) => resource === row[0] && operation === row[1]);
rows.sort((a, b) => order(a) - order(b));

const text = `# Operations of the AgentPhone node

<!-- Made by test/tools/operations.mjs from the built node. Do not edit by hand. -->

${covered.length} of the ${routes.length} operations AgentPhone documents under \`/v1\`, in ${node.length} operations of the node: where an account
and an agent have the same operation, it is one here, with the field "Webhook Of".

Every operation is run against the simulator with as little as it needs, and its method and path are compared
([routes.test.ts](../${tests}/routes.test.ts)). The last column is where its fields, limits and answers are tested.
All of them but those of Sub-Account, and the public recording, can be carried out inside a sub-account: Options, Sub-Account.

Left out on purpose: \`POST /v0/agent/sign-up\` and \`POST /v0/agent/verify\`, with which a program opens an account of its own.
They need no key and give one, which does not belong in a workflow.

${table(['Resource', 'Operation', 'Webhook Of', 'API', 'Tested in'], rows)}
`;

const target = path.resolve(root, options.output);
const current = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (options.check && current !== text) complaints.push(`${options.output} is out of date: run "node test/tools/operations.mjs"`);
if (!options.check) {
	mkdirSync(path.dirname(target), { recursive: true });
	writeFileSync(target, text);
}
for (const complaint of complaints) console.error(complaint);
console.log(`${covered.length} of ${routes.length} operations of the API are in the node`);
process.exit(complaints.length > 0 ? 1 : 0);
