// Installs all Debian packages that the tests need, so that no test waits for them:
//
//   node --import tsx test/e2e/harness/debianPackages.ts
import { chromiumPackage } from './browser';
import { ensureDebianPackages } from './debian';

ensureDebianPackages(['redis-server', 'postgresql', 'nginx-light', 'sox', chromiumPackage]).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
