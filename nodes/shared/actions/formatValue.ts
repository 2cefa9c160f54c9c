/** The value as the user would recognise it in a message, not longer than a line. */
export function formatValue(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return `"${text.length > 60 ? `${text.slice(0, 60)}...` : text}"`;
}
