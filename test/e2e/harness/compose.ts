// Enough of Docker Compose to start what a file describes without Docker.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
	image: string;
	command?: string | string[];
	environment?: Record<string, string>;
	ports?: string[];
	depends_on?: Record<string, { condition: string }>;
	deploy?: { replicas?: string };
	healthcheck?: { test: string[] };
}

export interface Compose {
	services: Record<string, ComposeService>;
	/** Variables the file asks for, with whether it does without them. */
	variables: Map<string, { required: boolean }>;
}

/** `${NAME}`, `${NAME:-otherwise}` or `${NAME:?complaint}`. */
const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;

/** Reads a compose file with these variables; every value comes out as text, as a container would get it. @throws when a required one is missing */
export function readCompose(file: string, variables: Record<string, string>): Compose {
	const asked: Compose['variables'] = new Map();
	const fill = (text: string) =>
		text.replace(VARIABLE, (_all, name: string, sign: string | undefined, rest: string | undefined) => {
			asked.set(name, { required: sign !== '-' });
			const value = variables[name] ?? '';
			if (value !== '') return value;
			if (sign === '-') return rest ?? '';
			throw new Error(`${name} is not set: ${rest ?? 'the compose file needs it'}`);
		});
	const omitEmpty = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(omitEmpty);
		if (typeof value === 'object' && value !== null)
			return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, omitEmpty(one)]));
		// What is left are texts, numbers and yes or no.
		return value === null ? value : fill(String(value as string | number | boolean));
	};
	const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as { services: unknown };
	return { services: omitEmpty(services) as Compose['services'], variables: asked };
}

/** Reads `NAME=value` lines. */
export function readEnvFile(file: string): Record<string, string> {
	const lines = readFileSync(file, 'utf8').split('\n');
	return Object.fromEntries(
		lines.filter((line) => /^\w+=/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
	);
}
