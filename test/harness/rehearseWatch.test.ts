// Rehearsals are played again when their file, or the file of their workflow, changes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { load } from '../rehearse/load';
import { optionsIn } from '../rehearse/options';
import { playAgain } from '../rehearse/watch';

const workflow = readFileSync(path.join(__dirname, '../../workflows/order-status.json'), 'utf8');
const text = (title: string, more = 'call: Order line') => `rehearsal: ${title}\n${more}\nturns: [{ says: Hi }]\n`;

it('plays all at first, then what changes, and ends when it is told to', async () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'rehearsal-'));
	const write = (name: string, content: string) => writeFileSync(path.join(folder, name), content);
	write('own.json', workflow);
	write('a.yaml', text('A'));
	write('b.yaml', text('B', 'workflow: own.json'));
	write('c.yaml', text('C', 'workflow: later.json'));
	const options = optionsIn(['a.yaml', 'b.yaml', 'c.yaml'].map((name) => path.join(folder, name)));
	const stop = new AbortController();
	const rounds: string[][] = [];
	let tell: () => void = () => undefined;
	const playing = playAgain({
		load: async () => await load(options),
		play: async ({ good, wrong }) => {
			rounds.push([...good.map(({ rehearsal }) => rehearsal.rehearsal), ...wrong.map(({ title }) => `${title} is wrong`)]);
			await Promise.resolve();
		},
		say: () => tell(),
		until: stop.signal,
	});
	const round = async (change: () => void) => {
		const over = new Promise<void>((resolve) => (tell = resolve));
		change();
		await over;
		return rounds.at(-1);
	};
	try {
		expect(await round(() => undefined)).toEqual(['A', 'B', 'c.yaml is wrong']);
		expect(await round(() => write('a.yaml', text('A2')))).toEqual(['A2']);
		expect(await round(() => write('own.json', `${workflow}\n`))).toEqual(['B']);
		expect(await round(() => write('a.yaml', text('A3', 'cal: Order line')))).toEqual(['a.yaml is wrong']);
		expect(await round(() => write('later.json', workflow))).toEqual(['C']);
		expect(await round(() => write('a.yaml', text('A4')))).toEqual(['A4']);
		write('notes.json', '{}');
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(rounds).toHaveLength(6);
		stop.abort();
		await expect(playing).rejects.toMatchObject({ name: 'AbortError' });
	} finally {
		stop.abort();
		rmSync(folder, { recursive: true });
	}
});
