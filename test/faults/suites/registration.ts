// The one webhook of an agent, through everything that can go wrong with it. Afterwards it leads to a workflow that is active,
// or is what it was before; never to nowhere.
import { randomUUID } from 'node:crypto';

import pWaitFor from 'p-wait-for';

import { isWebhookRegistered, type ExecutionSummary } from '../../e2e/harness/api';
import type { N8nProcess } from '../../e2e/harness/n8n';
import { workflow, type WorkflowNode } from '../../e2e/harness/workflows';
import { chain, noOp } from '../../e2e/suites/fixture';
import type { Fault } from '../../simulator/common/faults';
import { faultFixture, logsBelow, type Evidence } from '../harness/fixture';
import { FOREIGN_URL, slotPlatforms, type Slot, type SlotFixture } from '../harness/slots';

/** Of n8n, for these tests. */
export const REGISTRATION_ENVIRONMENT = {
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	N8N_LOG_LEVEL: 'debug',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '500',
};

/** n8n takes up what it was doing when it died after a lease of two minutes. */
const SHORT_LEASE = { N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '3' };

/** More attempts than n8n and the node make together. */
const ALWAYS = 1_000;

export interface RegistrationFixture extends SlotFixture {
	/** Publishes and unpublishes workflows. */
	main: N8nProcess;
	/** Where live webhooks are called. */
	webhookBase: string;
	/** What n8n leaves behind is in it. */
	folder: string;
	evidence: Pick<Evidence, 'database' | 'mode'>;
}

