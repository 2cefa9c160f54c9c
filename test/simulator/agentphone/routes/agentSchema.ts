import { z } from 'zod';

import type { Agent } from '../entities';

/** The 63 codes of docs/platforms/agentphone.md, 3.1. */
const LANGUAGES =
	'af-ZA ar-SA az-AZ bg-BG bs-BA ca-ES cs-CZ cy-GB da-DK de-DE el-GR en-AU en-GB en-IN en-NZ en-US es-419 es-ES fa-IR fi-FI fil-PH fr-CA fr-FR gl-ES he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP kk-KZ kn-IN ko-KR lt-LT lv-LV mk-MK mr-IN ms-MY ne-NP nl-BE nl-NL no-NO pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE sw-KE ta-IN th-TH tr-TR uk-UA ur-IN vi-VN yue-CN zh-CN'.split(
		' ',
	);

/** E.164 (docs/platforms/agentphone.md, 1). */
export const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/, 'phone number must be in E.164 format');

const text = z.string().nullable();

/** docs/platforms/agentphone.md, 3.1, CustomTool. Which names are reserved is not documented. */
const customTool = z
	.object({
		name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
		description: z.string().max(1_024),
		url: z.string().url().startsWith('https://').max(2_048),
		method: z.enum(['GET', 'POST']),
		headers: z.record(z.string().nullable()).nullable(),
		parameters: z.record(z.unknown()).nullable(),
		timeoutMs: z.number().int().min(1000).max(120_000).nullable(),
		speakDuringExecution: z.boolean().nullable(),
		executionMessage: z.string().max(500).nullable(),
	})
	.partial()
	.required({ name: true, description: true, url: true })
	.strict();

const uniqueNames = (tools: Array<{ name: string }> | null) =>
	tools === null || new Set(tools.map(({ name }) => name)).size === tools.length;

const fields = {
	description: text,
	voiceMode: z.enum(['webhook', 'hosted']),
	enableMessaging: z.boolean().nullable(),
	modelTier: z.enum(['turbo', 'balanced', 'max']),
	systemPrompt: text,
	beginMessage: text,
	voice: text,
	transferNumber: z
		.string()
		.regex(/^(\+1\d{10})?$/, 'must be a US or CA number in E.164 format')
		.nullable(),
	customTools: z.array(customTool).max(20).nullable().refine(uniqueNames, 'tool names must be unique'),
	voicemailMessage: z.string().max(1_000).nullable(),
	callScreeningIdentity: z.string().max(100).nullable(),
	callScreeningPurpose: z.string().max(300).nullable(),
	sttMode: z.enum(['fast', 'accurate']),
	ambientSound: z.enum(['none', 'office', 'coffee-shop', 'outdoor']),
	denoisingMode: z.enum(['noise-cancellation', 'noise-and-background-speech-cancellation']),
	maxSilenceMs: z.number().int().min(10_000).max(3_600_000).nullable(),
	voiceSpeed: z.number().min(0.5).max(2).nullable(),
	interruptionSensitivity: z.number().min(0).max(1).nullable(),
	enableBackchannel: z.boolean().nullable(),
	language: z.string().refine((code) => LANGUAGES.includes(code), 'value is not a valid enumeration member'),
};

/** Only `name` is required (docs/platforms/agentphone.md, 3.1). */
export const createAgentBody = z
	.object({ name: z.string(), ...fields })
	.partial()
	.required({ name: true })
	.strict();

/** The same fields, all optional; only sent fields change. */
export const updateAgentBody = z
	.object({ name: z.string().nullable(), ...fields })
	.partial()
	.strict();

/** The defaults of docs/platforms/agentphone.md, 3.1. */
export const AGENT_DEFAULTS: Omit<Agent, 'id' | 'name' | 'createdAt'> = {
	description: null,
	voiceMode: 'webhook',
	enableMessaging: true,
	modelTier: 'balanced',
	systemPrompt: null,
	beginMessage: null,
	voice: 'custom_voice_ea22ba5fdfaa18f39c274851c1',
	transferNumber: null,
	customTools: null,
	voicemailMessage: null,
	callScreeningIdentity: null,
	callScreeningPurpose: null,
	sttMode: 'fast',
	ambientSound: 'none',
	denoisingMode: 'noise-cancellation',
	maxSilenceMs: 600_000,
	voiceSpeed: 1,
	interruptionSensitivity: 0.8,
	enableBackchannel: true,
	language: 'en-US',
};

/** A null for a field that is never null in an answer sets it back to its default; an empty transfer number clears it. */
export function settled(sent: z.output<typeof updateAgentBody>): Partial<Agent> {
	const values = Object.entries(sent).filter(([name, value]) => value !== undefined && !(name === 'name' && value === null));
	const defaults: Record<string, unknown> = AGENT_DEFAULTS;
	return Object.fromEntries(
		values.map(([name, value]) => {
			if (value === null) return [name, defaults[name]];
			return [name, name === 'transferNumber' && value === '' ? null : value];
		}),
	);
}
