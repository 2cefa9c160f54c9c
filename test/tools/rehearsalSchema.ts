// Writes docs/rehearsal.schema.json from the format of rehearsals and the tables of docs/rehearsals.md.
//
//   node --import tsx test/tools/rehearsalSchema.ts
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { rehearsalSchema } from '../rehearse/schema';

const docs = path.resolve(__dirname, '../../docs');

const schema = rehearsalSchema(readFileSync(path.join(docs, 'rehearsals.md'), 'utf8'));
writeFileSync(path.join(docs, 'rehearsal.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