export function registrationFaults(start: () => Promise<RegistrationFixture>): void {
	let fixture: RegistrationFixture;
	faultFixture(async () => {
		fixture = await start();
		const { simulator, hamsa, api, folder } = fixture;
		return {
			stop: () => fixture.stop(),
			evidence: {
				...fixture.evidence,
				api,
				workflowIds,
				logs: () => logsBelow(folder),
				answers: () => [],
				secrets: () => [
					{ what: 'API key of AgentPhone', value: simulator.apiKey },
					{ what: 'API key of Hamsa', value: hamsa.apiKey },
					...secrets,
				],
			},
		};
	});

	/** All that were made. */
	const workflowIds: string[] = [];
	/** Of all webhooks that were set. */
	const secrets: Array<{ what: string; value: string }> = [];

	async function created(trigger: WorkflowNode): Promise<string> {
		const nodes = [trigger, noOp('Work')];
		const { id } = await fixture.api.createWorkflow(workflow(`Registration ${randomUUID()}`, nodes, chain(...nodes)));
		workflowIds.push(id);
		return id;
	}

	async function published(trigger: WorkflowNode): Promise<string> {
		const id = await created(trigger);
		await fixture.api.activateWorkflow(id);
		return id;
	}

	const publish = async (id: string) => void (await fixture.api.activateWorkflow(id));
	const unpublish = async (id: string) => void (await fixture.api.deactivateWorkflow(id));
	const archive = async (id: string) => void (await fixture.api.request('POST', `/rest/workflows/${id}/archive`, { body: {} }));

	/** Events reach the workflow, each once. */
	async function expectHeard(slot: Slot, id: string): Promise<void> {
		expect(await isWebhookRegistered(slot.url()!)).toBe(true);
		secrets.push({ what: `secret of the webhook of ${slot.id}`, value: slot.secret()! });
		const before = new Set((await fixture.api.listExecutions(id)).map((execution) => execution.id));
		expect(await slot.deliver()).toEqual([200]);
		const isNew = ({ id: executionId, status }: ExecutionSummary) => !before.has(executionId) && status === 'success';
		await pWaitFor(async () => (await fixture.api.listExecutions(id)).some(isNew), { interval: 50, timeout: 20_000 });
	}

	/** Unpublished, the workflow leaves what was there before. @param before none, if left out */
	async function expectGivenBack(slot: Slot, id: string, before: string | null = null): Promise<void> {
		await unpublish(id);
		expect(slot.url()).toBe(before);
	}

	/** @param changes of its environment, for this run of it */
	async function n8nAgain(changes: Record<string, string> = {}): Promise<void> {
		await fixture.main.restart(changes);
		await fixture.api.login();
	}

	describe.each(slotPlatforms)('$name', (platform) => {
		const { name, writes } = platform;
		const newSlot = (url?: string) => platform.newSlot(fixture, url);
		const resync = () => platform.resync(fixture);
		const showSecrets = (readable: boolean) => platform.showSecrets(fixture, readable);
		const [write] = writes;
		afterEach(() => {
			resync();
			showSecrets(true);
		});

		describe('a workflow', () => {
			it.each([
				['archived', archive],
				[
					'deleted',
					async (id: string) => {
						await archive(id);
						// n8n refuses as long as it is at it.
						await pWaitFor(
							async () =>
								await fixture.api.request('DELETE', `/rest/workflows/${id}`).then(
									() => true,
									() => false,
								),
							{ timeout: 20_000 },
						);
					},
				],
			])('that is %s gives back what it had replaced', async (_what, end) => {
				const slot = newSlot(FOREIGN_URL);
				const id = await published(slot.trigger({ ifWebhookExists: 'replace' }));
				await expectHeard(slot, id);
				await end(id);
				await pWaitFor(() => slot.url() === FOREIGN_URL, { timeout: 20_000 });
			});

			it('whose trigger is renamed and moved to another agent keeps nothing of the first one', async () => {
				const [slot, other] = [newSlot(FOREIGN_URL), newSlot()];
				const trigger = slot.trigger({ ifWebhookExists: 'replace' });
				const id = await published(trigger);
				const renamed = { ...trigger, name: 'Renamed' };
				await fixture.api.updateWorkflow(id, { nodes: [renamed, noOp('Work')], connections: {} });
				await publish(id);
				await expectHeard(slot, id);

				await fixture.api.updateWorkflow(id, { nodes: [{ ...renamed, parameters: other.trigger().parameters }, noOp('Work')] });
				await publish(id);
				expect(slot.url()).toBe(FOREIGN_URL);
				await expectHeard(other, id);
				await expectGivenBack(other, id);
			});

			it('imported twice from one file: n8n lets one of them have the URL, and the other one cannot take it away', async () => {
				const slot = newSlot();
				const trigger = slot.trigger();
				const first = await published(trigger);
				const second = await created(trigger);
				await expect(publish(second)).rejects.toThrow(/path|webhook/i);
				await expectHeard(slot, first);
				await fixture.api.deleteWorkflow(second);
				await expectHeard(slot, first);
				await expectGivenBack(slot, first);
			});
		});

		describe('two workflows on one agent', () => {
			const copyOf = (trigger: WorkflowNode, parameters = {}) => ({
				...trigger,
				webhookId: randomUUID(),
				parameters: { ...trigger.parameters, ...parameters },
			});

			it('the second is refused, and the first goes on', async () => {
				const slot = newSlot();
				const trigger = slot.trigger();
				const first = await published(trigger);
				const url = slot.url();
				await expect(published(copyOf(trigger))).rejects.toThrow(/already delivers .* to another webhook/);
				expect(slot.url()).toBe(url);
				await expectHeard(slot, first);
				await expectGivenBack(slot, first);
			}, 60_000);

			it('the second replaces the first, and gives back to it while it is there', async () => {
				const slot = newSlot();
				const trigger = slot.trigger();
				const first = await published(trigger);
				const second = await published(copyOf(trigger, { ifWebhookExists: 'replace' }));
				await expectHeard(slot, second);
				await unpublish(second);
				expect(await slot.deliver()).toContain(200);
				await expectHeard(slot, first);
				await expectGivenBack(slot, first);
			});

			it('the second does not give back to a first one that has gone meanwhile', async () => {
				const slot = newSlot();
				const trigger = slot.trigger();
				const first = await published(trigger);
				const second = await published(copyOf(trigger, { ifWebhookExists: 'replace' }));
				await unpublish(first);
				await expectHeard(slot, second);
				await expectGivenBack(slot, second);
			});

			it('the first can be unpublished while the test listen of the same workflow borrows its webhook: nothing stays', async () => {
				const slot = newSlot();
				const id = await published(slot.trigger());
				const listener = await fixture.api.listenForTestEvent({ id }, 'Trigger');
				const test = slot.url()!;
				expect(test).toContain('/webhook-test/');
				await expectGivenBack(slot, id);
				await listener.cancel();
				await pWaitFor(async () => !(await isWebhookRegistered(test)));
				expect(slot.url()).toBeNull();
			});

			it('a test listen that ends after the workflow was published does not take the webhook away', async () => {
				const slot = newSlot();
				const id = await created(slot.trigger());
				const listener = await fixture.api.listenForTestEvent({ id }, 'Trigger');
				const test = slot.url()!;
				await publish(id);
				await listener.cancel();
				await pWaitFor(async () => !(await isWebhookRegistered(test)));
				await expectHeard(slot, id);
				await expectGivenBack(slot, id);
			});
		});

		describe('the platform while it is registered', () => {
			// n8n tries five times, over fifteen seconds, and does so for five workflows at a time: they are waited for side by side.
			it('refuses, fails, resets, or loses every answer: what was there stands there, and it is said why', async () => {
				const lost = { method: write, actThenFail: true, reset: true };
				const cases: Array<[string | undefined, Omit<Fault, 'path'>, string]> = [
					[FOREIGN_URL, { status: 403, body: { message: 'Not now' } }, `${name} does not allow this`],
					[undefined, { status: 500 }, `${name} could not handle the request`],
					[FOREIGN_URL, { reset: true }, `${name} could not be reached`],
					[undefined, lost, `${name} could not be reached`],
					[FOREIGN_URL, lost, `${name} could not be reached`],
				];
				await Promise.all(
					cases.map(async ([before, fault, says]) => {
						const slot = newSlot(before);
						slot.fail({ ...fault, times: ALWAYS });
						await expect(published(slot.trigger({ ifWebhookExists: 'replace' }))).rejects.toThrow(says);
						expect(slot.url()).toBe(before ?? null);
					}),
				);
			}, 150_000);

			it('is away for a moment: n8n tries again, and what was replaced is still known', async () => {
				const slot = newSlot(FOREIGN_URL);
				slot.fail({ method: write, actThenFail: true, reset: true, times: 6 });
				const id = await published(slot.trigger({ ifWebhookExists: 'replace' }));
				await expectHeard(slot, id);
				await expectGivenBack(slot, id, FOREIGN_URL);
			}, 60_000);

			it('is slow: it is waited for', async () => {
				const slot = newSlot();
				slot.fail({ delayMs: 3_000, times: 2 });
				const id = await published(slot.trigger());
				await expectHeard(slot, id);
				await unpublish(id);
			}, 60_000);
		});

		describe('the platform while it is given back', () => {
			it('loses an answer: it is asked again', async () => {
				const slot = newSlot();
				const id = await published(slot.trigger());
				slot.fail({ method: writes.at(-1), actThenFail: true, reset: true });
				await expectGivenBack(slot, id);
			});

			it('is away: it is said that it still delivers; published again the webhook is alive, and what was replaced is still known', async () => {
				const [slot, emptied] = [newSlot(FOREIGN_URL), newSlot(FOREIGN_URL)];
				const ids = await Promise.all(
					[slot, emptied].map(async (one) => await published(one.trigger({ ifWebhookExists: 'replace' }))),
				);
				for (const one of [slot, emptied]) one.fail({ reset: true, times: ALWAYS });
				await Promise.all(ids.map(unpublish));
				expect(fixture.logs()).toMatch(
					new RegExp(
						`${name} still delivers to this workflow, because its webhook could not be given back: ${name} could not be reached .*Publish the workflow and unpublish it again later, or remove the webhook in ${name}`,
					),
				);
				resync();

				// By hand, because the message said so.
				emptied.setByHand(null);
				for (const [at, one] of [slot, emptied].entries()) {
					await publish(ids[at]);
					await expectHeard(one, ids[at]);
					await unpublish(ids[at]);
				}
				expect([slot.url(), emptied.url()]).toEqual([FOREIGN_URL, null]);
			}, 120_000);

			it('does not want back what was there before: then there is none', async () => {
				const slot = newSlot(FOREIGN_URL);
				const id = await published(slot.trigger({ ifWebhookExists: 'replace' }));
				slot.fail({
					method: write,
					status: 400,
					body: { detail: 'url: this host is not allowed', message: 'url: this host is not allowed' },
				});
				await expectGivenBack(slot, id);
				expect(fixture.logs()).toContain(
					`${name} Trigger removed its webhook, but ${name} did not take the one back that was set before`,
				);
			});

			it('has no such agent any more: there is nothing to give back', async () => {
				const slot = newSlot();
				const id = await published(slot.trigger());
				slot.fail({ status: 404, body: { detail: 'Agent not found', message: 'Agent not found' }, times: ALWAYS });
				await unpublish(id);
				expect(fixture.logs()).toContain(`${name} found no such agent`);
				resync();
				slot.setByHand(null);
				await publish(id);
				await expectHeard(slot, id);
				await unpublish(id);
			});
		});

		describe('behind our back', () => {
			it('the webhook is removed: unpublished and published, it is there again', async () => {
				const slot = newSlot();
				const id = await published(slot.trigger());
				slot.setByHand(null);
				await expectGivenBack(slot, id);
				await publish(id);
				await expectHeard(slot, id);
				await unpublish(id);
			});

			it('its secret is changed: the trigger heals itself, and no event is lost', async () => {
				const slot = newSlot();
				const id = await published(slot.trigger());
				slot.changeSecret();
				expect((await slot.deliver()).at(-1)).toBe(200);
				await fixture.api.waitForExecutions(id, 1);
				await expectHeard(slot, id);
				await expectGivenBack(slot, id);
			});

			it('its secret is changed and shown to nobody: the trigger heals itself, or says what to do', async () => {
				showSecrets(false);
				const slot = newSlot();
				const id = await published(slot.trigger());
				slot.changeSecret();
				const last = (await slot.deliver()).at(-1);
				if (name === 'Hamsa') {
					expect(last).toBe(503);
					expect(fixture.logs()).toContain(
						'If the secret of the webhook was changed in Hamsa, unpublish the workflow and publish it again',
					);
					await unpublish(id);
					await publish(id);
				} else {
					expect(last).toBe(200);
				}
				await expectHeard(slot, id);
				await expectGivenBack(slot, id);
			});
		});

		describe('n8n', () => {
			it('believes in another address after a restart: unpublished and published, events go there', async () => {
				const slot = newSlot(FOREIGN_URL);
				const id = await published(slot.trigger({ ifWebhookExists: 'replace' }));
				const before = slot.url()!;
				await n8nAgain({ WEBHOOK_URL: fixture.webhookBase.replace('127.0.0.1', 'localhost') });
				expect(slot.url()).toBe(before);
				await expectGivenBack(slot, id, FOREIGN_URL);
				await publish(id);
				expect(slot.url()).toBe(before.replace('127.0.0.1', 'localhost'));
				await expectHeard(slot, id);
				await expectGivenBack(slot, id, FOREIGN_URL);
				await n8nAgain();
			}, 120_000);

			it('is a copy of another one: the webhook of the other one is left alone', async () => {
				const slot = newSlot();
				const trigger = slot.trigger();
				const there = `https://n8n.example.com/webhook/${trigger.webhookId!}/${name.toLowerCase()}`;
				slot.setByHand(there);
				await expect(published(trigger)).rejects.toThrow(/to another webhook/);
				expect(slot.url()).toBe(there);
			}, 60_000);

			it.each(name === 'AgentPhone' ? [true, false] : [true])(
				'dies after the webhook was set and before that was stored: it is alive afterwards, and can be given back (secret readable: %s)',
				async (readable) => {
					const slot = newSlot();
					const id = await created(slot.trigger());
					slot.fail({ method: write, delayMs: 500 });
					const { versionId } = await fixture.api.getWorkflow(id);
					void fixture.api.request('POST', `/rest/workflows/${id}/activate`, { body: { versionId } }).catch(() => undefined);
					await pWaitFor(() => slot.requests().some(({ method }) => method === write), { interval: 5, timeout: 20_000 });
					await fixture.main.kill();
					await pWaitFor(() => slot.url() !== null, { interval: 20, timeout: 5_000 });

					showSecrets(readable);
					await n8nAgain(SHORT_LEASE);
					expect((await slot.deliver()).at(-1)).toBe(200);
					await fixture.api.waitForExecutions(id, 1);
					await expectHeard(slot, id);
					await expectGivenBack(slot, id);
					await n8nAgain();
				},
				120_000,
			);

			it('dies there, and nothing comes until it is unpublished: nothing stays', async () => {
				const slot = newSlot();
				const id = await created(slot.trigger());
				slot.fail({ method: write, delayMs: 500 });
				const { versionId } = await fixture.api.getWorkflow(id);
				void fixture.api.request('POST', `/rest/workflows/${id}/activate`, { body: { versionId } }).catch(() => undefined);
				await pWaitFor(() => slot.requests().some(({ method }) => method === write), { interval: 5, timeout: 20_000 });
				await fixture.main.kill();
				await pWaitFor(() => slot.url() !== null, { interval: 20, timeout: 5_000 });
				await n8nAgain(SHORT_LEASE);
				await unpublish(id);
				await pWaitFor(() => slot.url() === null, { timeout: 20_000 });
				await n8nAgain();
			}, 120_000);

			it('dies while it gives the webhook back: it does so when it is there again', async () => {
				const slot = newSlot(FOREIGN_URL);
				const id = await published(slot.trigger({ ifWebhookExists: 'replace' }));
				const before = slot.requests().length;
				slot.fail({ reset: true, times: 1 });
				void fixture.api.request('POST', `/rest/workflows/${id}/deactivate`, { body: {} }).catch(() => undefined);
				await pWaitFor(() => slot.requests().length > before, { interval: 5, timeout: 20_000 });
				await fixture.main.kill();
				expect(slot.url()).not.toBe(FOREIGN_URL);
				await n8nAgain(SHORT_LEASE);
				await pWaitFor(() => slot.url() === FOREIGN_URL, { timeout: 30_000 });
				await n8nAgain();
			}, 120_000);

			it('dies while somebody listens for a test event: unpublished, the webhook does not lead to the test any more', async () => {
				const slot = newSlot();
				const id = await published(slot.trigger());
				await fixture.api.listenForTestEvent({ id }, 'Trigger');
				expect(slot.url()).toContain('/webhook-test/');
				await fixture.main.kill();
				await n8nAgain();
				await expectGivenBack(slot, id);
				await publish(id);
				await expectHeard(slot, id);
				await unpublish(id);
			}, 120_000);
		});
	});
}
