// Loaded into n8n before anything else (`NODE_OPTIONS=--import`): its clock is wrong by as many seconds as stand in the file that
// CLOCK_SHIFT_FILE names, from the moment they stand there. Timers run as they did, as after a jump of the system's clock.
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_SHIFT_FILE;
if (file !== undefined) {
	const RealDate = Date;
	// Taken now: somebody in n8n sets Date.now to what it finds there.
	const realNow = Date.now;
	let shiftMs = 0;
	setInterval(() => {
		try {
			shiftMs = Number(readFileSync(file, 'utf8')) * 1000;
		} catch {
			shiftMs = 0;
		}
	}, 50).unref();
	const now = () => realNow() + shiftMs;
	globalThis.Date = new Proxy(RealDate, {
		construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
		get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
	});
}
