// One scenario of one client, such as `node run.mjs openai.stream`: reads its input as JSON, prints its outcome as JSON in the last line.
import { text } from 'node:stream/consumers';

const [client, scenario] = (process.argv[2] ?? '').split('.');
const scenarios = await import(`./scenarios/${client}.mjs`);
if (!scenarios[scenario]) throw new Error(`no scenario "${process.argv[2]}"`);
const outcome = await scenarios[scenario](JSON.parse(await text(process.stdin)));
process.stdout.write(`${JSON.stringify(outcome)}\n`);
