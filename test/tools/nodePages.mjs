// A page per node, docs/nodes/<node>.md: every operation or event with its fields, in words for people who do not program;
// the credentials; and an index. Made from the built nodes, so that they say what the editor says.
//
//   node test/tools/nodePages.mjs            writes the files
//   node test/tools/nodePages.mjs --check    only says whether they are up to date
//
// Ends with 1 if something has no description, or a page is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import GithubSlugger from 'github-slugger';
import { require as requireTs } from 'tsx/cjs/api';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);

const { values: options } = parseArgs({
	options: {
		check: { type: 'boolean', default: false },
		dist: { type: 'string', default: 'dist' },
		output: { type: 'string', default: 'docs/nodes' },
	},
});

const COMMAND = 'node test/tools/nodePages.mjs';
const MADE_BY = '<!-- Made by test/tools/nodePages.mjs from the built nodes. Do not edit by hand. -->';

const complaints = [];

const { callRecordPage, sampleNotes, triggerSamples } = requireTs('./callRecords.ts', import.meta.url);

/** `Recept AI Trigger` as a file name, or as the anchor GitHub makes of a heading that stands once on a page. */
const slugOf = (title) => GithubSlugger.slug(title);

// --- the built package ---

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Instances of all the classes package.json lists, with the folder each was built into. */
function built(files) {
	return files.map((file) => {
		const target = path.resolve(root, options.dist, path.relative('dist', file));
		if (!existsSync(target)) {
			console.error(`${target} is not there: run "npm run build" first`);
			process.exit(2);
		}
		const name = path.basename(file).split('.')[0];
		const Class = require(target)[name];
		return { folder: path.dirname(target), built: new Class() };
	});
}

const nodes = built(manifest.n8n.nodes).map(({ folder, built: { description } }) => ({
	folder,
	...description,
	// Without what the editor does not show, and what only tools of AI agents have.
	properties: description.properties.filter(({ type, displayOptions }) => type !== 'hidden' && !displayOptions?.show?.['@tool']),
	slug: slugOf(description.displayName),
}));
const credentials = built(manifest.n8n.credentials).map(({ built: credential }) => credential);

// --- Markdown ---

/** A text of the node as it stands: Markdown would take some of its characters for its own. */
const plain = (text) =>
	String(text)
		.replace(/[\\*|]/g, '\\$&')
		.replace(/</g, '&lt;')
		.replace(/\s*\n\s*/g, ' ')
		.trim();

const code = (text) => `\`${String(text).replace(/\|/g, '\\|')}\``;

const sentence = (text) => (/[.!?:]$/.test(text) ? text : `${text}.`);

/** Columns in which nothing stands are left out. No padding: the cells are long. */
function table(head, rows) {
	const used = head.map((_, column) => rows.some((row) => row[column] !== ''));
	const line = (row) => `| ${row.filter((_, column) => used[column]).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// --- fields ---

const KINDS = {
	boolean: () => 'yes or no',
	collection: () => 'group of settings',
	dateTime: () => 'date and time',
	fixedCollection: ({ typeOptions }) => (typeOptions?.multipleValues ? 'list of entries' : 'group'),
	json: () => 'JSON',
	multiOptions: () => 'any of a list',
	number: ({ typeOptions = {} }) => `number${rangeOf(typeOptions)}`,
	options: () => 'one of a list',
	resourceLocator: ({ modes }) => modes.map(({ name }) => LOCATOR_MODES[name] ?? name).join(', or '),
	string: ({ typeOptions }) => (typeOptions?.password ? 'secret text' : typeOptions?.multipleValues ? 'list of texts' : 'text'),
};

const LOCATOR_MODES = { list: 'chosen from your account', id: 'ID', url: 'URL' };

function rangeOf({ minValue, maxValue }) {
	if (minValue !== undefined && maxValue !== undefined) return `, ${minValue} to ${maxValue}`;
	if (minValue !== undefined && minValue > 0) return `, ${minValue} or more`;
	return '';
}

/** n8n marks a text as an expression by an equals sign, which its editor does not show. */
const withoutMark = (value) => String(value).replace(/^=(?=\{\{)/, '');

function defaultOf({ type, default: value, options: choices }) {
	const named = (one) => choices?.find((choice) => choice.value === one)?.name ?? one;
	if (type === 'boolean') return value ? 'yes' : 'no';
	if (type === 'options') return `*${plain(named(value))}*`;
	if (type === 'multiOptions') return value.map((one) => `*${plain(named(one))}*`).join(', ');
	if (type === 'number') return String(value);
	const isText = typeof value === 'string' && value !== '' && value !== '{}';
	return isText ? code(withoutMark(value)) : '';
}

/** "when *Webhook Scope* is *Agent*": what must be chosen elsewhere for a field to be there. */
function conditionOf({ displayOptions = {} }, all) {
	const said = (conditions, is, has) =>
		Object.entries(conditions ?? {})
			.filter(([name]) => !['resource', 'operation', '@version', '@tool'].includes(name))
			.map(([name, values]) => {
				const other = all.find((field) => field.name === name.replace(/^\//, ''));
				if (!other) throw new Error(`a field depends on "${name}", which is not there`);
				const wanted = values.map((value) =>
					typeof value === 'boolean'
						? value
							? 'on'
							: 'off'
						: `*${other.options?.find((choice) => choice.value === value)?.name ?? value}*`,
				);
				return `*${other.displayName}* ${other.type === 'multiOptions' ? has : is} ${anyOf(wanted)}`;
			});
	const conditions = [...said(displayOptions.show, 'is', 'includes'), ...said(displayOptions.hide, 'is not', 'does not include')];
	return conditions.length === 0 ? '' : `Only if ${conditions.join(' and ')}.`;
}

const anyOf = (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`);

