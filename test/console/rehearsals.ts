// Rehearsals that are played from the page: the examples, or a file of the person's own.
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { Router } from 'express';
import { z } from 'zod';

import { FileError, readRehearsal, readText } from '../rehearse/read';
import type { ToPlay } from '../rehearse/rehearse';
import { pageReport } from '../rehearse/report/page';
import type { Outcome } from '../rehearse/result';
import { ApiError } from '../simulator/common/apiError';
import { REPORT_POLICY } from './guard';
import type { PlayedRehearsal, PlayRequest, RehearsalChoice } from './protocol';

/** Plays one against what the console shows. */
export type Rehearse = (one: ToPlay) => Promise<Outcome>;

const folder = path.join(__dirname, '../rehearse/examples');

/** Longer than any conversation that somebody had by hand. */
const LONGEST_FILE = 50_000;

/** Reports before are forgotten. */
const MOST_REPORTS = 20;

const playRequest = z.union([
	z.object({ example: z.string() }).strict(),
	z.object({ name: z.string().max(200), text: z.string().max(LONGEST_FILE) }).strict(),
]) satisfies z.ZodType<PlayRequest>;

async function examples(): Promise<RehearsalChoice[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
	return await Promise.all(
		names.map(async (name) => ({ name, title: (await readRehearsal(path.join(folder, name))).rehearsal.rehearsal })),
	);
}

/** @throws ApiError with the words of a mistake */
async function read(request: PlayRequest): Promise<ToPlay> {
	if ('example' in request) {
		const known = (await readdir(folder)).find((name) => name === request.example);
		if (known === undefined) throw new ApiError(404, { message: 'There is no such rehearsal' });
		return { ...(await readRehearsal(path.join(folder, known))), file: known };
	}
	try {
		const one = readText(request.text, request.name);
		if (one.rehearsal.workflow === undefined) return one;
	} catch (error) {
		if (error instanceof FileError) throw new ApiError(400, { message: error.message });
		throw error;
	}
	const message = 'This rehearsal publishes a workflow of a file, which the page does not have. Play it with npm run rehearse.';
	throw new ApiError(400, { message });
}

/** What the page asks for; one rehearsal is played at a time. */
export function rehearsalRoutes(rehearse: Rehearse): Router {
	const reports: Array<{ id: number; html: string }> = [];
	let count = 0;
	let isPlaying = false;
	const routes = Router();

	routes.get('/api/rehearsals', async (_request, response) => response.json(await examples()));
	routes.post('/api/rehearsals', async (request, response) => {
		const one = await read(playRequest.parse(request.body));
		if (isPlaying) throw new ApiError(409, { message: 'A rehearsal is being played. Wait until it has ended.' });
		isPlaying = true;
		try {
			const outcome = await rehearse(one);
			const id = ++count;
			reports.push({ id, html: pageReport([outcome], new Date().toLocaleString('en-GB')) });
			if (reports.length > MOST_REPORTS) reports.shift();
			response.json({ id, title: outcome.title, is: outcome.is } satisfies PlayedRehearsal);
		} finally {
			isPlaying = false;
		}
	});
	routes.get('/rehearsals/:id', ({ params: { id } }, response) => {
		const report = reports.find((one) => String(one.id) === id);
		if (!report) throw new ApiError(404, { message: 'There is no such report' });
		response.set('Content-Security-Policy', REPORT_POLICY).type('html').send(report.html);
	});
	return routes;
}
