// Which workflow the call console shows behind a webhook.
import { triggerBehind, type Trigger } from '../console/workflows';

const trigger = (id: string, isActive: boolean): Trigger =>
	({ workflow: { id, name: id, url: '' }, isActive, node: { webhookId: 'same', parameters: {} } }) as unknown as Trigger;

const copies = [trigger('an old copy', false), trigger('the published one', true)];

it.each([
	['http://127.0.0.1:5678/webhook/same/agentphone', 'the published one', false],
	['http://127.0.0.1:5678/webhook-test/same/agentphone', 'the published one', true],
	['http://127.0.0.1:5678/webhook/another/agentphone', undefined, false],
	['http://127.0.0.1:9999/webhook/same/agentphone', undefined, false],
])('behind %s', (url, workflow, isTest) => {
	const found = triggerBehind(url, 'http://127.0.0.1:5678', copies);
	expect([found.trigger?.workflow.id, found.isTest]).toEqual([workflow, isTest]);
});

it('takes a copy that is not published when no other is', () => {
	expect(triggerBehind('http://127.0.0.1:5678/webhook/same/x', 'http://127.0.0.1:5678', copies.slice(0, 1)).trigger?.workflow.id).toBe(
		'an old copy',
	);
});
