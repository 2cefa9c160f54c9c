// `npm run lint`: its parts side by side.
import { printTable, runSteps } from './steps.mjs';

const parts = ['lint:tests', 'lint:nodes', 'lint:types', 'lint:testTypes'];
const started = Date.now();
const results = await runSteps(parts.map((name) => ({ name, command: ['npm', 'run', '--silent', name] })));
process.exitCode = printTable(results, Math.round((Date.now() - started) / 1000)) ? 0 : 1;
