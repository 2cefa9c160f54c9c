/** What the console's page and its server tell each other. Times are in milliseconds. */

export type PlatformName = 'agentphone' | 'customllm' | 'hamsa' | 'receptai' | CallEventPlatformName;

/** Platforms that tell of calls and ask nothing. */
export type CallEventPlatformName = 'vapi' | 'retell' | 'elevenlabs' | 'bland';

/** How a delivery is sent: as the platform does, or wrong on purpose. */
export type SentAs = 'authenticated' | 'wrongProof' | 'noProof' | 'changedBody' | 'stale' | 'twice';

/** What a person puts into an event. */
export interface WordsField {
	label: string;
	/** What stands in the field at first. */
	sample: string;
	/** Left out: any words. */
	options?: string[];
}

/** Something else a person chooses about an event, the usual first. */
export interface Choice {
	name: string;
	label: string;
	/** `withoutWords`: the event then has no room for words. */
	options: Array<{ value: string; label: string; withoutWords?: true }>;
}

/** An event a platform sends. */
export interface EventChoice {
	value: string;
	label: string;
	/** Whether the workflow listens to it; the others are acknowledged and start nothing. */
	starts: boolean;
	words?: WordsField;
	choices?: Choice[];
}

export interface WorkflowLink {
	id: string;
	name: string;
	/** In n8n's editor. */
	url: string;
}

/** Something to call or to send events to: a webhook that is registered at this moment. */
export interface Target {
	/** The page names a target by this, never by an address. */
	id: string;
	platform: PlatformName;
	name: string;
	/** Its phone number, if it has one. */
	number: string | null;
	/** Null when the webhook leads to none of n8n's workflows. */
	workflow: WorkflowLink | null;
	/** The webhook is the account's: it stands in for every agent that has none of its own. */
	isShared: boolean;
	/** The editor is listening for a test event. */
	isTest: boolean;
	/** Takes calls: it has the event `voiceTurn`. */
	takesCalls: boolean;
	events: EventChoice[];
	sentAs: SentAs[];
	suggestions: string[];
	/** Platforms of which one makes the call, the usual one first; left out where there is only one. */
	callers?: Array<{ value: string; label: string; tellsNumber?: true }>;
	/** Its events have the caller's number in them. */
	tellsNumber?: true;
	/** Why nothing can be sent, in words. */
	obstacle?: string;
	/** Why an event that one may look for is missing, in words. */
	note?: string;
}

export interface HeardLine {
	/** Since the caller stopped speaking. */
	atMs: number;
	/** Empty when the line says nothing. */
	text: string;
	raw: string;
	/** What the line does besides: "hangs up". */
	does?: string;
	/** The trigger says it by itself; left out for words of the workflow. */
	kind?: 'greeting' | 'filler' | 'fallback';
}

/** When a node ran, since the delivery was sent. */
export interface NodeSpan {
	name: string;
	fromMs: number;
	toMs: number;
}

export interface ExecutionLink {
	id: string;
	status: string;
	/** In n8n's editor. */
	url: string;
	/** When it began, since the delivery was sent, and its nodes in the order in which they began; left out until it has ended. */
	startedMs?: number;
	nodes?: NodeSpan[];
	/** Why it failed, and in which node if in one. */
	error?: { node: string | null; message: string };
}

export interface SentRequest {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** One webhook call and all that came of it so far. */
export interface Delivery {
	id: string;
	target: Pick<Target, 'id' | 'name' | 'number' | 'platform' | 'workflow'>;
	event: string;
	/** The event in words: "Voice turn". */
	label: string;
	words: string;
	callId: string | null;
	sentAs: SentAs;
	/** This is the second copy of that delivery. */
	repeats: string | null;
	/** Unix time. */
	sentAt: number;
	request: SentRequest | null;
	lines: HeardLine[];
	/** The answer is complete, or will never come. */
	isDone: boolean;
	status: number | null;
	headers: Record<string, string>;
	answer: string;
	/** Why there is no answer. */
	error: string | null;
	/** Since it was sent: the first line, and the end. */
	firstLineMs: number | null;
	totalMs: number | null;
	/** Who ended the turn before it was over. */
	endedBy: 'agent' | 'caller' | 'interruption' | null;
	/** How the call ended with this turn, in words, where no event tells it. */
	callEnd: string | null;
	/** What the platform's documentation does not promise about the answer. */
	problems: string[];
	executions: ExecutionLink[];
	/** The ID in its body by which the workflow knows it; left out where it is known by a header. */
	eventId?: string;
	/** n8n is still being asked for executions. */
	isLookingForExecutions: boolean;
}

/** Body of `POST /api/deliveries`. */
export interface SendRequest {
	targetId: string;
	event: string;
	words: string;
	sentAs: SentAs;
	/** The call a voice turn belongs to; a new one begins without. */
	callId?: string;
	/** One of the target's `callers`, for a new call. */
	caller?: string;
	/** The caller's, in international form; `withheld` for none, and the usual one where left out. */
	number?: string;
	/** By the name of the event's choices; the first option where left out. */
	choices?: Record<string, string>;
}

/** Body of `POST /api/deliveries/<id>/again`: an event that was sent, with this in it. */
export interface AgainRequest {
	/** JSON. */
	body: string;
}

/** Body of `POST /api/hang-up`. */
export interface HangUpRequest {
	targetId: string;
	callId: string;
}

/** First thing on the stream of events. */
export interface Hello {
	deliveries: Delivery[];
	editorUrl: string;
}

/** A text that a workflow sent. */
export interface SentText {
	id: string;
	/** Unix time. */
	at: number;
	from: string;
	to: string;
	body: string;
	/** `sms`, `imessage`. */
	channel: string;
	/** Name of the agent that sent it. */
	agent: string | null;
}

/** A call that a workflow placed. */
export interface PlacedCall {
	id: string;
	platform: 'agentphone' | 'hamsa';
	/** Unix time. */
	at: number;
	from: string | null;
	to: string | null;
	agent: string | null;
	/** Whose events tell of the call; null if nothing listens. */
	targetId: string | null;
	/** What the platform says first. */
	greeting: string | null;
	state: 'ringing' | 'answered' | 'over';
	/** Unix time. */
	answeredAt: number | null;
	/** How it ended, in words. */
	end: string | null;
	/** Why nobody can speak on it here, in words; null if one can. */
	obstacle: string | null;
	/** How it can end. */
	ends: Array<{ value: string; label: string }>;
}

/** What workflows did on the simulated platforms, oldest first. */
export interface Outbox {
	texts: SentText[];
	calls: PlacedCall[];
}

/** Body of `POST /api/placed-calls`: somebody answers, or the call ends so. */
export interface PlacedCallRequest {
	callId: string;
	/** Left out: it is answered. */
	end?: string;
}

/** A rehearsal of test/rehearse/examples. */
export interface RehearsalChoice {
	/** Of its file. */
	name: string;
	title: string;
}

/** Body of `POST /api/rehearsals`: an example by its file, or a file of somebody's own with its name. */
export type PlayRequest = { example: string } | { name: string; text: string };

/** What came of it; `GET /rehearsals/<id>` shows the report. */
export interface PlayedRehearsal {
	id: number;
	title: string;
	is: 'passed' | 'failed' | 'couldNotRun';
}

/** A Data Table of n8n with its newest rows, newest first. */
export interface KeptTable {
	id: string;
	name: string;
	url: string;
	rows: Array<Record<string, string | number | boolean | null>>;
}
