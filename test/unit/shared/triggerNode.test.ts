import type { IExecuteFunctions } from 'n8n-workflow';

import { confirmExecutionStart } from '../../../nodes/shared/webhook/triggerNode';

it('says so where n8n cannot stream', async () => {
	const tooOld = { getNode: () => ({ name: 'Trigger', type: 'trigger', typeVersion: 1 }), getInputData: () => [] };
	await expect(confirmExecutionStart.call(tooOld as unknown as IExecuteFunctions)).rejects.toMatchObject({
		message: 'This version of n8n is too old for this trigger',
		description: expect.stringContaining('1.104') as string,
	});
});
