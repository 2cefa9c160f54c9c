// n8n brings zod, and its next major may come with any update: the tests of the schemas once more, with zod 4 instead of 3.
import zod3 from 'zod/package.json';
import zod4 from 'zod-4/package.json';

import './agentPhoneTrigger/events.test';
import './customLlm/requests.test';
import './customLlm/turn.test';
import './hamsaTrigger/events.test';
import './hamsaTrigger/item.test';
import './receptAi/envelope.test';
import './receptAi/events.test';
import './voiceCommand.test';

jest.mock('zod/v3', () => jest.requireActual<object>('zod-4/v3'));

it('is another major than the one the other tests run with', () => {
	expect(zod4.version).toMatch(/^4\./);
	expect(zod3.version).toMatch(/^3\./);
});
