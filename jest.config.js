/** One jest project a kind of test: what each needs is in CONTRIBUTING.md. */
const base = {
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
	testEnvironment: 'node',
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/e2e/n8n/node_modules/', '<rootDir>/test/e2e/versions/[^/]+/node_modules/'],
	watchPathIgnorePatterns: ['<rootDir>/dist/'],
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch: [`<rootDir>/test/${testMatch}`], ...more });

/** The nodes wait on a clock that runs twenty times as fast. */
const scaledClock = { setupFilesAfterEnv: ['<rootDir>/test/support/useScaledClock.ts'] };

module.exports = {
	projects: [
		project('unit', '{unit,harness}/**/*.test.ts', scaledClock),
		project('integration', 'integration/**/*.test.ts', scaledClock),
		project('e2e', 'e2e/regular/**/*.test.ts'),
		project('queue', 'e2e/queue/**/*.test.ts'),
		project('browser', 'e2e/browser/**/*.test.ts'),
		project('faults', 'faults/**/*.test.ts'),
		project('versions', 'e2e/versions/*.test.ts'),
	],
	testTimeout: 60_000,
};
