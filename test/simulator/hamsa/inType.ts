import type { ServerResponse } from 'node:http';

/** Answers with a file of this Content-Type instead of JSON. */
export const inType = (type: string, body: string | Buffer) => (response: ServerResponse) => {
	response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
	response.end(body);
};
