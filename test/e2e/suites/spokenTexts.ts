// Texts of real models through an AI Agent and a real n8n: what the caller hears is what the unit tests say (test/unit/shared/speech.test.ts).
import reported from '../../unit/shared/corpus/reported.json';
import { connect } from '../harness/workflows';
import { activate, agentTrigger, aiAgent, seedPhoneAgent, type Fixture } from './fixture';

/** How many texts are tried, spread over the corpus. */
const SAMPLE = 60;

type Row = [text: string, lines: string[], locale?: string];

const FALLBACK = 'Please call back later.';

const inEnglish = (reported as Row[]).filter(([, , locale]) => locale === undefined);
const sample = inEnglish.filter(
	(_, at) => Math.floor((at * SAMPLE) / inEnglish.length) !== Math.floor(((at - 1) * SAMPLE) / inEnglish.length),
);

export function spokenTextsSuite(getFixture: () => Fixture): void {
	it(`speaks ${SAMPLE} difficult texts of an AI Agent as it should`, async () => {
		const fixture = getFixture();
		const agentId = seedPhoneAgent(fixture);
		const trigger = agentTrigger(fixture, agentId, { filler: '', fallbackMessage: FALLBACK });
		const { agent, model, modelConnection } = aiAgent(fixture, 'chat completions');
		await activate(fixture, [trigger, agent, model], [connect(trigger, agent), modelConnection]);

		expect(sample.length).toBeGreaterThanOrEqual(SAMPLE);
		const wrong: unknown[] = [];
		for (const [text, lines] of sample) {
			fixture.model.configure({ reply: () => text });
			const { spoken, problems } = await fixture.simulator.placeTurn({ agentId, transcript: 'Hello?' });
			const right = lines.length === 0 ? [FALLBACK] : lines;
			if (JSON.stringify(spoken) !== JSON.stringify(right) || problems.length > 0)
				wrong.push({ text, heard: spoken, right, problems });
		}
		expect(wrong).toEqual([]);
	});
}
