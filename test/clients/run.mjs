// Runs scenarios of the clients: reads `{"id", "scenario": "openai.stream", "input"}` a line, and prints `{"id", "outcome"}` or
// `{"id", "error"}` a line when one has ended. Several may run at the same time; a client is loaded once. Ends with its input.
import { createInterface } from 'node:readline';

async function run({ scenario, input }) {
	const [client, name] = scenario.split('.');
	const scenarios = await import(`./scenarios/${client}.mjs`);
	if (!scenarios[name]) throw new Error(`there is no ${scenario}`);
	return await scenarios[name](input);
}

for await (const line of createInterface({ input: process.stdin })) {
	const order = JSON.parse(line);
	const tell = (result) => process.stdout.write(`${JSON.stringify({ id: order.id, ...result })}\n`);
	run(order).then(
		(outcome) => tell({ outcome }),
		(error) => tell({ error: error instanceof Error ? error.stack : String(error) }),
	);
}
// LiveKit keeps a thread, OpenTelemetry a timer.
process.exit();
