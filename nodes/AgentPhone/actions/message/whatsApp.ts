import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { type Checks, listOf, textOf } from '../../../shared/actions/input';
import { isObject, parseJson } from '../../../shared/json';

/** Limits of the contents of a WhatsApp message (docs/platforms/agentphone.md, 3.3). */
const MAX_BUTTONS = 3;
const MAX_LABEL_LENGTH = 20;
const MAX_ROWS = 10;

/** Language of a template if none is given (docs/platforms/agentphone.md, 3.3). */
export const DEFAULT_TEMPLATE_LANGUAGE = 'en_US';

/** The contents besides plain text, of which a message has one at most. */
export type Content = 'buttons' | 'cta' | 'list' | 'template';

/**
 * The part of the body that is only for WhatsApp: empty for other channels (docs/platforms/agentphone.md, 3.3).
 *
 * @param text text of the message, empty if there is none
 * @param media number of media files
 * @throws NodeOperationError naming the field that WhatsApp does not accept
 */
export function whatsAppBody(this: IExecuteFunctions, itemIndex: number, check: Checks, text: string, media: number): IDataObject {
	if (this.getNodeParameter('channel', itemIndex, 'automatic') !== 'whatsapp') return {};
	if (this.getNodeParameter('sendTo', itemIndex) === 'newGroup')
		check.reject('Send To', 'must be Person or Existing Group for WhatsApp, because new groups are always iMessage groups');
	const content = this.getNodeParameter('whatsAppContent', itemIndex, 'text') as Content | 'text';
	if (content === 'text') return { channel: 'whatsapp' };

	if (media > 0 && content !== 'buttons')
		check.reject('Media URLs', `must be empty for the WhatsApp content ${LABELS[content]}: only text and buttons can have media`);
	if (media > 1) check.reject('Media URLs', `must contain at most one URL with buttons, but contains ${media}`);
	if (content === 'template' && text !== '') check.reject('Message', 'must be empty for a template, which has a text of its own');
	if (content !== 'template' && text === '') check.reject('Message', `must not be empty for the WhatsApp content ${LABELS[content]}`);
	return { channel: 'whatsapp', [content]: contentOf[content].call(this, itemIndex, check) };
}

const LABELS: Record<Content, string> = { buttons: 'Buttons', cta: 'Call to Action', list: 'List', template: 'Template' };

const contentOf: Record<Content, (this: IExecuteFunctions, itemIndex: number, check: Checks) => IDataObject | string[]> = {
	buttons(itemIndex, check) {
		const labels = listOf(this.getNodeParameter('buttons', itemIndex));
		if (labels.length === 0 || labels.length > MAX_BUTTONS)
			check.reject('Buttons', `must contain 1 to ${MAX_BUTTONS} labels, but contains ${labels.length}`);
		return labels.map((label, at) => check.text(`Buttons: entry ${at + 1}`, label, { max: MAX_LABEL_LENGTH }));
	},
	cta(itemIndex, check) {
		return {
			display_text: check.text('Button Text', this.getNodeParameter('ctaText', itemIndex), { max: MAX_LABEL_LENGTH }),
			url: check.httpsUrl('Button URL', this.getNodeParameter('ctaUrl', itemIndex)),
		};
	},
	list(itemIndex, check) {
		const isJson = this.getNodeParameter('listInput', itemIndex, 'rows') === 'json';
		return isJson ? listFromJson.call(this, itemIndex, check) : listFromRows.call(this, itemIndex, check);
	},
	template(itemIndex, check) {
		const name = textOf.call(this, 'templateName', itemIndex).trim() || check.reject('Template Name', 'must not be empty');
		const language = textOf.call(this, 'templateLanguage', itemIndex).trim() || DEFAULT_TEMPLATE_LANGUAGE;
		const variables = templateVariables(check, this.getNodeParameter('templateVariables', itemIndex, ''));
		return { name, language, ...(variables !== undefined && { variables }) };
	},
};

/** `{button, rows}`, which is inferred from the limits that are documented. */
function listFromRows(this: IExecuteFunctions, itemIndex: number, check: Checks): IDataObject {
	const button = check.text('Menu Text', this.getNodeParameter('listButton', itemIndex), { max: MAX_LABEL_LENGTH });
	const { row = [] } = this.getNodeParameter('listRows', itemIndex, {}) as { row?: IDataObject[] };
	checkRowCount(check, 'Rows', row.length);
	const rows = row.map(({ id, title, description }, at) => {
		const text = (value: unknown) => String(value ?? '').trim();
		if (text(title) === '') check.reject(`Rows: entry ${at + 1}, Title,`, 'must not be empty');
		return { id: text(id) || String(at + 1), title: text(title), ...(text(description) !== '' && { description: text(description) }) };
	});
	return { button, rows };
}

function listFromJson(this: IExecuteFunctions, itemIndex: number, check: Checks): IDataObject {
	const list = check.jsonObject(
		'List',
		this.getNodeParameter('listJson', itemIndex),
		'{"button": "Choose", "rows": [{"id": "1", "title": "Monday"}]}',
	);
	const sections = Array.isArray(list.sections) ? list.sections.filter(isObject) : [];
	const found = [list, ...sections].flatMap(({ rows, options }) => [rows, options]).filter(Array.isArray);
	// In a format that is not known, the rows cannot be counted.
	if (found.length > 0) checkRowCount(check, 'List', found.flat().length);
	return list;
}

function checkRowCount(check: Checks, field: string, count: number): void {
	if (count === 0 || count > MAX_ROWS) check.reject(field, `must contain 1 to ${MAX_ROWS} rows, but contains ${count}`);
}

function templateVariables(check: Checks, value: unknown): IDataObject | unknown[] | undefined {
	if (value === '' || value === null || value === undefined) return undefined;
	const variables = typeof value === 'string' ? parseJson(value) : value;
	if (isObject(variables) || Array.isArray(variables)) return variables;
	return check.reject('Template Variables', 'must be a JSON object or array, such as {"1": "Ada"} or ["Ada"]');
}