/** Languages and countries are many, and named as everybody names them. */
const MANY_CHOICES = 25;

/** One below the other if they are explained, else in a row. */
function choicesOf({ options: choices = [], type, toldElsewhere }) {
	if ((type !== 'options' && type !== 'multiOptions') || toldElsewhere) return '';
	const isExplained = choices.some(({ description }) => description);
	if (isExplained)
		return choices.map(({ name, description }) => `• *${plain(name)}*${description ? `: ${plain(description)}` : ''}`).join('<br>');
	const names = choices.slice(0, MANY_CHOICES).map(({ name }) => `*${plain(name)}*`);
	return `Choices: ${names.join(', ')}${choices.length > MANY_CHOICES ? ` and ${choices.length - MANY_CHOICES} more` : ''}.`;
}

function aboutField(field, all) {
	const { description = '', placeholder = '', hint = '' } = field;
	const given = /^e\.g\. (.+)/.exec(placeholder)?.[1];
	const example = given === undefined || given === withoutMark(field.default) ? '' : `For example ${code(given)}.`;
	const words = [description && sentence(plain(description)), hint && sentence(plain(hint)), example, conditionOf(field, all)]
		.filter(Boolean)
		.join(' ');
	const choices = choicesOf(field);
	return [words, choices].filter(Boolean).join(choices.startsWith('•') ? '<br>' : ' ');
}

/** Rows of a table, a field each; what is inside another one follows it as "Outer → Inner". */
function rowsOf(fields, all, path_ = []) {
	return fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => {
			const trail = [...path_, field.displayName];
			if (!(field.type in KINDS)) throw new Error(`no words for the kind of field "${field.type}"`);
			const name = `${trail
				.slice(0, -1)
				.map((one) => `${plain(one)} → `)
				.join('')}**${plain(field.displayName)}**${field.required ? ' (required)' : ''}`;
			const inner =
				field.type === 'collection'
					? rowsOf(field.options, all, trail)
					: field.type === 'fixedCollection'
						? field.options.flatMap(({ displayName, values }) =>
								rowsOf(values, all, field.options.length > 1 ? [...trail, displayName] : trail),
							)
						: [];
			// A group by itself says nothing that its fields do not, unless it explains itself.
			const isHeadOnly = field.type === 'collection' && !field.description && !field.displayOptions?.show;
			const own = [name, KINDS[field.type](field), defaultOf(field), aboutField(field, all)];
			return isHeadOnly || (field.type === 'collection' && aboutField(field, all) === '') ? inner : [own, ...inner];
		});
}

const fieldTable = (fields, all) => {
	const rows = rowsOf(fields, all);
	return rows.length === 0 ? 'No fields.' : table(['Field', 'What you give', 'Default', 'What it does'], rows);
};

const noticesIn = (fields, all) =>
	fields
		.filter(({ type }) => type === 'notice')
		.map((notice) => {
			const when = Object.keys(notice.displayOptions?.show ?? {}).some((name) => !['resource', 'operation'].includes(name))
				? `${conditionOf(notice, all)} `
				: '';
			return `> ${when}${plain(notice.displayName)}`;
		});

