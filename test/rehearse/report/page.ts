// Rehearsals as one HTML page that needs nothing from outside, not even a script.
import type { CheckResult, Outcome, Played, PlayedTurn } from '../result';
import { shownRun } from '../result';
import { seconds } from '../text';
import { escaped } from './markup';
import { clock, runsIn, total, VERDICT } from './words';

const STYLE = `
:root { color-scheme: light dark; --line: #8886; --good: #16794a; --bad: #c02424; --open: #8a6100 }
@media (prefers-color-scheme: dark) { :root { --good: #4fc48b; --bad: #ff8080; --open: #e0b34a } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin: 0 }
section { border: 1px solid var(--line); border-radius: 8px; margin: 1rem 0; padding: 1rem }
.turn { border-top: 1px solid var(--line); display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); padding: .75rem 0 }
p { margin: .2rem 0 } ul { list-style: none; margin: 0; padding: 0 } time { font-variant-numeric: tabular-nums; opacity: .75 }
.passed { color: var(--good) } .failed, .couldNotRun { color: var(--bad) } .notJudged { color: var(--open) }
.why { display: block; color: CanvasText } .bar { background: var(--line); border-radius: 2px; display: block; height: 4px; margin: .4rem 0 }
.bar > i { background: currentColor; border-radius: 2px; display: block; height: 4px }
`;

const MARK: Record<CheckResult['is'], string> = { passed: 'ok', failed: 'failed', notJudged: 'not judged' };

function checkItem({ name, is, detail }: CheckResult): string {
	const measured = is === 'passed' ? ` (${escaped(detail)})` : `<span class="why">${escaped(detail)}</span>`;
	return `<li><b class="${is}">${MARK[is]}</b> ${escaped(name)}${detail === '' ? '' : measured}</li>`;
}

/** The first word, as a part of the whole answer. */
function bar({ lines, totalMs }: PlayedTurn): string {
	const first = lines.find(({ text }) => text !== '');
	if (!first || !totalMs) return '';
	const part = Math.min(100, Math.round((first.atMs / totalMs) * 100));
	return `<span class="bar"><i style="width:${part}%"></i></span><p><time>first word after ${seconds(first.atMs)}, whole answer ${seconds(totalMs)}</time></p>`;
}

function turnBlock(turn: PlayedTurn): string {
	const lines = turn.lines.map(
		({ atMs, text, does }) =>
			`<p><time>${clock(turn.atMs + atMs)}</time> agent: ${escaped(text)}${does ? ` <i>(${escaped(does)})</i>` : ''}</p>`,
	);
	const links = turn.executions.map(
		({ id, url, status }) =>
			`<p><a href="${escaped(url)}" target="_blank" rel="noreferrer">Execution ${escaped(id)}</a>: ${escaped(status)}</p>`,
	);
	const call = `<div><p><time>${clock(turn.atMs)}</time> <b>${escaped(turn.act)}</b></p>${lines.join('')}${bar(turn)}${links.join('')}</div>`;
	return `<div class="turn">${call}<ul>${turn.checks.map(checkItem).join('')}</ul></div>`;
}

/** Half of the first words came sooner. */
function firstWords({ turns }: Played): string {
	const all = turns.flatMap(({ lines }) => lines.find(({ text }) => text !== '')?.atMs ?? []).sort((one, other) => one - other);
	if (all.length === 0) return '';
	return ` First word: ${seconds(all[Math.floor((all.length - 1) / 2)])} (median), ${seconds(all.at(-1)!)} at worst.`;
}

function section(outcome: Outcome): string {
	const run = shownRun(outcome);
	const runs = runsIn(outcome);
	const facts = run ? `${(run.ms / 1000).toFixed(1)} s.${firstWords(run)}${runs === '' ? '' : ` ${runs}.`}` : '';
	const reason = outcome.reason === '' ? '' : `<p class="failed">${escaped(outcome.reason)}</p>`;
	const stopped = run && run.left > 0 ? `<p>Stopped: ${run.left} more turns depend on this one.</p>` : '';
	return `<section><h2><span class="${outcome.is}">${VERDICT[outcome.is]}</span> ${escaped(outcome.title)}</h2><p>${escaped(outcome.file)}</p><p>${facts}</p>${reason}${run?.turns.map(turnBlock).join('') ?? ''}${stopped}</section>`;
}

/** @param madeAt shown as it is */
export const pageReport = (outcomes: Outcome[], madeAt: string): string =>
	`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Rehearsals</title><style>${STYLE}</style></head>
<body><main><h1>Rehearsals</h1><p>${escaped(total(outcomes))}. ${escaped(madeAt)}</p>${outcomes.map(section).join('')}</main></body></html>
`;
