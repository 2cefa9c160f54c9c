/** The fields of a call that Simplify keeps (docs/platforms/agentphone.md, 3.5). The turns come with Get Transcript. */
export const SIMPLE_CALL = [
	'id',
	'agentId',
	'direction',
	'status',
	'fromNumber',
	'toNumber',
	'startedAt',
	'endedAt',
	'durationSeconds',
	'recordingUrl',
] as const;
