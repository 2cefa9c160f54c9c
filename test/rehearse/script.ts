import type { Rule } from '../start/model/rule';
import { words } from '../start/model/rule';
import type { ScriptRule } from './format';

/** A tool has its node's name, and the model sees `_` in place of everything but letters and digits. */
const toolNamed = (name: string): RegExp => new RegExp(`^${name.replace(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]+')}$`, 'iu');

/** A file's script as the scripted model follows it. */
export const rulesOf = (script: ScriptRule[]): Rule[] =>
	script.map(({ when, calls, says = '' }) => ({
		...(when !== undefined && { when: words(...[when].flat()) }),
		...(calls && { uses: [calls].flat().map(({ tool, with: given }) => ({ tool: toolNamed(tool), with: given })) }),
		says,
	}));
