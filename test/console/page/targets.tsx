import type { JSX } from 'preact';

import type { PlatformName, Target } from '../protocol';
import { PLATFORMS } from './words';

interface TargetsProps {
	targets: Target[] | null;
	chosen: Target | undefined;
	onChoose: (target: Target) => void;
}

/** Platforms without agents that the console could list: what is chosen is a workflow. */
const hasNoAgents = ({ platform }: Target) => !['agentphone', 'customllm', 'hamsa'].includes(platform);

const headlineOf = (target: Target) => (hasNoAgents(target) ? (target.workflow?.name ?? target.name) : target.name);

const secondLineOf = (target: Target) => {
	const { workflow, name, isShared, events } = target;
	if (!workflow) return 'leads to no workflow of this n8n';
	if (hasNoAgents(target)) return name;
	// An agent made for one workflow has its name: then what the workflow waits for says more.
	if (workflow.name === name)
		return `starts with: ${events
			.filter(({ starts }) => starts)
			.map(({ label }) => label.toLowerCase())
			.join(', ')}`;
	return isShared ? `${workflow.name} (whole account)` : workflow.name;
};

/** Everything that has a webhook at this moment, by platform. */
export function Targets({ targets, chosen, onChoose }: TargetsProps): JSX.Element {
	return (
		<section class="targets" aria-labelledby="targets-title">
			<h2 id="targets-title">Who do you want to call?</h2>
			{targets?.length === 0 && <p class="empty">No workflow is published. Publish one in n8n, and it appears here.</p>}
			{targets === null && <p class="empty">Looking for workflows …</p>}
			<div class="target-groups">
				{(Object.keys(PLATFORMS) as PlatformName[]).map((platform) => {
					const own = targets?.filter((target) => target.platform === platform) ?? [];
					return own.length === 0 ? null : (
						<fieldset key={platform} class="target-group">
							<legend>{PLATFORMS[platform]}</legend>
							{own.map((target) => (
								<label key={target.id} class="target">
									<input
										type="radio"
										name="target"
										value={target.id}
										checked={chosen?.id === target.id}
										onChange={() => onChoose(target)}
									/>
									<span class="target-card">
										<strong>{headlineOf(target)}</strong>
										<span class="target-workflow">{secondLineOf(target)}</span>
										{target.isTest && <span class="badge">listening in the editor</span>}
									</span>
								</label>
							))}
						</fieldset>
					);
				})}
			</div>
			<p class="hint">Workflows you publish in n8n appear here by themselves.</p>
		</section>
	);
}
