// Chat completions, and an example that keeps ended calls, on the n8n that N8N_UNDER_TEST names. The names of the groups are columns of
// docs/compatibility.md.
import { knowsOurDataTable } from '../harness/paths';
import { customLlmSuite } from '../suites/customLlm';
import { customLlmClientsSuite } from '../suites/customLlmClients';
import { withClients, withCustomLlm } from '../suites/customLlmFixture';
import { customLlmTrustSuite } from '../suites/customLlmTrust';
import { openExampleFixture, startSharedWithServices } from '../suites/exampleFixture';
import { keepEveryCallExample } from '../suites/examples/keepEveryCall';
import { describeOn, describeOnOne, openFixture } from '../suites/fixture';

describeOnOne(
	'on one n8n',
	() => startSharedWithServices(),
	(shared) => {
		const fixture = () => openFixture(shared());
		const llmFixture = async () => await withCustomLlm(await fixture(), shared().n8n.baseUrl);
		const clientFixture = async () => await withClients(await fixture(), shared().n8n.baseUrl);

		describe('custom LLM', () => {
			describeOn('turns', fixture, customLlmSuite);
			describeOn('trust', llmFixture, (getFixture) => customLlmTrustSuite(getFixture, 'matrix'));
			describeOn('clients', clientFixture, (getFixture) => customLlmClientsSuite(getFixture, { knowsTheLine: true }));
		});
		if (knowsOurDataTable()) {
			describe('examples', () => describeOn('keep every call', () => openExampleFixture(shared()), keepEveryCallExample));
		}
	},
);
