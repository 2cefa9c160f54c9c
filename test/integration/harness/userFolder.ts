// n8n-core writes a settings file where it finds its user folder, so this is imported before it: no test may touch the
// real one. One folder a test process, because the file is read while it is written.
import { tmpdir } from 'node:os';
import path from 'node:path';

process.env.N8N_USER_FOLDER = path.join(tmpdir(), `n8n-harness-${process.pid}`);
process.env.N8N_ENCRYPTION_KEY = 'harness';
process.env.N8N_LOG_LEVEL = 'silent';
