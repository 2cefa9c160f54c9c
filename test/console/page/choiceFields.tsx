import type { JSX } from 'preact';

import type { Choice } from '../protocol';

interface ChoiceFieldsProps {
	choices: Choice[];
	/** By name. */
	chosen: Record<string, string>;
	isDisabled: boolean;
	onChoose: (name: string, value: string) => void;
}

/** What else can be chosen about an event. */
export const ChoiceFields = ({ choices, chosen, isDisabled, onChoose }: ChoiceFieldsProps): JSX.Element => (
	<>
		{choices.map(({ name, label, options }) => (
			<label key={name} class="choice">
				<span>{label}</span>
				<select
					value={chosen[name] ?? options[0].value}
					disabled={isDisabled}
					onChange={({ currentTarget }) => onChoose(name, currentTarget.value)}
				>
					{options.map((option) => (
						<option key={option.value} value={option.value}>
							{option.label}
						</option>
					))}
				</select>
			</label>
		))}
	</>
);
