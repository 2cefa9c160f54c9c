// docs/queue-mode/docker-compose.yml, started without Docker: the same commands with the same environment. What is tested in queue mode is
// tested on that.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import axios from 'axios';
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../harness/api';
import { type ComposeService, readCompose, readEnvFile } from '../harness/compose';
import type { N8nCommand, N8nProcess } from '../harness/n8n';
import { n8nNode, repositoryRoot } from '../harness/paths';
import type { QueueSurroundings } from '../harness/queue';
import { databaseUser, startNginx } from '../harness/servers';
import { packThrowaway } from '../harness/throwawayPackage';
import { conversationSuite } from '../suites/conversation';
import { customLlmClientsSuite } from '../suites/customLlmClients';
import { withClients, withCustomLlm } from '../suites/customLlmFixture';
import { customLlmTrustSuite } from '../suites/customLlmTrust';
import { customLlmTurnsSuite } from '../suites/customLlmTurns';
import { startGate } from '../suites/gate';
import { hamsaJobsQueueSuite } from '../suites/hamsaJobsQueue';
import { withHamsa } from '../suites/hamsaFixture';
import { hamsaTrustSuite } from '../suites/hamsaTrust';
import { harnessQueueSuite } from '../suites/harnessQueue';
import { receptTrustSuite } from '../suites/receptTrust';
import {
	activate,
	agentTrigger,
	describeOn,
	describeOnOne,
	openFixture,
	pause,
	say,
	seedPhoneAgent,
	startSharedQueueN8n,
	voiceReply,
	type QueueFixture,
} from '../suites/fixture';
import { trustSuite } from '../suites/trust';
import { readinessGateSuite } from '../suites/readinessGate';
import { queueReplaysSuite } from '../suites/replays';
import { callEventsTrustSuite } from '../suites/callEventsTrust';
import { callStartSuite } from '../suites/callStart';
import { secretRenewalSuite } from '../suites/secretRenewal';
import { voiceTurnSuite } from '../suites/voiceTurn';
import { whatIsHeardMeanwhileSuite } from '../suites/whatIsHeardMeanwhile';
import { workerDiesSuite } from '../suites/workerDies';

const folder = path.join(repositoryRoot, 'docs/queue-mode');
const composeFile = path.join(folder, 'docker-compose.yml');
const example = readEnvFile(path.join(folder, '.env.example'));
const secrets = { N8N_ENCRYPTION_KEY: 'key-of-the-compose-test-1234567890', POSTGRES_PASSWORD: 'password-of-the-compose-test' };

const read = (more: Record<string, string> = {}) => readCompose(composeFile, { ...example, ...secrets, ...more });

const commands: N8nCommand[] = ['start', 'webhook', 'worker'];

const isN8n = ({ image }: ComposeService) => image.includes('n8nio/n8n');

function serviceOf(command: N8nCommand, more?: Record<string, string>): ComposeService {
	const found = Object.values(read(more).services).filter((service) => isN8n(service) && service.command === command);
	expect(found).toHaveLength(1);
	return found[0];
}

/** What is different without Docker: services are reached by port and not by name, and the harness's database has its own. */
function withoutDocker(command: N8nCommand, { redisPort, postgresPort, webhookUrl }: QueueSurroundings): Record<string, string> {
	const { environment } = serviceOf(command, { WEBHOOK_URL: webhookUrl! });
	expect(environment).toMatchObject({
		QUEUE_BULL_REDIS_HOST: 'redis',
		QUEUE_BULL_REDIS_PORT: '6379',
		DB_POSTGRESDB_HOST: 'postgres',
		DB_POSTGRESDB_PORT: '5432',
	});
	return {
		...environment,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: 'postgres',
	};
}

