import { z } from 'zod';

/** The nested body of v2 (docs/platforms/hamsa.md, 2.2). Unknown names are refused, and so is the flat body of the integration guide (12). */

const direction = z.enum(['ltr', 'rtl']);

/** v1 has STATIC and PROMPT, samples of v2 have TEXT and null: all are taken. */
const greetingMessageType = z.enum(['STATIC', 'PROMPT', 'TEXT']).nullable();

const conversation = z
	.object({
		greetingMessage: z.string(),
		greetingMessageType,
		preamble: z.string(),
		pokeMessages: z.array(z.string()),
		params: z.record(z.unknown()),
		alignment: z.object({ greetingMessage: direction, preamble: direction }).partial().strict(),
	})
	.partial()
	.strict();

const voice = z
	.object({ voiceId: z.string().min(1), lang: z.enum(['ar', 'en']) })
	.partial()
	.strict();

/** The literals clients send, spelled so; which models there are is not known (docs/platforms/hamsa.md, 2.2). */
export const llmProvider = z.enum(['OpenAI', 'Gemini', 'Groq', 'deepmyst', 'Custom']);

/** Answers show null where nothing is set, so null is taken too. */
const llm = z
	.object({
		provider: llmProvider,
		model: z.string(),
		temperature: z.number().min(0),
		baseUrl: z.string().url().nullable(),
		apiKey: z.string().nullable(),
	})
	.partial()
	.strict();

/** Which range belongs to which field is inferred (docs/platforms/hamsa.md, 2.2). */
export const callSettings = z
	.object({
		noiseCancellation: z.string(),
		cancelNoisePer: z.string(),
		interrupt: z.boolean(),
		backgroundNoise: z.boolean(),
		enableAutoGainControl: z.boolean(),
		sendDenoisedToStt: z.boolean(),
		thinkingVoice: z.boolean(),
		speakerIdentification: z.boolean(),
		agenticRag: z.boolean(),
		languageDialectSwitcher: z.boolean(),
		genderDetection: z.boolean(),
		smartCallEnd: z.boolean(),
		responseDelay: z.number().min(100).max(1500),
		userInactivityTimeout: z.number().min(5).max(30),
		maxCallDuration: z.number().min(30).max(600),
		minInterruptionDuration: z.number().min(0.2).max(1.5),
		vadActivationThreshold: z.number().min(0.2).max(0.9),
		silenceThreshold: z.number().min(1),
		waitForUserToSpeakFirst: z.number().min(0).max(2),
	})
	.partial()
	.strict();

/** Documented as objects only. A sample of the update page has `toolId` beside `version`, `nodeId`, `overrides` and others. */
const tool = z.object({ toolId: z.string().uuid() }).passthrough();

/** How to clear it is not documented: null and an empty object are both taken for that. */
const webhookAuth = z.union([
	z.object({ authKey: z.string().min(1), authSecret: z.string().min(1) }).strict(),
	z
		.object({})
		.strict()
		.transform(() => null),
	z.null(),
]);

/** Update: all optional. */
export const updateBody = z
	.object({
		name: z.string().min(1),
		type: z.enum(['Single Prompt', 'Flow Agent']),
		conversation,
		voice,
		llm,
		callSettings,
		tools: z.array(tool),
		knowledgeBaseItemsIds: z.array(z.string().uuid()),
		voiceDictionaryIds: z.array(z.string().uuid()),
		phoneNumber: z.object({ type: z.enum(['TWILIO', 'SIP']), id: z.string().uuid() }).strict(),
		webhookUrl: z.string().nullable(),
		webhookAuth,
		workflow: z.record(z.unknown()),
		outcomeResponseShape: z.record(z.unknown()),
	})
	.partial()
	.strict();

/** Create: only the name is clearly required. */
export const createBody = updateBody.required({ name: true });

export type AgentBody = z.infer<typeof updateBody>;