// --- what comes out ---

/** `id`, `turns[].role`: the fields of an item, as the schema beside the node lists them. */
function outputOf({ folder, version }, resource, operation) {
	const file = path.join(folder, '__schema__', `v${version}.0.0`, resource, `${operation}.json`);
	if (!existsSync(file)) return '';
	const names = (schema, before = '') =>
		Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
			const at = `${before}${name}`;
			if (inner.type === 'array' && inner.items?.properties) return names(inner.items, `${at}[].`);
			return inner.properties ? names(inner, `${at}.`) : [code(inner.type === 'array' ? `${at}[]` : at)];
		});
	const all = names(JSON.parse(readFileSync(file, 'utf8')));
	if (all.length === 0) return '';
	return `An item usually has ${all.join(', ')}.`;
}

// --- pages ---

const shownFor =
	(resource, operation) =>
	({ displayOptions }) =>
		displayOptions?.show?.resource?.includes(resource) &&
		(operation === undefined ? displayOptions.show.operation === undefined : displayOptions.show.operation?.includes(operation));

const credentialsOf = ({ credentials: wanted = [], properties }) =>
	wanted
		.map(({ name, displayOptions }) => {
			const { displayName } = credentials.find((credential) => credential.name === name);
			const when = conditionOf({ displayOptions }, properties);
			return `[${displayName}](credentials.md#${slugOf(displayName)})${when === '' ? '' : ` (${when.charAt(0).toLowerCase()}${when.slice(1, -1)})`}`;
		})
		.join(', ');

function headOf(node) {
	const uses = credentialsOf(node);
	return [
		`# ${node.displayName}`,
		MADE_BY,
		sentence(node.description),
		[
			uses && `Credential: ${uses}.`,
			node.usableAsTool && 'An AI Agent can use it as a tool.',
			'[How to read the tables](README.md#how-to-read-the-tables).',
		]
			.filter(Boolean)
			.join(' '),
	];
}

const EVERYWHERE = 'In every operation';

/** A node with resources: a section each, and in it one for every operation. */
function operationsPage(node) {
	const { properties } = node;
	const slugger = new GithubSlugger();
	slugger.slug(node.displayName);
	slugger.slug(EVERYWHERE);
	const resources = properties.find(({ name }) => name === 'resource').options;
	const rows = [];
	const sections = [];
	for (const resource of resources) {
		const operations = properties.find((field) => field.name === 'operation' && shownFor(resource.value)(field)).options;
		const links = [];
		const resourceAnchor = slugger.slug(resource.name);
		sections.push(`## ${resource.name}`);
		for (const operation of operations) {
			if (!operation.description) complaints.push(`${node.displayName}, ${resource.name}, ${operation.name} has no description`);
			links.push(`[${operation.name}](#${slugger.slug(`${resource.name}: ${operation.name}`)})`);
			const fields = properties.filter(shownFor(resource.value, operation.value));
			sections.push(
				`### ${resource.name}: ${operation.name}`,
				sentence(plain(operation.description ?? '')),
				...noticesIn(fields, fields),
				fieldTable(fields, fields),
				outputOf(node, resource.value, operation.value),
			);
		}
		rows.push([`[${resource.name}](#${resourceAnchor})`, links.join(', ')]);
	}
	const everywhere = properties.filter((field) => field.name !== 'operation' && shownFor(resources[0].value)(field));
	const general = everywhere.flatMap((field) => {
		const without = resources.filter(({ value }) => !field.displayOptions.show.resource.includes(value)).map(({ name }) => name);
		const but = without.length > 0 ? ` but those of ${without.join(', ')}` : '';
		return [`## ${EVERYWHERE}`, `These fields are in every operation${but}.`, fieldTable([field], properties)];
	});
	return { node, sections: [...headOf(node), table(['Resource', 'Operations'], rows), ...general, ...sections] };
}

/** A node whose operations have no resources. */
function fewOperationsPage(node) {
	const { properties } = node;
	const { options: operations } = properties.find(({ name }) => name === 'operation');
	const sections = operations.flatMap((operation) => {
		const fields = properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation.value));
		return [
			`## ${operation.name}`,
			sentence(plain(operation.description)),
			...noticesIn(fields, properties),
			fieldTable(fields, properties),
		];
	});
	return { node, sections: [...headOf(node), ...sections] };
}