describe('the compose file', () => {
	it('runs the n8n that is tested', () => {
		const { dependencies } = JSON.parse(readFileSync(path.join(repositoryRoot, 'test/e2e/n8n/package.json'), 'utf8')) as {
			dependencies: { n8n: string };
		};
		for (const command of commands) expect(serviceOf(command).image).toBe(`docker.n8n.io/n8nio/n8n:${dependencies.n8n}`);
	});

	it('asks for what .env.example explains, and nothing else; secrets are left to the user', () => {
		const { variables } = read();
		expect([...variables.keys()].sort()).toEqual(Object.keys(example).sort());
		const left = Object.entries(example).filter(([, value]) => value === '');
		expect(left.map(([name]) => name).sort()).toEqual(Object.keys(secrets).sort());
		for (const name of Object.keys(secrets)) expect(() => read({ [name]: '' })).toThrow(`${name} is not set`);
	});

	it('has a database that fits the n8n processes, and everything healthy before it is used', () => {
		const { services } = read();
		expect(services.postgres.environment).toEqual({
			POSTGRES_USER: databaseUser,
			POSTGRES_PASSWORD: secrets.POSTGRES_PASSWORD,
			POSTGRES_DB: 'n8n',
		});
		for (const command of commands) {
			const { environment } = serviceOf(command);
			expect(environment).toMatchObject({
				DB_POSTGRESDB_USER: databaseUser,
				DB_POSTGRESDB_PASSWORD: secrets.POSTGRES_PASSWORD,
				DB_POSTGRESDB_DATABASE: 'n8n',
			});
			expect(environment).toMatchObject({ N8N_ENCRYPTION_KEY: secrets.N8N_ENCRYPTION_KEY, EXECUTIONS_MODE: 'queue' });
		}
		for (const service of Object.values(services)) {
			expect(service.healthcheck).toBeDefined();
			for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
				expect(services[name]).toBeDefined();
				expect(condition).toBe('service_healthy');
			}
			for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
		}
	});
});

function composeSuite(getFixture: () => QueueFixture): void {
	let fixture: QueueFixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	it('answers a caller: the filler from the webhook processor, the rest from a worker', async () => {
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.' }),
			say('First', 'I look it up.'),
			pause('Lookup', 0.5),
			voiceReply('Last', { operation: 'finish', text: '={{ "You asked: " + $("Trigger").item.json.chatInput }}' }),
			pause('Paperwork', 0.3),
		]);
		const { url } = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
		expect(url.startsWith(fixture.n8n.webhookUrl)).toBe(true);

		const turn = await fixture.simulator.placeTurn({ agentId, transcript: 'Where is my order?' });

		expect(turn.problems).toEqual([]);
		expect(turn.lines.map(({ json }) => json?.text)).toEqual(['One moment.', 'I look it up.', 'You asked: Where is my order?']);
		await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		// The worker says so in its log a moment after it said so in the database.
		const finished = () => fixture.n8n.workers.filter((one) => one.logs().includes('Worker finished execution'));
		await pWaitFor(() => finished().length > 0, { timeout: WAIT_TIMEOUT_MS });
		expect(finished()).toHaveLength(1);
	});

	it('speaks line by line through the proxy that the page describes, which leads all else to the main process', async () => {
		const locations = readFileSync(path.join(folder, 'nginx-locations.conf'), 'utf8');
		const { mainUrl, webhookUrl, folder: ours } = fixture.n8n;
		for (const port of ['5678', '5679']) expect(locations.split(`http://127.0.0.1:${port};`)).toHaveLength(2);
		const nginx = await startNginx(
			ours,
			locations.replace('http://127.0.0.1:5678', mainUrl).replace('http://127.0.0.1:5679', webhookUrl),
		);
		try {
			const agentId = seedPhoneAgent(fixture);
			const gate = await startGate();
			await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: 'One moment.' }),
				gate.keeper('Until the filler is heard'),
				voiceReply('Last', { operation: 'finish', text: 'I have found it.' }),
				pause('Paperwork', 0.3),
			]);
			const webhook = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
			webhook.url = webhook.url.replace(webhookUrl, `http://127.0.0.1:${nginx.port}`);
			const { lines, problems } = await fixture.simulator.placeTurn({
				agentId,
				transcript: 'Where is my order?',
				onLine: () => gate.open(),
			});
			await gate.stop();
			expect(problems).toEqual([]);
			expect(lines.map(({ json }) => json?.text)).toEqual(['One moment.', 'I have found it.']);

			const { data } = await axios.get<string>(`http://127.0.0.1:${nginx.port}/`, { proxy: false });
			expect(data).toContain('<title>n8n');
		} finally {
			await nginx.process.stop('SIGINT');
		}
	});

	it('is healthy by its own checks, and not when it is down', async () => {
		const check = async (command: N8nCommand, { baseUrl, userFolder }: Pick<N8nProcess, 'baseUrl' | 'userFolder'>) => {
			const [kind, program, ...args] = serviceOf(command).healthcheck!.test;
			expect([kind, program]).toEqual(['CMD', 'node']);
			// In its container every n8n has the same port.
			const own = args.map((arg) => arg.replace('http://127.0.0.1:5678', baseUrl));
			expect(own).not.toEqual(args);
			await promisify(execFile)(n8nNode, own, { cwd: userFolder });
		};
		const { main, webhookProcessors, workers } = fixture.n8n;
		for (const [command, one] of [
			['start', main],
			['webhook', webhookProcessors[0]],
			['worker', workers[0]],
			['worker', workers[1]],
		] as const) {
			await expect(check(command, one)).resolves.toBeUndefined();
		}
		await expect(check('start', { baseUrl: 'http://127.0.0.1:1', userFolder: main.userFolder })).rejects.toThrow();
	});
}

