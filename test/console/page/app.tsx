import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { Target } from '../protocol';
import { CallBar } from './callBar';
import { openCall } from './calls';
import { CallsTab } from './callsTab';
import { Composer, type Draft } from './composer';
import { Icon } from './icons';
import { useSpeechSwitch, useTheme } from './preferences';
import { hangUp, send, useDeliveries, useTargets } from './server';
import { Settings } from './settings';
import { stopSpeaking, useSpeech } from './speech';
import { Targets } from './targets';
import { Timeline } from './timeline';

const Welcome = (): JSX.Element => (
	<div class="welcome">
		<Icon name="phone" />
		<h3>Nobody has called yet</h3>
		<p>
			Choose whom to call, and say something. Every line of the answer appears here with its time, while the workflow is still
			running.
		</p>
		<p>The platforms are simulated: no account, no network, no cost.</p>
	</div>
);

export function App(): JSX.Element {
	const { deliveries, editorUrl, isConnected } = useDeliveries();
	const targets = useTargets();
	const [chosenId, setChosenId] = useState<string>();
	const [problem, setProblem] = useState<string>();
	const [isOnCalls, setOnCalls] = useState(false);
	const [theme, setTheme] = useTheme();
	const [isSpeaking, setSpeaking] = useSpeechSwitch();
	useSpeech(deliveries, isSpeaking);

	const target: Target | undefined = targets?.find(({ id }) => id === chosenId) ?? targets?.[0];
	const call = target ? openCall(deliveries, target.id) : null;

	const attempt = async (action: () => Promise<void>) => {
		stopSpeaking();
		setProblem(undefined);
		await action().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
	};
	const onSend = async ({ event, words, sentAs, caller }: Draft) =>
		await attempt(
			async () =>
				await send({
					targetId: target!.id,
					event: event.value,
					words,
					sentAs,
					...(event.value === 'voiceTurn' && call && { callId: call.callId }),
					...(caller !== undefined && { caller }),
				}),
		);
	const onHangUp = () => void attempt(async () => await hangUp({ targetId: target!.id, callId: call!.callId }));

	return (
		<>
			<header class="top">
				<h1>
					<img src="/icon.svg" alt="" width="32" height="32" />
					Call console
				</h1>
				<nav class="views" aria-label="Views">
					<button type="button" aria-current={isOnCalls ? undefined : 'page'} onClick={() => setOnCalls(false)}>
						Line
					</button>
					<button type="button" aria-current={isOnCalls ? 'page' : undefined} onClick={() => setOnCalls(true)}>
						Calls
					</button>
				</nav>
				<p class="top-note">simulated platforms, on this machine only</p>
				<Settings theme={theme} onTheme={setTheme} isSpeaking={isSpeaking} onSpeaking={setSpeaking} />
				{editorUrl !== '' && (
					<a class="editor" href={editorUrl} target="_blank" rel="noreferrer">
						Open n8n
						<Icon name="out" maskMarkup />
					</a>
				)}
			</header>
			{isOnCalls && <CallsTab deliveries={deliveries} />}
			<main hidden={isOnCalls}>
				<Targets targets={targets} chosen={target} onChoose={({ id }) => setChosenId(id)} />
				<section class="stage" aria-label="The line">
					{target && <CallBar target={target} call={call} onHangUp={onHangUp} />}
					{/* A long timeline has many links: nobody should have to walk through them to speak. */}
					<a class="skip" href="#composer">
						Skip the timeline
					</a>
					<Timeline deliveries={deliveries}>
						<Welcome />
					</Timeline>
					<div role="alert">
						{problem !== undefined && <p class="problem">{problem}</p>}
						{!isConnected && editorUrl !== '' && (
							<p class="problem">The console has stopped. Start it again with npm start, and reload this page.</p>
						)}
					</div>
					{target && <Composer target={target} call={call} onSend={onSend} onHangUp={onHangUp} />}
				</section>
			</main>
		</>
	);
}
