import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { EventChoice, SentAs, Target } from '../protocol';
import type { OpenCall } from './calls';
import { ChoiceFields } from './choiceFields';
import { EventList, EventSegments, isEventList } from './eventField';
import { canListen, Microphone } from './microphone';
import { SENT_AS } from './words';

export interface Draft {
	event: EventChoice;
	words: string;
	sentAs: SentAs;
	caller: string | undefined;
	choices: Record<string, string>;
}

interface ComposerProps {
	target: Target;
	call: OpenCall | null;
	onSend: (draft: Draft) => Promise<void>;
	onHangUp: () => void;
	onProblem: (problem: string) => void;
}

const firstEvent = ({ events }: Target) => events.find(({ starts }) => starts) ?? events[0];

function buttonWords({ value }: EventChoice, call: OpenCall | null): string {
	if (value !== 'voiceTurn') return 'Send';
	if (!call) return 'Call and say';
	return call.isAnswering ? 'Interrupt' : 'Say';
}

/** What is sent next, and how. */
export function Composer({ target, call, onSend, onHangUp, onProblem }: ComposerProps): JSX.Element {
	const [chosenEvent, setChosenEvent] = useState<string>();
	const event = target.events.find(({ value }) => value === chosenEvent) ?? firstEvent(target);
	const [words, setWords] = useState('');
	const [sentAs, setSentAs] = useState<SentAs>('authenticated');
	const [chosenCaller, setChosenCaller] = useState<string>();
	const caller = (target.callers?.find(({ value }) => value === chosenCaller) ?? target.callers?.[0])?.value;
	const [chosen, setChosen] = useState<Record<string, string>>({});
	const choices = chosenFor(event, chosen);
	const takesWords = event.words !== undefined && !leavesNoWords(event, choices);
	const field = useRef<HTMLInputElement>(null);
	const isTurn = event.value === 'voiceTurn';

	// Before anybody can type: later, what was typed would be swept away.
	useLayoutEffect(() => {
		setChosenEvent(undefined);
		setSentAs('authenticated');
		setChosenCaller(undefined);
	}, [target.id]);
	// A call that was just answered is to be spoken on.
	useLayoutEffect(() => {
		if (call) setChosenEvent('voiceTurn');
	}, [call?.callId]);
	// Who calls stays the same.
	useLayoutEffect(
		() => setChosen((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name === 'from'))),
		[target.id, event.value],
	);
	// Other words belong to another event.
	useLayoutEffect(() => setWords(event.words?.sample ?? ''), [target.id, event.value]);

	const say = async (said: string) => {
		if (takesWords && said.trim() === '') {
			field.current?.focus();
			return;
		}
		await onSend({ event, words: takesWords ? said.trim() : '', sentAs, caller, choices });
		if (isTurn) setWords('');
		field.current?.focus();
	};

	return (
		<form
			id="composer"
			class="composer"
			tabIndex={-1}
			aria-label="What is sent next"
			onSubmit={(submitted) => {
				submitted.preventDefault();
				void say(words);
			}}
			onKeyDown={({ key }) => {
				if (key === 'Escape' && call) onHangUp();
			}}
		>
			{!isEventList(target.events) && <EventSegments events={target.events} event={event} onChoose={setChosenEvent} />}
			{isTurn && target.suggestions.length > 0 && (
				<div class="suggestions" role="group" aria-label="Say one of these">
					{target.suggestions.map((suggestion) => (
						<button key={suggestion} type="button" onClick={() => void say(suggestion)}>
							{suggestion}
						</button>
					))}
				</div>
			)}
			<div class="composer-line">
				{isEventList(target.events) && <EventList events={target.events} event={event} onChoose={setChosenEvent} />}
				{event.words && takesWords && (
					<label class="words">
						<span>{event.words.label}</span>
						{event.words.options ? (
							<select value={words} onChange={({ currentTarget }) => setWords(currentTarget.value)}>
								{event.words.options.map((option) => (
									<option key={option}>{option}</option>
								))}
							</select>
						) : (
							<input
								ref={field}
								type="text"
								autocomplete="off"
								maxLength={2000}
								placeholder={isTurn ? 'Type, and press Enter' : ''}
								value={words}
								onInput={({ currentTarget }) => setWords(currentTarget.value)}
							/>
						)}
					</label>
				)}
				{isTurn && canListen && target.obstacle === undefined && (
					<Microphone onHeard={(heard) => void say(heard)} onProblem={onProblem} />
				)}
				<button type="submit" class={call?.isAnswering && isTurn ? 'interrupt' : ''} disabled={target.obstacle !== undefined}>
					{buttonWords(event, call)}
				</button>
			</div>
			<div class="composer-options">
				{target.callers && (
					<label class="called-as">
						<span>Called as</span>
						<select
							value={caller}
							disabled={call !== null}
							onChange={({ currentTarget }) => setChosenCaller(currentTarget.value)}
						>
							{target.callers.map(({ value, label }) => (
								<option key={value} value={value}>
									{label}
								</option>
							))}
						</select>
					</label>
				)}
				<ChoiceFields
					choices={event.choices ?? []}
					chosen={choices}
					isDisabled={isTurn && call !== null}
					onChoose={(name, value) => setChosen((before) => ({ ...before, [name]: value }))}
				/>
				<label class="sent-as">
					<span>Send as</span>
					<select value={sentAs} onChange={({ currentTarget }) => setSentAs(currentTarget.value as SentAs)}>
						{target.sentAs.map((value) => (
							<option key={value} value={value}>
								{SENT_AS[value]}
							</option>
						))}
					</select>
				</label>
			</div>
			<p class={target.obstacle === undefined ? 'hint' : 'hint note'}>{target.obstacle ?? hintOn(event, sentAs, call, target)}</p>
			{target.note !== undefined && <p class="hint note">{target.note}</p>}
		</form>
	);
}

/** What is chosen of an event's choices; another event may have other options. */
const chosenFor = ({ choices = [] }: EventChoice, chosen: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		choices.map(({ name, options }) => [name, (options.find(({ value }) => value === chosen[name]) ?? options[0]).value]),
	);

const leavesNoWords = ({ choices = [] }: EventChoice, chosen: Record<string, string>): boolean =>
	choices.some(({ name, options }) => options.some(({ value, withoutWords }) => withoutWords && value === chosen[name]));

function hintOn({ starts, value }: EventChoice, sentAs: SentAs, call: OpenCall | null, { callers }: Target): string {
	if (sentAs === 'twice') return 'The same delivery comes a second time, as after a lost answer. It should run once.';
	if (sentAs !== 'authenticated') return 'The workflow should refuse this, and not start.';
	if (!starts) return 'The workflow does not listen to this: it should be acknowledged and start nothing.';
	if (value !== 'voiceTurn') return 'Starts the workflow.';
	if (call) return 'Esc hangs up. You may speak while the agent does.';
	return callers ? 'The platform greets, then these words are said.' : 'The call is connected first, then these words are said.';
}
