import type { HiddenFields } from '../../shared/callEvents/hiddenFields';

/**
 * What Vapi sends with its events and no workflow must see (docs/platforms/vapi.md, 7): whole assistants, squads and workflows with prompts and
 * tokens, servers, the address that controls the running call, and logs.
 */
export const HIDDEN: HiddenFields = {
	names: /(assistants?|squads?|workflows?|overrides|server|serverUrl|monitor|logUrl|pcapUrl|stepRecord|assistantRequestResponse|(analysis|artifact|evaluation|message|monitor|summary|transfer)Plan)$/i,
	// The rest of a number is how it is connected.
	only: { phoneNumber: ['id', 'name', 'number', 'twilioPhoneNumber', 'sipUri'] },
};
