// Tests that an end of n8n cuts in two. Starting n8n again takes long, so one end serves several of them.
import type { RegularStage } from './stage';

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
export function describeAcross<S extends RegularStage>(getStage: () => S, parts: AcrossRestart[], end: (stage: S) => Promise<void>): void {
	beforeAll(async () => {
		const stage = getStage();
		for (const part of parts) await part.before();
		await end(stage);
		for (const part of parts) await part.meanwhile?.();
		await stage.n8n.restart();
		await stage.api.login();
	});
	for (const { name, tests } of parts) describe(name, tests);
}
