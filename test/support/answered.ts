import { isAxiosError } from 'axios';

/** So often a request is sent until its answer can be read. */
const MOST_ATTEMPTS = 20;

/**
 * Sends a request again whose answer was lost. A server that refuses a large body answers before all of it has come, and closes the
 * connection; whether the client reads the answer first, or notices first that it can no longer write, is chance.
 * @throws whatever `send` throws otherwise, or at last
 */
export async function answered<T>(send: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await send();
		} catch (error) {
			const broken = isAxiosError(error) && ['EPIPE', 'ECONNRESET'].includes(error.code ?? '');
			if (!broken || attempt === MOST_ATTEMPTS) throw error;
		}
	}
}
