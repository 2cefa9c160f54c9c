// n8n's verification, on this working copy: the rules its scanner runs over a published
// package's sources and over its tarball. Inline "disable" comments count for nothing there.
//
//   node test/tools/scan.mjs
//
// Run with two versions of the rules: the one the scanner pins, and the newer one that
// `n8n-node lint` uses, because the scanner will get it one day.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const temp = realpathSync(mkdtempSync(path.join(tmpdir(), 'voice-agents-scan-')));
// The scanner makes a folder of its own as soon as it is loaded, and leaves it there.
process.env.TMPDIR = temp;

const rulesName = '@n8n/community-nodes';
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

/** What the scanner would check out: the repository without anything installed or built. */
function copySources() {
	const folder = path.join(temp, 'sources');
	const leftOut = new Set(['node_modules', 'dist', '.git', 'test-results']);
	cpSync(root, folder, { recursive: true, filter: (source) => !leftOut.has(path.basename(source)) });
	return folder;
}

/** Builds and packs the package, lists what is inside, and unpacks it. */
function unpackTarball() {
	execFileSync(process.execPath, [path.join(root, 'test/tools/setup.mjs'), '--without-n8n', '--pack', temp], { stdio: 'inherit' });
	const { filename, files, size, unpackedSize } = JSON.parse(readFileSync(path.join(temp, 'pack.json'), 'utf8'));
	console.log(`${filename}: ${files.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked`);
	const width = Math.max(...files.map((file) => kilobytes(file.size).length));
	for (const file of files) console.log(`  ${kilobytes(file.size).padStart(width)}  ${file.path}`);
	const folder = path.join(temp, 'tarball');
	mkdirSync(folder);
	execFileSync('tar', ['-xzf', path.join(temp, filename), '-C', folder, '--strip-components=1']);
	return folder;
}

/**
 * The scanner tells only whether there are errors, so files and findings are counted by linting
 * once more, exactly as it does.
 */
async function count(ESLint, glob, config, { folder, patterns }) {
	const files = glob.sync(patterns, { cwd: folder, absolute: true, ignore: ['node_modules/**', '**/package-lock.json'] });
	const eslint = new ESLint({ cwd: folder, allowInlineConfig: false, overrideConfigFile: true, overrideConfig: config });
	const results = files.length > 0 ? await eslint.lintFiles(files) : [];
	// A file that ESLint skips comes back with a warning about just that.
	const checked = results.filter(
		({ messages }) => !messages.some(({ ruleId, message }) => ruleId === null && message.startsWith('File ignored')),
	);
	const sum = (key) => checked.reduce((total, result) => total + result[key], 0);
	const formatter = await eslint.loadFormatter('stylish');
	return { files: checked.length, errors: sum('errorCount'), warnings: sum('warningCount'), report: await formatter.format(checked) };
}

async function main() {
	const { analyzePackage, buildScanConfig, SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const { ESLint } = await import('eslint');
	const { default: glob } = await import('fast-glob');
	const { n8nCommunityNodesPlugin } = await import('@n8n/eslint-plugin-community-nodes');

	const scannerRules = await buildScanConfig();
	const newerRules = scannerRules
		.map((entry) => (entry.plugins?.[rulesName] ? n8nCommunityNodesPlugin.configs.recommended : entry))
		.flat();
	if (newerRules.every((entry) => entry.plugins?.[rulesName] !== n8nCommunityNodesPlugin.configs.recommended.plugins[rulesName])) {
		throw new Error(`the scanner's configuration no longer holds ${rulesName}; look at how this tool exchanges it`);
	}
	const versionOf = (folder) => JSON.parse(readFileSync(path.join(root, 'node_modules', folder, 'package.json'), 'utf8')).version;
	const plugin = '@n8n/eslint-plugin-community-nodes';
	const ruleSets = [
		{
			name: `rules ${versionOf(`@n8n/scan-community-package/node_modules/${plugin}`)} (scanner ${versionOf('@n8n/scan-community-package')})`,
			config: scannerRules,
			isScanner: true,
		},
		{ name: `rules ${versionOf(plugin)} (node-cli ${versionOf('@n8n/node-cli')})`, config: newerRules, isScanner: false },
	];

	const legs = [
		{ name: 'sources', folder: copySources(), patterns: SOURCE_FILE_PATTERNS },
		{ name: 'tarball', folder: unpackTarball(), patterns: ['**/*.js', 'package.json'] },
	];
	let failed = false;
	for (const leg of legs) {
		for (const { name, config, isScanner } of ruleSets) {
			const { files, errors, warnings, report } = await count(ESLint, glob, config, leg);
			console.log(`${leg.name}, ${name}: ${files} files, ${errors} errors, ${warnings} warnings`);
			if (report.trim() !== '') console.log(report.trimEnd());
			if (files === 0) console.error(`  nothing was checked in ${leg.name}`);
			failed ||= errors > 0 || files === 0;
			if (!isScanner) continue;
			// The last word is the scanner's own; if it differs, the counts above are not to be trusted.
			const verdict = await analyzePackage(leg.folder, leg.patterns);
			if (verdict.passed === errors > 0) {
				console.error(`  the scanner says "${verdict.passed ? 'passed' : verdict.message}", which the count contradicts`);
				failed = true;
			}
		}
	}
	console.log(failed ? 'scan failed' : 'scan passed');
	process.exitCode = failed ? 1 : 0;
}

try {
	await main();
} finally {
	rmSync(temp, { recursive: true, force: true });
}
