// A community package of two nodes, made on the spot, so that the harness can be checked
// without the nodes it exists to test.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packPackage } from './pack';
import { makeTempFolder } from './processes';

export const throwawayName = 'n8n-nodes-harness-check';

export const throwawayTypes = {
	/**
	 * Streaming webhook trigger; path `calls`. Writes the line `{"text":"one moment"}` before any execution exists. In version 1, and not
	 * in 1.1, n8n evaluates an expression on every call. With a credential `httpHeaderAuth` it reads that first, as every
	 * trigger must that checks a secret.
	 */
	trigger: `${throwawayName}.harnessTrigger`,
	/** Sends its parameter `text` as one chunk; its output item says which process ran it (`pid`). */
	reply: `${throwawayName}.harnessReply`,
	/** What the trigger writes at once. */
	firstLine: { text: 'one moment' },
};

const trigger = `
class HarnessTrigger {
	constructor() {
		this.description = {
			displayName: 'Harness Trigger', name: 'harnessTrigger', group: ['trigger'], version: [1, 1.1],
			description: 'Streams', defaults: { name: 'Harness Trigger' }, inputs: [], outputs: ['main'],
			webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'streaming', path: 'calls' }],
			credentials: [{ name: 'httpHeaderAuth' }], properties: [],
		};
	}
	async webhook() {
		if (this.getNode().credentials) await this.getCredentials('httpHeaderAuth');
		const res = this.getResponseObject();
		res.writeHead(200, { 'content-type': 'application/x-ndjson' });
		res.write(${JSON.stringify(`${JSON.stringify(throwawayTypes.firstLine)}\n`)});
		res.flush?.();
		return { noWebhookResponse: true, workflowData: [[{ json: this.getBodyData() }]] };
	}
}
exports.HarnessTrigger = HarnessTrigger;
`;

const reply = `
class HarnessReply {
	constructor() {
		this.description = {
			displayName: 'Harness Reply', name: 'harnessReply', group: ['transform'], version: 1,
			description: 'Sends a chunk', defaults: { name: 'Harness Reply' }, inputs: ['main'], outputs: ['main'],
			properties: [{ displayName: 'Text', name: 'text', type: 'string', default: '' }],
		};
	}
	async execute() {
		const items = this.getInputData();
		for (let i = 0; i < items.length; i++) await this.sendChunk('item', i, this.getNodeParameter('text', i));
		return [items.map((item, i) => ({ json: { ...item.json, pid: process.pid, streaming: this.isStreaming() }, pairedItem: { item: i } }))];
	}
}
exports.HarnessReply = HarnessReply;
`;

/** Writes and packs the package. @returns the tarball's path, valid until this process ends */
export async function packThrowaway(): Promise<string> {
	const folder = await makeTempFolder('throwaway');
	await mkdir(path.join(folder, 'dist'));
	const manifest = {
		name: throwawayName,
		version: '1.0.0',
		keywords: ['n8n-community-node-package'],
		files: ['dist'],
		n8n: { n8nNodesApiVersion: 1, nodes: ['dist/HarnessTrigger.node.js', 'dist/HarnessReply.node.js'] },
		peerDependencies: { 'n8n-workflow': '*' },
	};
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
	await writeFile(path.join(folder, 'dist/HarnessTrigger.node.js'), trigger);
	await writeFile(path.join(folder, 'dist/HarnessReply.node.js'), reply);
	return await packPackage(folder);
}
