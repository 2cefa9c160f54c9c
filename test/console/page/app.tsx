import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { PlacedCall, Target } from '../protocol';
import { CallBar } from './callBar';
import { openCall } from './calls';
import { CallsTab } from './callsTab';
import { Composer, type Draft } from './composer';
import { download } from './download';
import { Icon } from './icons';
import { useSpeechSwitch, useTheme } from './preferences';
import { OutboxView } from './outboxView';
import { useRehearsals } from './rehearsals';
import { RehearsalsView } from './rehearsalsView';
import { hangUp, send, turnPlacedCall, useDeliveries, useOutbox, useTargets } from './server';
import { useReplay } from './replay';
import { Settings } from './settings';
import { shownOf, useFilter } from './shown';
import { stopSpeaking, useSpeech } from './speech';
import { Targets } from './targets';
import { Timeline } from './timeline';
import { TimelineTools } from './timelineTools';
import { transcriptOf } from './transcript';
import { Views, type View } from './views';
import { Welcome } from './welcome';

export function App(): JSX.Element {
	const { deliveries, editorUrl, isConnected } = useDeliveries();
	const targets = useTargets();
	const outbox = useOutbox();
	const [chosenId, setChosenId] = useState<string>();
	const [problem, setProblem] = useState<string>();
	const [view, setView] = useState<View>('line');
	const [theme, setTheme] = useTheme();
	const [isSpeaking, setSpeaking] = useSpeechSwitch();
	useSpeech(deliveries, isSpeaking);
	const [filter, setFilter] = useFilter();
	const [sentCount, setSentCount] = useState(0);
	const [isReplaying, replay] = useReplay(deliveries, setProblem);
	const rehearsals = useRehearsals();

	const target: Target | undefined = targets?.find(({ id }) => id === chosenId) ?? targets?.[0];
	const call = target ? openCall(deliveries, target.id, outbox.calls) : null;

	const shown = shownOf(deliveries, outbox, filter, target, call?.callId);

	const attempt = async (action: () => Promise<void>) => {
		stopSpeaking();
		setProblem(undefined);
		setSentCount((count) => count + 1);
		await action().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
	};
	const onSend = async ({ event, words, sentAs, caller, choices }: Draft) =>
		await attempt(
			async () =>
				await send({
					targetId: target!.id,
					event: event.value,
					words,
					sentAs,
					...(event.value === 'voiceTurn' && call && { callId: call.callId }),
					...(caller !== undefined && { caller }),
					choices,
				}),
		);
	const onHangUp = () => void attempt(async () => await hangUp({ targetId: target!.id, callId: call!.callId }));
	const onRehearse = (text: string) => {
		setView('rehearsals');
		rehearsals.play({ name: 'call.yaml', text });
	};
	const actions = {
		onAnswer: ({ id, targetId }: PlacedCall) => {
			if (targetId !== null) setChosenId(targetId);
			setView('line');
			void attempt(async () => await turnPlacedCall({ callId: id }));
		},
		onEnd: ({ id }: PlacedCall, end: string) => void attempt(async () => await turnPlacedCall({ callId: id, end })),
	};

	return (
		<>
			<header class="top">
				<h1>
					<img src="/icon.svg" alt="" width="32" height="32" />
					Call console
				</h1>
				<Views view={view} onView={setView} sentCount={outbox.texts.length + outbox.calls.length} />
				<p class="top-note">simulated platforms, on this machine only</p>
				<Settings theme={theme} onTheme={setTheme} isSpeaking={isSpeaking} onSpeaking={setSpeaking} />
				{editorUrl !== '' && (
					<a class="editor" href={editorUrl} target="_blank" rel="noreferrer">
						Open n8n
						<Icon name="out" maskMarkup />
					</a>
				)}
			</header>
			{view === 'calls' && <CallsTab deliveries={deliveries} />}
			{view === 'rehearsals' && <RehearsalsView {...rehearsals} />}
			{view === 'outbox' && <OutboxView outbox={outbox} {...actions} />}
			<main hidden={view !== 'line'}>
				<Targets targets={targets} chosen={target} onChoose={({ id }) => setChosenId(id)} />
				<section class="stage" aria-label="The line">
					{target && <CallBar target={target} call={call} onHangUp={onHangUp} />}
					{/* A long timeline has many links: nobody should have to walk through them to speak. */}
					<a class="skip" href="#composer">
						Skip the timeline
					</a>
					{deliveries.length > 0 && (
						<TimelineTools
							filter={filter}
							target={target}
							onFilter={setFilter}
							onExport={() => download('calls.txt', transcriptOf(shown.deliveries, shown.outbox))}
						/>
					)}
					<Timeline
						{...shown}
						{...actions}
						sentCount={sentCount}
						isReplaying={isReplaying}
						onReplay={replay}
						onRehearse={onRehearse}
					>
						{deliveries.length === 0 ? <Welcome /> : <p class="empty">Nothing fits, or everything was cleared.</p>}
					</Timeline>
					<div role="alert">
						{problem !== undefined && <p class="problem">{problem}</p>}
						{!isConnected && editorUrl !== '' && (
							<p class="problem">The console has stopped. Start it again with npm start, and reload this page.</p>
						)}
					</div>
					{target && <Composer target={target} call={call} onSend={onSend} onHangUp={onHangUp} onProblem={setProblem} />}
				</section>
			</main>
		</>
	);
}
