// All checks of .ci/run, side by side where they can be. Nothing is installed yet but Node, so it uses nothing else.
import { printTable, runSteps } from './steps.mjs';

const node = (...args) => [process.execPath, ...args];
const tests = (...projects) => node('test/tools/test.mjs', ...projects);
const npmRun = (name) => ['npm', 'run', '--silent', name];

const tools = ['npm ci'];
const built = [...tools, 'build'];
const withN8n = [...built, 'n8n'];
const withClients = [...withN8n, 'clients'];

const steps = [
	{ name: 'npm ci', command: ['npm', 'ci'] },
	// Downloads, and one long compilation.
	{ name: 'n8n', command: node('test/tools/setup.mjs', '--only-n8n') },
	{ name: 'clients', command: node('test/tools/setup.mjs', '--only-clients'), cores: 0 },
	{ name: 'Debian packages', command: node('--import', 'tsx', 'test/e2e/harness/debianPackages.ts'), needs: tools, cores: 0 },
	{ name: 'build', command: npmRun('build'), needs: tools },
	{ name: 'integration', command: tests('integration'), needs: [...built, 'clients'] },
	{ name: 'unit', command: tests('unit'), needs: built },
	{ name: 'lint: tests and tools', command: npmRun('lint:tests'), needs: tools },
	{ name: 'lint: nodes', command: npmRun('lint:nodes'), needs: tools },
	{ name: 'types', command: npmRun('lint:types'), needs: tools },
	{ name: 'types of tests', command: npmRun('lint:testTypes'), needs: tools },
	{ name: 'generated pages', command: npmRun('check:pages'), needs: built },
	{ name: 'scan', command: npmRun('scan'), needs: built },
	{ name: 'the demo calls', command: ['npm', 'start', '--', '--once'], needs: withClients },
	// The longest one begins first; the others share what it leaves.
	{ name: 'browser', command: tests('browser'), needs: [...withClients, 'Debian packages'] },
	{ name: 'e2e', command: tests('e2e'), needs: [...withClients, 'Debian packages'] },
	{ name: 'queue', command: tests('queue'), needs: [...withClients, 'Debian packages'] },
];

const started = Date.now();
const results = await runSteps(steps);
const allPassed = printTable(results, Math.round((Date.now() - started) / 1000));
// The last line. A step without tests that failed, or could not be run, counts as one failed.
const total = (what) => results.reduce((sum, one) => sum + one[what], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = allPassed ? 0 : 1;
