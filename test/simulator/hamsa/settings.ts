import type { ErrorShape } from './errors';

/** May be changed while the simulator runs. */
export interface Settings {
	errorShape: ErrorShape;
	/** Samples of the reference print `success: false` beside successes (docs/platforms/hamsa.md, 1.2); so can this. */
	successFlag: boolean;
	/** Hamsa refuses local webhook addresses (docs/platforms/hamsa.md, 10.1); tests listen on loopback. */
	allowLoopbackWebhooks: boolean;
	/** Divides every duration: job run times, waits between retries, the minute of the rate limit. */
	timeScale: number;
	/** The unit of `X-RateLimit-Reset`: sources differ (docs/platforms/hamsa.md, 12). */
	resetIn: 'seconds' | 'milliseconds';
	/** What `/v1/realtime/tts-stream` sends: a WAV header with the lengths left open, or samples alone (docs/platforms/hamsa.md, 11.1). */
	ttsStream: 'riff' | 'raw';
	/** Whether `/v1/realtime/stt` answers in the usual envelope (docs/platforms/hamsa.md, 12). */
	sttAnswer: 'bare' | 'envelope';
	/** Whether an agent shows the secret of its webhook, or a mask: not documented. */
	webhookSecretReadable: boolean;
}
