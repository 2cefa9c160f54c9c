import { installSuite } from '../suites/install';

describe("n8n's own installer", () => installSuite());
