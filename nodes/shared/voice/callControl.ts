import type { ToolCommand, VoiceCommand } from './command';
import { fillArguments, plainName } from './toolArguments';

/** A tool that a platform offers in a turn. */
export interface OfferedTool {
	name: string;
	/** JSON schema of its arguments. */
	parameters?: object;
}

/** How the platform of a turn carries out what Voice Reply asks for. */
export type CallControl =
	/** By commands of its own: transfer to the number set on the platform, hang up, press digits. */
	| {
			by: 'commands';
			/** Nothing was set there when the workflow was published. */
			withoutTransferNumber?: boolean;
	  }
	/** By calls of the tools it offers in this turn. */
	| { by: 'tools'; tools: OfferedTool[] };

export type CarriedOut =
	/** `call`: the tool that does it. `remark`: what of the command has no effect. */
	| { carriedOut: true; call?: ToolCommand; remark?: string }
	/** The text is spoken all the same, and the turn ends. */
	| { carriedOut: false; reason: string };

type Action = 'hangUp' | 'transfer' | 'pressDigits';

interface ActionTools {
	/** What the tools of platforms are called, in lower case without separators. */
	names: string[];
	what: string;
	example: string;
	/** For a required text if nothing is said; some platforms speak it. */
	plainText: string;
}

const ACTIONS: Record<Action, ActionTools> = {
	hangUp: {
		names: [
			'endcall',
			'hangup',
			'endconversation',
			'hangupcall',
			'terminatecall',
			'disconnectcall',
			'disconnect',
			'finishcall',
			'closecall',
		],
		what: 'hang up',
		example: 'end_call',
		plainText: 'Goodbye.',
	},
	transfer: {
		names: [
			'transfercall',
			'transfertonumber',
			'transfer',
			'calltransfer',
			'forwardcall',
			'transfertohuman',
			'transfertophonenumber',
			'transferphonecall',
			'transfersipcall',
			'refer',
		],
		what: 'transfer the call',
		example: 'transfer_call',
		plainText: 'One moment, please.',
	},
	pressDigits: {
		names: [
			'dtmf',
			'senddtmf',
			'playkeypadtouchtone',
			'pressdigits',
			'pressdigit',
			'presskeys',
			'presskey',
			'senddigits',
			'playdtmf',
			'senddtmfevents',
			'dialdigits',
		],
		what: 'press digits',
		example: 'send_dtmf',
		plainText: 'One moment, please.',
	},
};

/**
 * How the platform carries out the end of a command.
 *
 * @param command with the text as it is spoken
 */
export function carryOut(command: VoiceCommand, control: CallControl): CarriedOut {
	const { close, transferTo } = command;
	if (close === undefined || close === 'finish') return { carriedOut: true };
	if (control.by === 'tools') return close === 'tool' ? callNamed(command, control.tools) : callFor(close, command, control.tools);
	if (close === 'tool') return { carriedOut: false, reason: 'This platform offers no tools that a workflow can call.' };
	const remarks = [
		...(transferTo ? ['Transfer To was not used: on this platform the number is set in the agent.'] : []),
		...(close === 'transfer' && control.withoutTransferNumber
			? [
					'The agent had no transfer number when the workflow was published, and without one the caller is not connected. Set it (AgentPhone node: Agent, Update, Transfer Number) and publish the workflow again.',
				]
			: []),
	];
	return { carriedOut: true, ...(remarks.length > 0 && { remark: remarks.join(' ') }) };
}

/** The tools whose arguments decide whether an action is possible; of the others only the names matter. */
export const withControlSchemas = (tools: OfferedTool[]): OfferedTool[] =>
	tools.map(({ name, parameters }) => (actionOf(name) && parameters ? { name, parameters } : { name }));

function callNamed({ tool }: VoiceCommand, tools: OfferedTool[]): CarriedOut {
	const offered = tools.find(({ name }) => name === tool?.name);
	if (tool && offered) return { carriedOut: true, call: tool };
	const names = tools.map(({ name }) => name).join(', ');
	const offers = names === '' ? 'It offers no tools.' : `It offers ${names}.`;
	return { carriedOut: false, reason: `The platform has not offered the tool "${tool?.name}" in this turn. ${offers}` };
}

function callFor(action: Action, command: VoiceCommand, tools: OfferedTool[]): CarriedOut {
	const { text } = command;
	const digits = action === 'pressDigits' ? command.digits : undefined;
	const transferTo = action === 'transfer' ? command.transferTo : undefined;
	const { what, example, plainText } = ACTIONS[action];
	const suitable = tools.filter(({ name }) => actionOf(name) === action);
	if (suitable.length === 0) {
		const reason = `The platform has not offered a tool to ${what} in this turn, such as ${example}. Add one to its agent.`;
		return { carriedOut: false, reason };
	}
	let problem = '';
	for (const { name, parameters } of suitable) {
		const filled = fillArguments(parameters, { text, plainText, destination: transferTo, digits });
		if (!filled.ok) problem ||= missingArgument(name, filled.missing, action, transferTo);
		else if (digits && !filled.used.has('digits')) problem ||= `The platform's tool "${name}" takes no digits.`;
		else {
			const call = { name, arguments: filled.arguments };
			const ignored = transferTo && !filled.used.has('destination');
			const remark = `Transfer To was not used: the platform's tool "${name}" takes no number.`;
			return { carriedOut: true, call, ...(ignored && { remark }) };
		}
	}
	return { carriedOut: false, reason: problem };
}

function missingArgument(tool: string, argument: string, action: Action, transferTo: string | undefined): string {
	if (action === 'transfer' && !transferTo) {
		return `The platform's tool "${tool}" needs a value for "${argument}". Fill in Transfer To, or use Call a Platform Tool.`;
	}
	return `The platform's tool "${tool}" accepts none of the values at hand for "${argument}". Use Call a Platform Tool.`;
}

function actionOf(toolName: string): Action | undefined {
	const plain = plainName(toolName).replace(/(tool|function)$/, '');
	return (Object.keys(ACTIONS) as Action[]).find((action) => ACTIONS[action].names.includes(plain));
}
