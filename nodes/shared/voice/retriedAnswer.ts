/**
 * What an earlier attempt of a node has said already, when n8n tries the node again (*Retry On Fail*). A sentence that the new
 * attempt begins with is not spoken a second time.
 */
export class RetriedAnswer {
	/** What may be repeated, as words of one line each: all that was said, or what was said since the last tool call. */
	private candidates: string[];

	/** @param said the lines spoken so far, in groups: one for each message of the model */
	constructor(said: string[][]) {
		this.candidates = [said.flat(), said.at(-1) ?? []].map((lines) => lines.join(' ')).filter((text) => text !== '');
	}

	/** The part of the next line that has not been spoken yet; '' if all of it has. */
	unspokenPart(line: string): string {
		for (const said of this.candidates) {
			if (`${said} `.startsWith(`${line} `)) {
				this.candidates = this.candidates.flatMap((text) =>
					`${text} `.startsWith(`${line} `) ? [text.slice(line.length + 1)] : [],
				);
				return '';
			}
		}
		const spoken = this.candidates.find((said) => said !== '' && line.startsWith(`${said} `)) ?? '';
		this.candidates = [];
		return line.slice(spoken.length).trimStart();
	}
}
