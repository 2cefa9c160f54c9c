import { z } from 'zod';

/** For the body of a job or a call (docs/platforms/hamsa.md, 2.3 and 7.1). */
export const webhookFields = {
	webhookUrl: z.string().url().optional(),
	webhookAuth: z
		.object({ authKey: z.string().min(1), authSecret: z.string().min(1) })
		.strict()
		.optional(),
};
