// Films a call in the console: writes docs/images/call.webp, the moving picture at the top of the README.
//   node --import tsx test/console/record.ts
// Needs Debian's packages chromium and webp, and installs them when missing and when root.
import { execFile } from 'node:child_process';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { Page } from 'playwright-core';

import { EditorBrowser } from '../e2e/harness/browser';
import { ensureDebianPackages } from '../e2e/harness/debian';
import { repositoryRoot } from '../e2e/harness/paths';
import { makeTempFolder } from '../e2e/harness/processes';
import { startConsoleDemo } from '../start/demo';

const run = promisify(execFile);

const target = path.join(repositoryRoot, 'docs/images/call.webp');

const LARGEST_BYTES = 1_500_000;

const SIZE = { width: 1080, height: 720 };

/** The last picture stands, before the film begins again. */
const LAST_FRAME_MS = 3_500;

interface Frame {
	/** Seconds. */
	time: number;
	png: Buffer;
}

/** Everything the browser paints, when it paints it. @returns what ends the recording and gives the frames */
async function film(page: Page): Promise<() => Promise<Frame[]>> {
	const frames: Frame[] = [];
	const session = await page.context().newCDPSession(page);
	session.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
		frames.push({ time: metadata.timestamp ?? Date.now() / 1000, png: Buffer.from(data, 'base64') });
		void session.send('Page.screencastFrameAck', { sessionId });
	});
	await session.send('Page.startScreencast', { format: 'png', maxWidth: SIZE.width, maxHeight: SIZE.height, everyNthFrame: 2 });
	return async () => {
		await session.send('Page.stopScreencast');
		return frames;
	};
}

/** Two calls at their real speed, with pauses for the eye. */
async function play(page: Page): Promise<void> {
	const field = page.getByLabel('The caller says');
	const turns = page.locator('.turn');
	const isOver = async (words: string) =>
		await turns
			.filter({ hasText: words })
			.getByText(/Execution \d+: success/)
			.first()
			.waitFor();
	await sleep(1_200);
	await field.pressSequentially('Where is my order?', { delay: 45 });
	await sleep(300);
	await field.press('Enter');
	await isOver('Where is my order?');
	await sleep(2_000);
	const before = await turns.count();
	await page.getByRole('button', { name: 'Hang up' }).click();
	await turns.nth(before).waitFor();
	await sleep(1_000);
	await page.getByRole('radio', { name: 'Reception Answer a call with an AI Agent' }).check();
	await sleep(900);
	await page.getByRole('button', { name: 'Do you have a table for four tonight?' }).click();
	await isOver('Do you have a table for four tonight?');
	await sleep(2_200);
}

/** One animated picture; a frame lasts until the next one was painted. */
async function write(frames: Frame[]): Promise<void> {
	const folder = await makeTempFolder('frames');
	const files = await Promise.all(
		frames.map(async ({ png }, index) => {
			const file = path.join(folder, `${index}.png`);
			await writeFile(file, png);
			return file;
		}),
	);
	const lasting = frames.map(({ time }, index) =>
		index + 1 < frames.length ? Math.max(20, Math.round((frames[index + 1].time - time) * 1000)) : LAST_FRAME_MS,
	);
	await mkdir(path.dirname(target), { recursive: true });
	await run(
		'img2webp',
		['-loop', '0', ...files.flatMap((file, index) => ['-lossless', '-m', '4', '-d', String(lasting[index]), file]), '-o', target],
		{
			maxBuffer: 100 * 1024 * 1024,
		},
	);
	await rm(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
	await ensureDebianPackages(['chromium', 'webp']);
	const demo = await startConsoleDemo((done) => console.log(`  \u2713 ${done}`));
	try {
		const browser = await EditorBrowser.start(demo.console.url);
		try {
			const page = await browser.newPage({ viewport: SIZE });
			await page.goto('/');
			await page.getByRole('button', { name: 'Where is my order?' }).waitFor();
			const cut = await film(page);
			await play(page);
			const frames = await cut();
			await write(frames);
			const { size } = await stat(target);
			console.log(`${frames.length} frames, ${Math.round(size / 1024)} KB: ${path.relative(repositoryRoot, target)}`);
			if (size > LARGEST_BYTES) throw new Error(`The picture has ${size} bytes; ${LARGEST_BYTES} are the most`);
		} finally {
			await browser.stop();
		}
	} finally {
		await demo.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
