// Calls that nobody made, for people who want to see the page before there are any. The same ones every time.

const DAY_MS = 86_400_000;

/** Numbers that look like chance, the same at every run: from 0 to 1 (a linear congruential generator). */
function chances(): () => number {
	let state = 20_261_128;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

const AGENTS: Array<[platform: string, name: string]> = [
	['agentPhone', 'Reception'],
	['agentPhone', 'Reception'],
	['agentPhone', 'Order line'],
	['vapi', 'Bookings'],
	['retell', 'Survey'],
	['elevenLabs', 'After hours'],
];

const CONVERSATIONS: Array<[summary: string, ask: string, answer: string]> = [
	['Booked a table for four on Friday.', 'Do you have a table for four on Friday?', 'Yes, at half past seven. Shall I book it for you?'],
	['Asked where an order is; it arrives tomorrow.', 'Where is my order?', 'It left our warehouse this morning and arrives tomorrow.'],
	['Moved an appointment to next Tuesday.', 'Can I move my appointment?', 'Of course. Next Tuesday at ten is free.'],
	['Asked for opening hours.', 'When do you close today?', 'We are open until eight this evening.'],
	['Wanted to speak to a person, and was put through.', 'Can I talk to somebody?', 'One moment, I will put you through.'],
	[
		'Complained about a late delivery; a refund was offered.',
		'This is the second time it is late.',
		'I am sorry. I can refund the delivery.',
	],
];

const REASONS = ['user_hangup', 'user_hangup', 'user_hangup', 'agent_hangup', 'agent_hangup', 'call_transfer', 'inactivity'];

const iso = (time: number): string => new Date(time).toISOString();

/** Rows as the table has them: from thirty days before this time to the evening before. */
export function sampleRows(now: number, howMany = 420): Array<Record<string, unknown>> {
	const chance = chances();
	const pick = <T>(values: T[]): T => values[Math.floor(chance() * values.length)];
	const round = (value: number, digits = 0) => Number(value.toFixed(digits));
	return Array.from({ length: howMany }, (_none, index) => {
		const [platform, agentName] = pick(AGENTS);
		const day = new Date(now - (1 + Math.floor(chance() * 29)) * DAY_MS);
		const isWeekend = day.getDay() % 6 === 0;
		// Most people call in the morning and after lunch.
		const hour = isWeekend ? 10 + chance() * 6 : 8 + (chance() + chance()) * 5.5;
		day.setHours(Math.floor(hour), Math.floor(chance() * 60), Math.floor(chance() * 60), 0);
		const at = day.getTime();
		const luck = chance();
		const status = luck < 0.84 ? 'completed' : luck < 0.93 ? 'missed' : luck < 0.97 ? 'failed' : 'voicemail';
		const isTalk = status === 'completed';
		const durationSeconds = isTalk ? round(20 + chance() * chance() * 420) : 0;
		const [summary, ask, answer] = pick(CONVERSATIONS);
		const isOwn = platform === 'agentPhone' || platform === 'vapi';
		const firstWordMs = round(420 + chance() * 500 + (chance() < 0.08 ? 1_600 : 0));
		const said = [
			{ role: 'agent', text: `Hello, this is ${agentName.toLowerCase()}. How can I help?`, at: iso(at + 1_000) },
			{ role: 'caller', text: ask, at: iso(at + 5_000) },
			{ role: 'agent', text: answer, at: iso(at + 6_500) },
			{ role: 'caller', text: 'Thank you, that is all.', at: iso(at + 15_000) },
			{ role: 'agent', text: 'Thank you for calling. Goodbye!', at: iso(at + 16_000) },
		];
		const mood = chance();
		const price = { vapi: 0.09, retell: 0.07, elevenLabs: 0.1 }[platform];
		const caller = `+1500555${String(1_000 + Math.floor(chance() * 9_000))}`;
		const isOutbound = agentName === 'Survey';
		return {
			platform,
			callId: `sample_${index + 1}`,
			agentName,
			direction: isOutbound ? 'outbound' : 'inbound',
			from: isOutbound ? '+15005550100' : caller,
			to: isOutbound ? caller : '+15005550100',
			at: iso(at),
			startedAt: iso(at),
			answeredAt: isTalk ? iso(at) : null,
			endedAt: iso(at + durationSeconds * 1_000),
			durationSeconds,
			status,
			endedReason: isTalk
				? pick(REASONS)
				: { missed: 'no_answer', failed: 'connection_error', voicemail: 'voicemail_reached' }[status],
			callerSpoke: isTalk,
			missed: status === 'missed' || status === 'voicemail',
			sentiment: isTalk && platform !== 'elevenLabs' ? (mood < 0.52 ? 'positive' : mood < 0.88 ? 'neutral' : 'negative') : null,
			successful: isTalk ? chance() < 0.86 : null,
			summary: isTalk ? summary : null,
			transcript: isTalk ? JSON.stringify(said) : null,
			costAmount: price === undefined || !isTalk ? null : round((durationSeconds / 60) * price, 4),
			costCurrency: price === undefined || !isTalk ? null : 'USD',
			turns: isOwn && isTalk ? 2 + Math.floor(chance() * 5) : null,
			firstWordMs: isOwn && isTalk ? firstWordMs : null,
			slowestFirstWordMs: isOwn && isTalk ? round(firstWordMs * (1.2 + chance())) : null,
			fallbacks: isOwn && isTalk ? (chance() < 0.02 ? 1 : 0) : null,
			interruptions: isOwn && isTalk ? Math.floor(chance() * 2.2) : null,
		};
	});
}
