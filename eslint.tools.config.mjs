// Tests, simulator and tools run on Node and may do what nodes may not (files, processes,
// timers), so they get their own strict rules instead of n8n's.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
	[
		'process',
		'console',
		'Buffer',
		'URL',
		'setTimeout',
		'clearTimeout',
		'setInterval',
		'clearInterval',
		'performance',
		'require',
		'module',
		'__dirname',
		'fetch',
		'AbortController',
	].map((name) => [name, 'readonly']),
);

export default tseslint.config(
	{ ignores: ['**/node_modules/**', 'dist/**'] },
	js.configs.recommended,
	{ files: ['**/*.{js,mjs}'], languageOptions: { globals: nodeGlobals } },
	{
		files: ['**/*.{ts,tsx}'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { project: 'test/tsconfig.json' } },
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unnecessary-condition': 'off',
		},
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
);
