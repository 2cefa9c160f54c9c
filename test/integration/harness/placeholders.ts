import type { INodeParameters } from 'n8n-workflow';

import type { NodeHarness, PlatformSimulator } from './nodeHarness';

export interface PlaceholderField {
	operation: string;
	/** The fields of the operation, with the text in one of them. */
	parameters: (text: string) => INodeParameters;
	/** Where the text is in the body sent. */
	sent: (body: never) => unknown;
}

/** `{{name}}` is a platform's way to write a placeholder, and n8n's to write an expression: the platform has to get it all the same. */
export function describePlaceholders(
	hint: string,
	harness: () => NodeHarness<PlatformSimulator>,
	fields: Record<string, PlaceholderField>,
): void {
	/** What the hint under the fields tells to write in an expression. */
	const [, escaped] = /in an expression, write (.+?) instead/.exec(hint)!;

	describe.each(Object.entries(fields))('placeholders in %s', (_name, { operation, parameters, sent }) => {
		const arrives = async (text: string) => {
			const items = [{ order: 17, prompt: 'Ask {{name}} about {{ city }}' }];
			await harness().first(operation, parameters(text), { items });
			return sent(harness().request.body as never);
		};

		it('stay as they are on Fixed', async () => {
			expect(await arrives('Hello {{name}}, {{ city }}!')).toBe('Hello {{name}}, {{ city }}!');
		});

		it('stay in an expression, written as the help says', async () => {
			expect(await arrives(`=Order {{ $json.order }} of ${escaped}`)).toBe('Order 17 of {{name}}');
		});

		it('stay in a text that an expression reads', async () => {
			expect(await arrives('={{ $json.prompt }}')).toBe('Ask {{name}} about {{ city }}');
		});

		it('are gone in an expression otherwise, which is why the help warns', async () => {
			expect(await arrives('=Hello {{name}}!')).toBe('Hello !');
		});
	});
}
