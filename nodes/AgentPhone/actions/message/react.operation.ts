import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { alphabetical, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, textOf } from '../../../shared/actions/input';
import type { Explanation } from '../../../shared/http/apiError';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { reactions } from '../common/options';

/** The value of Reaction with which the field Emoji is shown. */
const EMOJI = 'emoji';

const properties: INodeProperties[] = [
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. msg_demo01',
		description:
			'The message to react to. AgentPhone Trigger returns its ID as messageId. Messages on iMessage and WhatsApp can be reacted to, SMS and MMS cannot.',
	},
	{
		displayName: 'Reaction',
		name: 'reaction',
		type: 'options',
		options: alphabetical(
			[...reactions, { name: 'Custom Emoji', value: EMOJI, description: 'Any emoji. Only newer iMessage lines can send it.' }],
			({ name }) => name,
		),
		default: 'like',
		description: 'The reaction to add. All participants of the conversation see it, and it cannot be removed.',
	},
	{
		displayName: 'Emoji',
		name: 'emoji',
		type: 'string',
		required: true,
		default: '',
		displayOptions: { show: { reaction: [EMOJI] } },
		description:
			'A single emoji. On iMessage it requires a newer line, and iOS 17 or macOS 14 or later on the device of the recipient. If the line is older, select one of the other reactions.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['message'], operation: ['react'] } }, properties);

/** `POST /v1/messages/{message_id}/reactions` (docs/platforms/agentphone.md, 3.3). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const messageId = textOf.call(this, 'messageId', itemIndex).trim() || check.reject('Message ID', 'must not be empty');
	const chosen = this.getNodeParameter('reaction', itemIndex) as string;
	const reaction = chosen === EMOJI ? textOf.call(this, 'emoji', itemIndex).trim() : chosen;
	if (chosen === EMOJI && !isEmoji(reaction))
		check.reject('Emoji', `must be one emoji, but is ${reaction === '' ? 'empty' : `"${reaction.slice(0, 20)}"`}`);
	return await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('messages', messageId, 'reactions'),
		body: { reaction },
		itemIndex,
		explainStatus: explainRejection,
	});
}

/** A reaction that this message or line does not support (docs/platforms/agentphone.md, 3.3). */
function explainRejection(status: number, platformMessage: string): Explanation | undefined {
	if (status !== 400) return undefined;
	return {
		message: `AgentPhone did not accept the reaction${platformMessage === '' ? '' : `: ${platformMessage}`}`,
		description:
			'SMS and MMS messages cannot be reacted to. On iMessage, a custom emoji requires a newer line: select one of the other reactions.',
	};
}

/** Whether a text is a single emoji. Families, flags and keycaps consist of several code points, so graphemes are counted. */
function isEmoji(text: string): boolean {
	const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
	return graphemes.length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u.test(text);
}
