/** One line of an answer, as it came. `json` is null when the line is not a JSON object. */
export interface AnswerLine {
	/** Since the turn was posted. */
	atMs: number;
	raw: string;
	json: Record<string, unknown> | null;
	interim: boolean;
}

/** The documented fields and what each must be (docs/platforms/agentphone.md, 4.6). `send_message` is unverified there. */
const FIELDS: Record<string, string> = {
	text: 'string',
	hangup: 'boolean',
	action: 'string',
	digits: 'string',
	press_digit: 'string',
	dtmf: 'string',
	interim: 'boolean',
};

const ACTIONS: unknown[] = ['transfer', 'hangup'];
const CLOSING_FIELDS = ['hangup', 'action', 'digits', 'press_digit', 'dtmf'];

export function parseObject(raw: string): Record<string, unknown> | null {
	try {
		const value = JSON.parse(raw) as unknown;
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

/** What a caller hears and what the platform does, from the lines of one answer (docs/platforms/agentphone.md, 4.6). */
export class VoiceAnswer {
	readonly lines: AnswerLine[] = [];
	/** Lines after the one that closed the turn: ignored. */
	readonly afterClose: AnswerLine[] = [];
	readonly spoken: string[] = [];
	readonly problems: string[] = [];
	final: Record<string, unknown> | null = null;
	hangup = false;
	transfer = false;
	digits: string | null = null;

	constructor(private readonly transferNumber: string | null) {}

	/** A line of NDJSON: interim lines are spoken at once, the first other one closes the turn. */
	takeLine(raw: string, atMs: number): AnswerLine {
		const json = parseObject(raw);
		const line = { atMs, raw, json, interim: json?.interim === true };
		if (this.final) {
			this.afterClose.push(line);
			this.problems.push(`line after the closing line: ${raw}`);
			return line;
		}
		this.lines.push(line);
		if (json) this.obey(json, line.interim);
		else this.problems.push(`not a JSON object: ${raw}`);
		return line;
	}

	/** A whole `application/json` body: it closes the turn. */
	takeWhole(raw: string, atMs: number): AnswerLine {
		const json = parseObject(raw);
		const line = { atMs, raw, json, interim: false };
		this.lines.push(line);
		if (json && 'interim' in json) this.problems.push('interim is for application/x-ndjson only');
		if (json) this.obey(json, false);
		else this.problems.push(`not a JSON object: ${raw}`);
		return line;
	}

	get silent(): boolean {
		return this.spoken.length === 0 && !this.hangup && !this.transfer && this.digits === null;
	}

	private obey(json: Record<string, unknown>, interim: boolean): void {
		this.check(json, interim);
		if (typeof json.text === 'string' && json.text.trim() !== '') this.spoken.push(json.text);
		if (interim) return;
		this.final = json;
		this.hangup = json.hangup === true || json.action === 'hangup';
		this.transfer = json.action === 'transfer' && Boolean(this.transferNumber);
		const digits = json.digits ?? json.press_digit ?? json.dtmf;
		this.digits = typeof digits === 'string' ? digits : null;
	}

	/** Everything the documentation does not promise is named, and not obeyed. */
	private check(json: Record<string, unknown>, interim: boolean): void {
		for (const [field, value] of Object.entries(json)) {
			const type = FIELDS[field] as string | undefined;
			if (type === undefined) this.problems.push(`unknown field: ${field}`);
			else if (typeof value !== type) this.problems.push(`${field} is not a ${type}`);
			if (interim && CLOSING_FIELDS.includes(field)) this.problems.push(`${field} on an interim line`);
		}
		if (typeof json.action === 'string' && !ACTIONS.includes(json.action)) this.problems.push(`unknown action: ${json.action}`);
		if (json.action === 'transfer' && !this.transferNumber) this.problems.push('transfer without a transferNumber on the agent');
	}
}
