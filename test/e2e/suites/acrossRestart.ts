// Tests that an end of n8n cuts in two. Starting n8n again takes long, so one end serves several of them.
import type { RegularFixture } from './fixture';

/** One of them. */
export interface AcrossRestart {
	name: string;
	/** While n8n runs. */
	before: () => Promise<void>;
	/** While it is down. */
	meanwhile?: () => Promise<void>;
	/** Defines what is tested when it runs again. */
	tests: () => void;
}

/** @param end ends n8n */
export function describeAcross<S extends RegularFixture>(
	getFixture: () => S,
	parts: AcrossRestart[],
	end: (fixture: S) => Promise<void>,
): void {
	beforeAll(async () => {
		const fixture = getFixture();
		for (const part of parts) await part.before();
		await end(fixture);
		for (const part of parts) await part.meanwhile?.();
		await fixture.n8n.restart();
		await fixture.api.login();
	});
	for (const { name, tests } of parts) describe(name, tests);
}
