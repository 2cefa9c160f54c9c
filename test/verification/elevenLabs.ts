import { ElevenLabsTrigger } from '../../nodes/ElevenLabs/ElevenLabsTrigger.node';
import type { CallDelivery, CallEventTrial } from './callEvents';

const HEADER = 'ElevenLabs-Signature';

/** Changes the value of the one header that proves a delivery. */
const reworded = (change: (value: string) => string): CallDelivery => ({ changeProof: (proof) => ({ [HEADER]: change(proof[HEADER]) }) });

/** The first value of a name in a list by comma. */
const firstOf = (name: string, list = '') => new RegExp(`(?:^|,)${name}=([^,]*)`).exec(list.trim())?.[1];

/** The ElevenLabs Trigger (docs/platforms/elevenlabs.md, 3). */
export const elevenLabsTrial: CallEventTrial = {
	node: 'elevenLabsTrigger',
	newTrigger: () => new ElevenLabsTrigger(),
	secretField: 'secret',
	window: { back: 1800, ahead: 300 },
	files: { callAudio: 'audio/mpeg' },
	refused: () => ({
		regular: [['the signature alone', 401, () => reworded((value) => value.replace(/^t=\d+,v0=/, ''))]],
		matrix: [
			['no time', 401, () => reworded((value) => value.replace(/^t=\d+,/, ''))],
			['no signature', 401, () => reworded((value) => value.replace(/,v0=.*/, ''))],
			['another time', 401, () => reworded((value) => value.replace(/^t=\d+/, `t=${Math.floor(Date.now() / 1000) + 1}`))],
			['a time in milliseconds', 401, () => reworded((value) => value.replace(/^t=\d+/, '$&000'))],
			['a time that is no number', 401, () => reworded((value) => value.replace(/^t=\d+/, 't=soon'))],
			['another signature first', 401, () => reworded((value) => value.replace('v0=', `v0=${'0'.repeat(64)},v0=`))],
			['a signature of another version', 401, () => reworded((value) => value.replace('v0=', 'v1='))],
			['a blank after the comma', 401, () => reworded((value) => value.replace(',', ', '))],
			['upper case', 401, () => reworded((value) => value.toUpperCase())],
			['an object that is no event, rightly signed', 400, () => ({ body: '{"hello":"world"}' })],
			['an event without a name, rightly signed', 400, () => ({ body: '{"type":"","data":{"conversation_id":"c"}}' })],
			['an event whose name is an object, rightly signed', 400, () => ({ body: '{"type":{},"data":{"conversation_id":"c"}}' })],
		],
	}),
	ignored: {
		matrix: [
			['an event of a name to come', () => ({ event: { type: 'call_sneezed', data: { conversation_id: 'c' } } })],
			['a voice that was removed', () => ({ event: { type: 'voice_removed', data: { voice_id: 'v' } } })],
			['traces instead of a transcript', () => ({ event: { type: 'post_call_transcription_otel', data: { conversation_id: 'c' } } })],
		],
	},
	// The first of a name counts, whatever else the list holds.
	stillProves: (changed, original) => ['t', 'v0'].every((name) => firstOf(name, changed[HEADER]) === firstOf(name, original[HEADER])),
	eventNames: ['post_call_transcription', 'call_initiation_failure', 'post_call_audio', 'answering_machine_detection'],
};
