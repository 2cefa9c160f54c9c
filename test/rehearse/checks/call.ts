// What the answer does to the call.
import { failed, notJudged, passed, type Scene } from '../scene';
import { check, nothing, someText, type Check } from './check';

const TRANSFERS = 'transfers the call';

const doesIn = ({ lines }: Scene): string[] => lines.flatMap(({ does }) => (does ? does.split(', ') : []));

const did = (scene: Scene): string => {
	const all = doesIn(scene);
	return all.length === 0 ? 'The agent stayed on the line.' : `The agent ${all.join(', ')}.`;
};

export const call: Record<string, Check> = {
	'hangs up': check({
		given: nothing,
		judge: (_given, scene) => (doesIn(scene).includes('hangs up') ? passed() : failed(`The agent did not hang up. ${did(scene)}`)),
	}),
	transfers: check({
		given: nothing,
		judge: (_given, scene) =>
			doesIn(scene).some((one) => one.startsWith(TRANSFERS)) ? passed() : failed(`The call was not transferred. ${did(scene)}`),
	}),
	'transfers to': check({
		given: someText,
		judge: (to, scene) => {
			const transfer = doesIn(scene).find((one) => one.startsWith(TRANSFERS));
			if (!transfer) return failed(`The call was not transferred. ${did(scene)}`);
			const where = transfer.slice(`${TRANSFERS} to `.length) || scene.transferNumber;
			if (where === null) return notJudged('where the platform transfers a call to is not known here');
			return where === to ? passed() : failed(`The call was transferred to ${where}.`);
		},
	}),
	presses: check({
		given: someText,
		judge: (keys, scene) => (doesIn(scene).includes(`presses ${keys}`) ? passed() : failed(`${did(scene)} Expected the keys ${keys}.`)),
	}),
	'stays on the line': check({
		given: nothing,
		judge: (_given, scene) => {
			const ends = doesIn(scene).some((one) => one === 'hangs up' || one.startsWith(TRANSFERS));
			return ends ? failed(did(scene)) : passed();
		},
	}),
};
