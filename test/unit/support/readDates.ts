// Reads dates in a process of its own, whose zone is that of TZ: jest hides the real environment from its tests.
//
//   TZ=Asia/Tokyo node --import tsx readDates.ts < [[text, zone], ...]
import { readFileSync } from 'node:fs';

import { readDateTime } from '../../../nodes/shared/actions/dateTime';

const given = JSON.parse(readFileSync(0, 'utf8')) as Array<[unknown, string]>;
const read = given.map(([value, zone]) => {
	const reading = readDateTime(value, zone);
	return 'problem' in reading ? { problem: reading.problem } : { iso: reading.dateTime.toJSDate().toISOString() };
});
const own = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, spreadsheet: new Date('12/31/2026 9:00 AM').toISOString() };
process.stdout.write(JSON.stringify({ own, read }));
