// Stand-ins of services on the internet that n8n's own nodes talk to. The nodes have fixed addresses: the n8n of a test is started
// with variables that lead its connections here, and believes the certificate.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { ZodError } from 'zod';

import { certificateFor } from '../../../integration/harness/faults/certificates';
import { makeTempFolder, removeTempFolder } from '../processes';

/** One request that a stand-in has answered. */
export interface ReceivedRequest {
	host: string;
	method: string;
	path: string;
	body: unknown;
	status: number;
}

/** What a stand-in refuses a request with. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export interface ServiceStandIn {
	hosts: string[];
	app: Express;
	/** The body of an error, in the service's own form. */
	errorBody: (status: number, message: string) => unknown;
}

export interface CloudServer {
	/** n8n must be started with these; NODE_OPTIONS comes without what the caller has of its own. */
	environment: Record<string, string>;
	requests: ReceivedRequest[];
	stop(): Promise<void>;
}

/** @throws Refusal 401 unless the request carries the bearer token */
export const bearer = (token: string) => (request: Request, _response: Response, next: NextFunction) => {
	next(request.get('authorization') === `Bearer ${token}` ? undefined : new Refusal(401, 'The credential is not valid'));
};

/** Serves them all on one port; the host asked for decides which answers. */
export async function startCloudServer(services: ServiceStandIn[]): Promise<CloudServer> {
	const requests: ReceivedRequest[] = [];
	const all = express();
	all.use(express.json());
	all.use((request, response, next) => {
		response.on('finish', () =>
			requests.push({
				host: request.hostname,
				method: request.method,
				path: request.originalUrl,
				body: request.body as unknown,
				status: response.statusCode,
			}),
		);
		next();
	});
	for (const { hosts, app, errorBody } of services) {
		app.use((_request, _response, next) => next(new Refusal(404, 'There is nothing at this path')));
		app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
			if (response.headersSent) {
				next(error);
				return;
			}
			const status = error instanceof Refusal ? error.status : error instanceof ZodError ? 400 : 500;
			const message = error instanceof Error ? error.message : String(error);
			response.status(status).json(errorBody(status, message));
		});
		all.use((request, response, next) => (hosts.includes(request.hostname) ? app(request, response, next) : next()));
	}
	const hosts = services.flatMap((service) => service.hosts);
	const certificate = await certificateFor(hosts);
	const folder = await makeTempFolder('cloud');
	const file = path.join(folder, 'certificate.pem');
	await writeFile(file, certificate.cert);
	const server = createServer(certificate, all);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		environment: {
			NODE_EXTRA_CA_CERTS: file,
			NODE_OPTIONS: `--import ${pathToFileURL(path.join(__dirname, '../preload/standIns.mjs')).href}`,
			STAND_IN_HOSTS: JSON.stringify(Object.fromEntries(hosts.map((host) => [host, port]))),
		},
		requests,
		stop: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
			await removeTempFolder(folder);
		},
	};
}
