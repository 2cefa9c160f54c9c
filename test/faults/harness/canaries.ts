// Secrets that are in use must not turn up anywhere but where they belong: each is looked for in every log of every process, in
// every execution, in what platforms were answered, and in every value of the database.
import { parseFlatted } from '../../e2e/harness/flatted';
import { storedValues, type StoredValue } from './database';
import type { Evidence } from './fixture';

export interface Finding {
	what: string;
	/** A log file, an execution, or a table with its column. */
	where: string;
	/** What stands around it, without the secret itself. */
	around: string;
}

/** As it is, and as it may have been written by somebody else. */
const formsOf = (secret: string): string[] => [
	...new Set([
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64').replace(/=+$/, ''),
		Buffer.from(secret).toString('hex'),
	]),
];

const AROUND = 60;

/** In the file where Redis notes what it was told: the command, with its key and what follows it, that a place stands in. */
function redisCommandBefore(text: string, at: number): string {
	const start = text.lastIndexOf('\r\n*', at);
	const command = start < 0 ? '' : text.slice(start + 2, start + 200);
	return /^\*\d+\r\n\$\d+\r\n/.test(command) ? ` (${JSON.stringify(command)})` : '';
}

/** Every secret that stands in a text. */
function findIn(text: string, where: string, secrets: Array<{ what: string; value: string }>): Finding[] {
	return secrets.flatMap(({ what, value }) =>
		formsOf(value).flatMap((form) => {
			const at = text.indexOf(form);
			if (at < 0) return [];
			return [
				{
					what,
					where: `${where}${redisCommandBefore(text, at)}`,
					around: `${text.slice(Math.max(0, at - AROUND), at)}<here>${text.slice(at + form.length, at + form.length + AROUND)}`,
				},
			];
		}),
	);
}

/** What n8n holds of the registration of a trigger node: the secrets that stand in the clear, which SECURITY.md says. */
interface Registration {
	/** AgentPhone's own, and the one before it. */
	webhook?: { secret?: string };
	previousSecret?: string;
	/** Somebody else's webhook at Hamsa, to be put back. */
	previous?: { auth?: { authSecret?: string } | string };
}

/** The static data of a workflow: by node. */
type StaticData = Record<string, { registration?: Registration } | undefined>;

const registrationsIn = (data: StaticData | null): Registration[] =>
	Object.values(data ?? {}).flatMap((ofNode) => ofNode?.registration ?? []);

/** Takes the signing secrets of AgentPhone Trigger out, at their places and nowhere else. */
function blankSigningSecrets(data: StaticData | null): void {
	for (const registration of registrationsIn(data)) {
		if (registration.webhook?.secret?.startsWith('whsec_')) registration.webhook.secret = '';
		if (registration.previousSecret?.startsWith('whsec_')) registration.previousSecret = '';
	}
}

/** Takes the secrets of webhooks that are to be put back out. A workflow that has put its webhook back holds none; Redis remembers. */
function blankFormerSecrets(data: StaticData | null): void {
	for (const { previous } of registrationsIn(data)) {
		if (typeof previous?.auth === 'object' && previous.auth?.authSecret !== undefined) previous.auth.authSecret = '';
	}
}

/** Static data as the database holds it, without what SECURITY.md names. */
function withoutSigningSecrets(text: string): string {
	try {
		const data = JSON.parse(text) as StaticData | null;
		blankSigningSecrets(data);
		return JSON.stringify(data);
	} catch {
		return text;
	}
}

/** Where Redis is told a workflow: the value of a field of `test-webhooks`, or of a key of its own. */
const KEPT_WORKFLOWS = /(:test-webhooks\r\n\$\d+\r\n[^\r]*\r\n\$\d+\r\n|:workflow-published-data:[^\r]*\r\n\$\d+\r\n)([^\r]*)/g;

/**
 * In queue mode n8n keeps a workflow in Redis, static data and all, while it is published and while somebody listens for a test event.
 * @param text the file in which Redis notes what it was told
 * @returns it without the secrets in that static data which SECURITY.md names
 */
export const withoutKeptSecrets = (text: string): string =>
	text.replaceAll(KEPT_WORKFLOWS, (_all, head: string, workflow: string) => head + withoutStaticDataSecrets(workflow));

function withoutStaticDataSecrets(workflow: string): string {
	try {
		const read: unknown = JSON.parse(workflow, (key, value: unknown) => {
			if (key !== 'staticData') return value;
			blankSigningSecrets(value as StaticData | null);
			blankFormerSecrets(value as StaticData | null);
			return value;
		});
		return JSON.stringify(read);
	} catch {
		return workflow;
	}
}

/** A stored value as it may be searched: executions are also looked at decoded. */
function textsOf({ table, column, text }: StoredValue): string[] {
	if (table === 'workflow_entity' && column === 'staticData') return [withoutSigningSecrets(text)];
	if (table === 'execution_data' && column === 'data') return [text, decoded(text)];
	return [text];
}

function decoded(text: string): string {
	try {
		const seen = new WeakSet<object>();
		// Data may refer to itself.
		return JSON.stringify(parseFlatted(text), (_key, value: unknown) => {
			if (typeof value !== 'object' || value === null) return value;
			if (seen.has(value)) return undefined;
			seen.add(value);
			return value;
		});
	} catch {
		return text;
	}
}

async function executionsAsShown({ api, workflowIds }: Evidence): Promise<Array<{ where: string; text: string }>> {
	const shown: Array<{ where: string; text: string }> = [];
	for (const workflowId of workflowIds) {
		for (const { id } of await api.listExecutions(workflowId)) {
			const text = JSON.stringify(await api.request('GET', `/rest/executions/${id}`));
			shown.push({ where: `execution ${id} as the editor gets it`, text });
		}
	}
	return shown;
}

/** Every place where a secret stands in the clear and should not. */
export async function findCanaries(evidence: Evidence): Promise<Finding[]> {
	// One secret may be named twice, as the one that is in use and the one that was.
	const secrets = [...new Map(evidence.secrets().map((secret) => [secret.value, secret])).values()].filter(({ value }) => value !== '');
	const texts = [
		...evidence.logs().map(({ file, text }) => ({ where: file, text: file.endsWith('.aof') ? withoutKeptSecrets(text) : text })),
		...evidence.answers().map((text) => ({ where: 'an answer to a platform', text })),
		...(await executionsAsShown(evidence)),
		...(await storedValues(evidence.database)).flatMap((value) =>
			textsOf(value).map((text) => ({ where: `${value.table}.${value.column}`, text })),
		),
	];
	return texts.flatMap(({ where, text }) => findIn(text, where, secrets));
}

/** @throws if a secret stands where it should not */
export async function canaries(evidence: Evidence): Promise<void> {
	const findings = await findCanaries(evidence);
	if (findings.length > 0)
		throw new Error(
			`Secrets stand in the clear:\n${findings
				.map(({ what, where, around }) => `${what} in ${where}: ${around}`)
				.slice(0, 20)
				.join('\n')}`,
		);
}
