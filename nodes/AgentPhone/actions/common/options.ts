import type { INodePropertyOptions } from 'n8n-workflow';

import { LANGUAGES } from '../../../shared/actions/languages';

/** Option lists shared by several operations, with the values of the API (docs/platforms/agentphone.md, 3.1, 3.3). */

export const modelTiers: INodePropertyOptions[] = [
	{ name: 'Balanced', value: 'balanced', description: 'Between speed and quality' },
	{ name: 'Max', value: 'max', description: 'The best answers, and the slowest' },
	{ name: 'Turbo', value: 'turbo', description: 'The fastest answers' },
];

export const languages: INodePropertyOptions[] = LANGUAGES;

export const sendStyles: INodePropertyOptions[] = [
	{ name: 'Balloons', value: 'balloons' },
	{ name: 'Celebration', value: 'celebration' },
	{ name: 'Confetti', value: 'confetti' },
	{ name: 'Echo', value: 'echo' },
	{ name: 'Fireworks', value: 'fireworks' },
	{ name: 'Gentle', value: 'gentle' },
	{ name: 'Invisible', value: 'invisible' },
	{ name: 'Lasers', value: 'lasers' },
	{ name: 'Loud', value: 'loud' },
	{ name: 'Love', value: 'love' },
	{ name: 'Slam', value: 'slam' },
	{ name: 'Spotlight', value: 'spotlight' },
];

export const reactions: INodePropertyOptions[] = [
	{ name: 'Dislike', value: 'dislike' },
	{ name: 'Emphasize', value: 'emphasize' },
	{ name: 'Laugh', value: 'laugh' },
	{ name: 'Like', value: 'like' },
	{ name: 'Love', value: 'love' },
	{ name: 'Question', value: 'question' },
];
