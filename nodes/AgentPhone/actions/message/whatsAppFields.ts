import type { INodeProperties } from 'n8n-workflow';

import { type Content, DEFAULT_TEMPLATE_LANGUAGE } from './whatsApp';

/** Shown for one content. */
const shownFor = (content: Content, more: Record<string, string[]> = {}): INodeProperties['displayOptions'] => ({
	show: { channel: ['whatsapp'], whatsAppContent: [content], ...more },
});

/** The channel, and the fields that are only for WhatsApp. */
export const whatsAppFields: INodeProperties[] = [
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'automatic', description: 'Over iMessage if both phones support it, otherwise over SMS or MMS' },
			{ name: 'WhatsApp', value: 'whatsapp', description: 'Over WhatsApp, which must be enabled for the number that sends' },
		],
		default: 'automatic',
		description:
			'How the message is sent. WhatsApp is a conversation of its own. More than 24 hours after the last message of a person, it only accepts templates.',
	},
	{
		displayName: 'WhatsApp Content',
		name: 'whatsAppContent',
		type: 'options',
		options: [
			{ name: 'Buttons', value: 'buttons', description: 'The text with one to three buttons to answer with' },
			{ name: 'Call to Action', value: 'cta', description: 'The text with a button that opens a web address' },
			{ name: 'List', value: 'list', description: 'The text with a menu of up to ten rows to choose from' },
			{ name: 'Template', value: 'template', description: 'A message that Meta has approved' },
			{ name: 'Text', value: 'text', description: 'Only text and media' },
		],
		default: 'text',
		displayOptions: { show: { channel: ['whatsapp'] } },
		description: 'What the message contains. Media can be sent with text and with buttons only.',
	},
	{
		displayName: 'Buttons',
		name: 'buttons',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Button' },
		required: true,
		default: [],
		displayOptions: shownFor('buttons'),
		description: 'One to three labels with up to 20 characters each. The person answers by pressing one.',
	},
	{
		displayName: 'Button Text',
		name: 'ctaText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Track order',
		displayOptions: shownFor('cta'),
		description: 'Label of the button, with up to 20 characters',
	},
	{
		displayName: 'Button URL',
		name: 'ctaUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/orders/17',
		displayOptions: shownFor('cta'),
		description: 'Web address that the button opens. It must start with https://.',
	},
	{
		displayName: 'List Input',
		name: 'listInput',
		type: 'options',
		options: [
			{ name: 'JSON', value: 'json', description: 'The object that AgentPhone expects, which is sent unchanged' },
			{ name: 'Rows', value: 'rows', description: 'The label of the menu, and its rows one by one' },
		],
		default: 'rows',
		displayOptions: shownFor('list'),
		description: 'How to enter the list. AgentPhone does not document the format of a list: if it does not accept rows, use JSON.',
	},
	{
		displayName: 'Menu Text',
		name: 'listButton',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Choose a day',
		displayOptions: shownFor('list', { listInput: ['rows'] }),
		description: 'Label of the button that opens the list, with up to 20 characters',
	},
	{
		displayName: 'Rows',
		name: 'listRows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Row' },
		placeholder: 'Add row',
		default: {},
		displayOptions: shownFor('list', { listInput: ['rows'] }),
		description: 'The rows to choose from, at most ten',
		options: [
			{
				displayName: 'Row',
				name: 'row',
				values: [
					{
						displayName: 'Description',
						name: 'description',
						type: 'string',
						default: '',
						description: 'A second line below the title',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						description: 'Text to recognize the row by in the answer',
					},
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						required: true,
						description: 'What the person reads and selects',
					},
				],
			},
		],
	},
	{
		displayName: 'List',
		name: 'listJson',
		type: 'json',
		required: true,
		default: '',
		placeholder: 'e.g. {"button": "Choose", "rows": [{"title": "Monday"}]}',
		displayOptions: shownFor('list', { listInput: ['json'] }),
		description: 'The list as a JSON object, with at most ten rows',
	},
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. order_update',
		displayOptions: shownFor('template'),
		description: 'Name of a template that Meta has approved for your WhatsApp account',
	},
	{
		displayName: 'Template Language',
		name: 'templateLanguage',
		type: 'string',
		default: DEFAULT_TEMPLATE_LANGUAGE,
		displayOptions: shownFor('template'),
		description: 'Language code of the template, such as en_US or de',
	},
	{
		displayName: 'Template Variables',
		name: 'templateVariables',
		type: 'json',
		default: '',
		placeholder: 'e.g. {"1": "Ada", "2": "Monday"}',
		displayOptions: shownFor('template'),
		description:
			'Values for the placeholders of the template, as a JSON object or array. Leave empty for a template without placeholders.',
	},
];
