/** One jest project a kind of test: what each needs is in CONTRIBUTING.md. */
const base = {
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
	testEnvironment: 'node',
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/test/clients/node_modules/',
		'<rootDir>/test/e2e/n8n/node_modules/',
		'<rootDir>/test/e2e/versions/[^/]+/node_modules/',
	],
	watchPathIgnorePatterns: ['<rootDir>/dist/'],
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch: [`<rootDir>/test/${testMatch}`], ...more });

/** The nodes wait on a clock that runs twenty times as fast. */
const scaledClock = { setupFilesAfterEnv: ['<rootDir>/test/support/useScaledClock.ts'] };

/** These wait for a real n8n. */
const e2eProject = (displayName, testMatch) =>
	project(displayName, testMatch, { setupFilesAfterEnv: ['<rootDir>/test/e2e/jest.setup.ts'] });

module.exports = {
	projects: [
		project('unit', '{unit,harness}/**/*.test.ts', scaledClock),
		project('integration', 'integration/**/*.test.ts', scaledClock),
		e2eProject('e2e', 'e2e/regular/*.test.ts'),
		e2eProject('queue', 'e2e/queue/**/*.test.ts'),
		e2eProject('browser', 'e2e/browser/**/*.test.ts'),
		project('faults', 'faults/**/*.test.ts'),
		e2eProject('nightly', 'e2e/nightly/*.test.ts'),
		e2eProject('versions', 'e2e/versions/*.test.ts'),
	],
	testTimeout: 60_000,
};
