// What the answer does to the call.
import { failed, notJudged, passed, type Observation } from '../observation';
import { check, nothing, someText, type Check } from './check';

const TRANSFERS = 'transfers the call';

const doesIn = ({ lines }: Observation): string[] => lines.flatMap(({ does }) => (does ? does.split(', ') : []));

const did = (observation: Observation): string => {
	const all = doesIn(observation);
	return all.length === 0 ? 'The agent stayed on the line.' : `The agent ${all.join(', ')}.`;
};

export const call: Record<string, Check> = {
	'hangs up': check({
		given: nothing,
		judge: (_given, observation) =>
			doesIn(observation).includes('hangs up') ? passed() : failed(`The agent did not hang up. ${did(observation)}`),
	}),
	transfers: check({
		given: nothing,
		judge: (_given, observation) =>
			doesIn(observation).some((one) => one.startsWith(TRANSFERS))
				? passed()
				: failed(`The call was not transferred. ${did(observation)}`),
	}),
	'transfers to': check({
		given: someText,
		judge: (to, observation) => {
			const transfer = doesIn(observation).find((one) => one.startsWith(TRANSFERS));
			if (!transfer) return failed(`The call was not transferred. ${did(observation)}`);
			const where = transfer.slice(`${TRANSFERS} to `.length) || observation.transferNumber;
			if (where === null) return notJudged('where the platform transfers a call to is not known here');
			return where === to ? passed() : failed(`The call was transferred to ${where}.`);
		},
	}),
	presses: check({
		given: someText,
		judge: (keys, observation) =>
			doesIn(observation).includes(`presses ${keys}`) ? passed() : failed(`${did(observation)} Expected the keys ${keys}.`),
	}),
	'stays on the line': check({
		given: nothing,
		judge: (_given, observation) => {
			const ends = doesIn(observation).some((one) => one === 'hangs up' || one.startsWith(TRANSFERS));
			return ends ? failed(did(observation)) : passed();
		},
	}),
};
