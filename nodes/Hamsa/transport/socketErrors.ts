import type { IDataObject } from 'n8n-workflow';

import type { Explanation } from '../../shared/http/apiError';

/** How a WebSocket was closed. */
export interface SocketClose {
	code: number;
	reason: string;
}

/** Close code without a closing frame: the connection broke off or was never established. */
export const ABNORMAL_CLOSURE = 1006;

/** Added to errors after the request was sent, because it may have cost credits. */
export const MAY_BE_CHARGED = 'The request was already sent, so it may have been carried out and charged. It was not sent again.';

export const NOT_OPENED: Explanation = {
	message: 'The WebSocket to Hamsa could not be opened',
	description:
		'Nothing was sent. Check the API key and the Base URL of the credential, and that all proxies between n8n and Hamsa allow WebSockets. No WebSocket is needed if the field Connection is set to REST.',
};

/** The error for a close code (docs/platforms/hamsa.md, 11.3). */
export function explainClose({ code, reason }: SocketClose, wasSent: boolean): Explanation {
	const details = reason === '' ? '' : ` Hamsa wrote: ${reason}`;
	const closed = `Hamsa closed the WebSocket (${code})`;
	const charged = wasSent ? `${MAY_BE_CHARGED} ` : '';
	switch (code) {
		case 1000:
			return { message: `${closed}: it was not used for an hour`, description: `${charged}Run the node again.${details}` };
		case 1001:
			return {
				message: `${closed}: its server is shutting down`,
				description: `${charged}Run the node again in a minute.${details}`,
			};
		case 4001:
			return {
				message: 'Hamsa did not accept the API key',
				description: `Hamsa closed the WebSocket with the code 4001. Check the API key in the credential: it must be complete, still valid, and belong to a project in the region of the credential.${details}`,
			};
		case 4003:
			return {
				message: 'The Hamsa balance is too low',
				description: `Hamsa closed the WebSocket with the code 4003: the wallet of the project is empty. Top up in the Hamsa dashboard, then run the node again.${details}`,
			};
		case 4500:
			return {
				message: `${closed}: it could not check the API key because of an internal error`,
				description: `Run the node again later.${details}`,
			};
		case ABNORMAL_CLOSURE:
			return { message: 'The WebSocket to Hamsa broke off', description: `${charged}Run the node again.` };
		default:
			return { message: closed, description: `${charged}Run the node again.${details}` };
	}
}

export function explainError({ message }: IDataObject): Explanation {
	const detail = typeof message === 'string' && message.trim() !== '' ? `: ${message.trim()}` : '';
	return { message: `Hamsa rejected the request${detail}`, description: 'Check the values of the node, then run it again.' };
}
