import type { INodeTypeDescription } from 'n8n-workflow';

type Panel = Pick<INodeTypeDescription, 'triggerPanel' | 'eventTriggerDescription' | 'activationMessage'>;

/**
 * What the editor says beside a trigger: how to try it, and what starts it once it is published.
 *
 * @param header as in "Answer calls and texts"
 * @param tryIt what the user does while the trigger listens for a test event, as a sentence without full stop
 * @param taken what one test event is, as in "One sentence is answered."
 */
export const triggerPanel = (header: string, tryIt: string, taken = 'One event is taken.'): Panel => ({
	eventTriggerDescription: tryIt,
	triggerPanel: {
		header,
		executionsHelp: {
			inactive: `<b>To try it</b>, click Execute step. ${tryIt}. ${taken}<br /><br /><b>When it works</b>, publish the workflow. It then starts with every event. These executions are in the <a data-key="executions">executions list</a>, not in the editor.`,
			active: `<b>The workflow is published</b> and starts with every event. These executions are in the <a data-key="executions">executions list</a>, not in the editor.<br /><br /><b>To try a change</b>, click Execute step. ${tryIt}. ${taken}`,
		},
		activationHint: {
			inactive: `${taken} Publish the workflow so that it starts with every event.`,
			active: 'The workflow is published: every event starts it, and those executions are in the executions list.',
		},
	},
	activationMessage: `${tryIt}. Executions are in the executions list.`,
});
