import type { JSX } from 'preact';

import type { Delivery, ExecutionLink } from '../protocol';
import { Icon } from './icons';
import { executionsOf, hasFailed, inPlainWords, verdictOn } from './verdict';
import { seconds, SENT_AS } from './words';

const ExecutionAnchor = ({ execution }: { execution: ExecutionLink }): JSX.Element => (
	<a href={execution.url} target="_blank" rel="noreferrer" class={hasFailed(execution) ? 'execution execution-failed' : 'execution'}>
		{/* One text, so that it is read and found as one. */}
		{`Execution ${execution.id}: ${execution.status}`}
		<Icon name="out" maskMarkup />
		<span class="hidden"> (opens n8n)</span>
	</a>
);

function times({ lines, totalMs }: Delivery): string[] {
	const first = lines.find(({ text }) => text !== '');
	if (!first) return totalMs === null ? [] : [`answered after ${seconds(totalMs)}`];
	return [`first words after ${seconds(first.atMs)}`, ...(totalMs === null ? [] : [`complete after ${seconds(totalMs)}`])];
}

/** How it went: verdict, reason, times, and what ran in n8n. */
export function Result({ delivery }: { delivery: Delivery }): JSX.Element {
	const { status, executions, sentAs, problems, callEnd } = delivery;
	const verdict = verdictOn(delivery);
	const inN8n = executionsOf(delivery);
	return (
		<div class="result">
			<span class={`verdict verdict-${verdict.tone}`}>
				{status !== null && <span class="status">{status}</span>}
				{verdict.text}
			</span>
			{verdict.detail && <span class="detail">{verdict.detail}</span>}
			{sentAs !== 'authenticated' && <span class="badge">{SENT_AS[sentAs]}</span>}
			{times(delivery).map((time) => (
				<span key={time}>{time}</span>
			))}
			{executions.map((execution) => (
				<ExecutionAnchor key={execution.id} execution={execution} />
			))}
			{inN8n !== '' && <span>{inN8n}</span>}
			{callEnd !== null && callEnd !== verdict.text && <span>{callEnd}</span>}
			{problems.map((problem) => (
				<span key={problem} class="detail detail-warn">
					{inPlainWords(problem)}
				</span>
			))}
		</div>
	);
}
