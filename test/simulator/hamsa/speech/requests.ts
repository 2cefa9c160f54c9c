import { z } from 'zod';

import { readWav, type Sound } from './wav';

/** docs/platforms/hamsa.md, 8 */
const DIALECTS = ['pls', 'egy', 'syr', 'irq', 'jor', 'leb', 'ksa', 'uae', 'bah', 'qat', 'kuw', 'oma', 'msa', 'ar-sa', 'en'] as const;

const text = z.string().min(1).max(2_000);
const speaker = z.string().min(1);

/** docs/platforms/hamsa.md, 11.1: `voiceId`, `speed` and `pitch` of the guide are not taken. */
export const ttsRequest = z.object({ text, speaker, dialect: z.enum(DIALECTS).optional(), mulaw: z.boolean().optional() }).strict();

/** docs/platforms/hamsa.md, 11.3: samples show the dialect `modern` here, and a language. */
export const ttsMessage = ttsRequest
	.extend({ dialect: z.enum([...DIALECTS, 'modern']).optional(), languageId: z.enum(['ar', 'en']).optional() })
	.strict();

/** docs/platforms/hamsa.md, 11.2 */
export const sttRequest = z
	.object({
		audioBase64: z.string().min(1),
		language: z.enum(['ar', 'en']).optional(),
		isEosEnabled: z.boolean().optional(),
		eosThreshold: z.number().min(0).max(1).optional(),
	})
	.strict();

/** What Hamsa says to raw samples, parts of files and other formats (docs/platforms/hamsa.md, 11.3). */
export const ONLY_WAV = 'Only WAV files are supported';

export function soundIn(audioBase64: string): Sound | undefined {
	const bytes = Buffer.from(audioBase64, 'base64');
	return bytes.toString('base64') === audioBase64 ? readWav(bytes) : undefined;
}
