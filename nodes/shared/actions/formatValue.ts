/** The value in quotation marks for a message, cut off after 60 characters; `empty` for undefined, null and ''. */
export function formatValue(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return `"${text.length > 60 ? `${text.slice(0, 60)}...` : text}"`;
}