/** With one webhook processor more than the file has, as an operator adds one. */
const start = async () =>
	await startSharedQueueN8n({
		workers: Number(serviceOf('worker').deploy!.replicas),
		webhookProcessors: 2,
		environmentOf: withoutDocker,
		moreTarballs: [await packThrowaway()],
	});

describeOnOne('what it starts', start, (shared) => {
	const fixture = () => openFixture(shared());
	const hamsaFixture = async () => await withHamsa(await fixture());

	const llmFixture = async () => await withClients(await fixture(), shared().n8n.webhookUrl);

	describeOn('as the page says', fixture, composeSuite);
	describeOn('voice turns', fixture, voiceTurnSuite);
	describeOn('what is heard meanwhile', fixture, (getFixture) =>
		whatIsHeardMeanwhileSuite(getFixture, { whenStopped: 'the workflow goes on' }),
	);
	describeOn('the start of a call', fixture, callStartSuite);
	describeOn('a renewed secret', fixture, secretRenewalSuite);
	describeOn('conversation', fixture, (getFixture) => conversationSuite(getFixture, { knowsTheLine: false }));
	describeOn('clients of the Custom LLM Trigger', llmFixture, (getFixture) => customLlmClientsSuite(getFixture, { knowsTheLine: false }));
	describeOn('turns of the Custom LLM Trigger', llmFixture, customLlmTurnsSuite);
	describeOn('trust in AgentPhone', fixture, (getFixture) => trustSuite(getFixture, 'queue'));
	describeOn('trust in Hamsa', hamsaFixture, (getFixture) => hamsaTrustSuite(getFixture, 'queue'));
	describeOn(
		'trust in Recept AI',
		async () => ({ ...(await fixture()), webhookUrl: shared().n8n.webhookUrl, proxied: true }),
		(getFixture) => receptTrustSuite(getFixture, 'queue'),
	);
	describeOn(
		'trust in a platform with a custom LLM',
		async () => await withCustomLlm(await fixture(), shared().n8n.webhookUrl),
		(getFixture) => customLlmTrustSuite(getFixture, 'queue'),
	);
	describeOn(
		'trust in call events',
		async () => ({ ...(await fixture()), webhookUrl: shared().n8n.webhookUrl }),
		(getFixture) => callEventsTrustSuite(getFixture, 'queue'),
	);
	describeOn('jobs of Hamsa', hamsaFixture, hamsaJobsQueueSuite);
	describeOn('replayed deliveries', fixture, queueReplaysSuite);
	describeOn('behind its gate', fixture, (getFixture) =>
		readinessGateSuite(getFixture, {
			gate: 'queue-mode',
			folderOf: ({ n8n }) => n8n.folder,
			n8nUrlOf: ({ n8n }) => n8n.webhookUrls[0],
			restart: async ({ n8n }) => {
				await n8n.webhookProcessors[0].kill();
				await n8n.webhookProcessors[0].restart();
			},
		}),
	);
	describeOn('a worker that dies', fixture, workerDiesSuite);
	describeOn('the harness', fixture, (getFixture) => harnessQueueSuite(getFixture, ['webhook processor']));
});
