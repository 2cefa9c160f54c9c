import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { saidIn, type Call } from './rows';
import { DASH, duration, money, moment, number, orDash, otherSide, OUTCOME_WORDS, platformName, seconds } from './words';

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** What is known of a call, in words. */
function factsOf(call: Call, showNumbers: boolean): Array<[name: string, value: string]> {
	const line = (value: string) => number(value, showNumbers);
	return [
		['From', orDash(call.from, line)],
		['To', orDash(call.to, line)],
		['Direction', call.direction ?? DASH],
		['Began', orDash(call.startedAt, moment)],
		['Answered', orDash(call.answeredAt, moment)],
		['Ended', orDash(call.endedAt, moment)],
		['Length', orDash(call.durationSeconds, duration)],
		['Status', call.status],
		['Why it ended', call.endedReason ?? DASH],
		['Caller spoke', orDash(call.callerSpoke, yesNo)],
		['Mood', call.mood ?? DASH],
		['Went well', orDash(call.successful, yesNo)],
		['Cost', orDash(call.cost, ({ amount, currency }) => money(amount, currency))],
		['Turns', orDash(call.turns, String)],
		['First word', orDash(call.firstWordMs, (ms) => `${seconds(ms)} (median)`)],
		['Slowest first word', orDash(call.slowestFirstWordMs, seconds)],
		['Saved from silence', orDash(call.fallbacks, (times) => (times === 1 ? 'once' : `${times} times`))],
		['Interruptions', orDash(call.interruptions, String)],
		['Call ID', call.callId],
	];
}

function Transcript({ call }: { call: Call }): JSX.Element {
	const said = saidIn(call);
	if (typeof said === 'string') return <p class="plain-transcript">{said}</p>;
	if (said.length === 0) return <p class="nothing">No transcript was delivered.</p>;
	const names = { agent: 'Agent', caller: 'Caller', tool: 'Tool' };
	return (
		<ol class="transcript">
			{said.map(({ role, text, atMs }, index) => (
				<li key={index} class={`said said-${role}`}>
					<span class="speaker">
						{names[role]}
						{atMs !== null && <span class="said-at"> {duration(atMs / 1000)}</span>}
					</span>
					<span class="bubble">{text}</span>
				</li>
			))}
		</ol>
	);
}

/** The variables as name and value; as they are, if they are no object. */
function variablesIn(text: string): Array<[name: string, value: string]> {
	try {
		const variables = JSON.parse(text) as Record<string, unknown>;
		return Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
	} catch {
		return [['', text]];
	}
}

function Recording({ call: { recordingUrl, recordingExpiresAt } }: { call: Call }): JSX.Element | null {
	if (recordingUrl === null) return null;
	const isGone = recordingExpiresAt !== null && recordingExpiresAt < Date.now();
	return (
		<div class="recording">
			{/* Nothing is asked for before somebody presses play. */}
			{!isGone && <audio controls preload="none" src={recordingUrl} aria-label="Recording of the call" />}
			<p>
				<a href={recordingUrl} target="_blank" rel="noreferrer noopener">
					Open the recording
				</a>
				{recordingExpiresAt !== null && (
					<span>
						{' '}
						{isGone ? 'expired' : 'expires'} {moment(recordingExpiresAt)}
					</span>
				)}
			</p>
		</div>
	);
}

interface DetailProps {
	call: Call;
	showNumbers: boolean;
	onClose: () => void;
}

/** One call, in front of the page. */
export function Detail({ call, showNumbers, onClose }: DetailProps): JSX.Element {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		if (!dialog.current?.open) dialog.current?.showModal();
	}, []);
	const variables = call.variables === null ? [] : variablesIn(call.variables);
	return (
		<dialog
			ref={dialog}
			class="detail"
			aria-labelledby="detail-title"
			onClose={onClose}
			onClick={({ target }) => {
				// Beside its content is outside of it.
				if (target === dialog.current) dialog.current?.close();
			}}
		>
			<div class="detail-content">
				<header>
					<div>
						<h2 id="detail-title">{moment(call.at)}</h2>
						<p>
							{orDash(otherSide(call), (value) => number(value, showNumbers))} · {call.agent ?? 'unknown agent'} ·{' '}
							{platformName(call.platform)}
						</p>
					</div>
					<span class={`badge badge-${call.outcome}`}>{OUTCOME_WORDS[call.outcome]}</span>
					<button type="button" class="close" aria-label="Close" onClick={() => dialog.current?.close()}>
						×
					</button>
				</header>
				{call.summary !== null && <p class="summary">{call.summary}</p>}
				<Recording call={call} />
				<h3>Transcript</h3>
				<Transcript call={call} />
				<h3>Facts</h3>
				<dl class="facts">
					{factsOf(call, showNumbers).map(([name, value]) => (
						<div key={name}>
							<dt>{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
				</dl>
				{variables.length > 0 && (
					<>
						<h3>Variables</h3>
						<dl class="facts">
							{variables.map(([name, value]) => (
								<div key={name}>
									<dt>{name}</dt>
									<dd>{value}</dd>
								</div>
							))}
						</dl>
					</>
				)}
			</div>
		</dialog>
	);
}
