// A mail server that delivers to nobody, for n8n's Send Email node.
import type { AddressInfo } from 'node:net';

import PostalMime from 'postal-mime';
import pWaitFor from 'p-wait-for';
import { SMTPServer } from 'smtp-server';

import { WAIT_TIMEOUT_MS } from './api';

export interface Mail {
	from: string;
	to: string[];
	subject: string;
	/** Both without the line break that mail programs put at the end. */
	text: string;
	html: string;
	attachments: Array<{ filename: string | null; mimeType: string; content: Buffer }>;
}

export interface Mailbox {
	/** What the credential of type `smtp` holds. */
	readonly account: Record<string, unknown>;
	/** Every mail that was taken, oldest first. */
	readonly mails: Mail[];
	/** Mails are refused from now on, as by a server whose disk is full, or taken again. */
	reject(rejected: boolean): void;
	/** Waits for so many mails to an address. */
	mailsTo(address: string, count: number): Promise<Mail[]>;
	stop(): Promise<void>;
}

/** Starts it on the loopback interface, without encryption and password. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: Mail[] = [];
	let rejected = false;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		disableReverseLookup: true,
		onData(stream, { envelope }, callback) {
			void stream.toArray().then(async (chunks) => {
				if (rejected) {
					callback(Object.assign(new Error('The mailbox is full'), { responseCode: 452 }));
					return;
				}
				const mail = await read(Buffer.concat(chunks as Buffer[]));
				mails.push({ ...mail, to: envelope.rcptTo.map(({ address }) => address) });
				callback();
			}, callback);
		},
	});
	// Connections that break off are the sender's matter.
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	const sentTo = (address: string) => mails.filter(({ to }) => to.includes(address));
	return {
		account: { host: '127.0.0.1', port, secure: false, disableStartTls: true, user: '', password: '', hostName: '' },
		mails,
		reject: (now) => {
			rejected = now;
		},
		mailsTo: async (address, count) => {
			await pWaitFor(() => sentTo(address).length >= count, { interval: 50, timeout: WAIT_TIMEOUT_MS });
			return sentTo(address);
		},
		stop: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

async function read(raw: Buffer): Promise<Omit<Mail, 'to'>> {
	const { from, subject = '', text = '', html = '', attachments } = await PostalMime.parse(raw);
	return {
		from: from?.address ?? '',
		subject,
		text: text.trimEnd(),
		html: html.trimEnd(),
		attachments: attachments.map(({ filename, mimeType, content }) => ({
			filename,
			mimeType,
			content: Buffer.from(content as ArrayBuffer),
		})),
	};
}