/** An item for each event, to paste as mock data before the first call. */
function samplesIn({ name }) {
	const samples = triggerSamples[name];
	if (!samples) return [];
	return [
		'## What you get',
		'An item for each event, as in a call of the simulated platform. To build a workflow before the first call, copy one, open the trigger, choose *set mock data* in its output, and paste it. The fields: [one record for every call](../call-record.md).',
		sampleNotes[name] ?? '',
		...samples.flatMap(({ event, item }) => [`### ${plain(event)}`, `\`\`\`json\n${JSON.stringify([item], null, 2)}\n\`\`\``]),
	];
}

/** A trigger: its events, and its settings. */
function triggerPage(node) {
	const { properties } = node;
	const events = properties.find(({ name }) => name === 'events');
	const rows = events.options.map(({ name, description }) => [`**${plain(name)}**`, plain(description ?? '')]);
	return {
		node,
		sections: [
			...headOf(node),
			'## Events',
			sentence(plain(events.description)),
			table(['Event', 'The workflow starts when'], rows),
			...samplesIn(node),
			'## Settings',
			...noticesIn(properties, properties),
			fieldTable(
				properties.map((field) =>
					field === events
						? { ...field, toldElsewhere: true, description: 'Which of the events above start the workflow' }
						: field,
				),
				properties,
			),
		],
	};
}

/** A node with nothing but settings, such as one that is attached to an AI Agent. */
function settingsPage(node) {
	const { properties } = node;
	return { node, sections: [...headOf(node), '## Settings', ...noticesIn(properties, properties), fieldTable(properties, properties)] };
}

function pageOf(node) {
	const has = (name) => node.properties.some((field) => field.name === name);
	if (has('resource')) return operationsPage(node);
	if (has('operation')) return fewOperationsPage(node);
	return has('events') ? triggerPage(node) : settingsPage(node);
}

const credentialPage = () => [
	'# Credentials',
	MADE_BY,
	'Secrets live in credentials, where n8n encrypts them, and never in a node. Make one in n8n under *Credentials*, or in the node that needs it; saving it tests it.',
	...credentials.flatMap(({ displayName, name, properties }) => {
		const usedBy = nodes
			.filter(({ credentials: wanted = [] }) => wanted.some((one) => one.name === name))
			.map((node) => `[${node.displayName}](${node.slug}.md)`);
		return [
			`## ${displayName}`,
			`Used by ${usedBy.join(', ')}.`,
			...noticesIn(properties, properties),
			fieldTable(properties, properties),
		];
	}),
];

const indexPage = () => [
	'# The nodes',
	MADE_BY,
	'Every operation and every field, as the editor shows them.',
	table(
		['Node', 'What it does'],
		nodes.map(({ slug, displayName, description }) => [`[${displayName}](${slug}.md)`, sentence(plain(description))]),
	),
	'The secrets they need: [credentials](credentials.md). Which call of a platform is behind an operation, and what is left out: [AgentPhone](../operations/agentphone.md), [Hamsa](../operations/hamsa.md).',
	'## How to read the tables',
	'- *Outer → **Inner*** is a field inside another: press *Add option*, *Add field* or the like of the outer one first.\n' +
		'- **What you give**: where several come into question, *chosen from your account* means a list that n8n reads from the platform, searchable; *ID* is what an earlier node gave.\n' +
		'- **Default** is what the field begins with. A field inside a group counts only once you add it.\n' +
		'- *Only if ...* says what must be chosen elsewhere for the field to be there.\n' +
		'- What an item has is what the platform usually answers. With *Simplify* off you get all of it. Look at your own data in the output panel.',
];

const files = [
	...nodes.map((node) => ({ name: `${node.slug}.md`, sections: pageOf(node).sections })),
	{ name: 'credentials.md', sections: credentialPage() },
	{ name: 'README.md', sections: indexPage() },
];

function write(page, text) {
	const target = path.resolve(root, page);
	if (options.check) {
		if (!existsSync(target) || readFileSync(target, 'utf8') !== text) complaints.push(`${page} is out of date: run "${COMMAND}"`);
	} else {
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, text);
	}
}

for (const { name, sections } of files) {
	const page = path.join(options.output, name);
	write(page, `${sections.filter((section) => section !== '').join('\n\n')}\n`);
	console.log(`${page}: ${sections.filter((section) => /^##/.test(section)).length} sections`);
}
write('docs/call-record.md', callRecordPage(root));
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);
