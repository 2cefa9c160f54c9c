// What people type into n8n's search for nodes. n8n shows an action and the trigger of the same service as one entry, and searches
// the words of the action only.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const nodes = path.resolve(__dirname, '../../nodes');

const codexFiles = readdirSync(nodes, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node.json'));

const wordsOf = (file: string): string[] =>
	(JSON.parse(readFileSync(path.join(nodes, file), 'utf8')) as { alias: string[] }).alias.map((word) => word.toLowerCase());

/** The codex n8n searches when a node is looked for. */
const searchedFor = (file: string): string => {
	const action = file.replace(/Trigger\.node\.json$/, '.node.json');
	return existsSync(path.join(nodes, action)) ? action : file;
};

const triggers = codexFiles.filter((file) => searchedFor(file) !== file);

it('share an entry with an action, two of them at least', () => {
	expect(triggers.map((file) => path.basename(file, '.node.json'))).toEqual(
		expect.arrayContaining(['AgentPhoneTrigger', 'HamsaTrigger']),
	);
});

it.each(triggers)('every word of %s is searched', (file) => {
	const searched = wordsOf(searchedFor(file));
	expect(wordsOf(file).filter((word) => !searched.includes(word))).toEqual([]);
});

it.each(codexFiles)('%s has every word once', (file) => {
	expect(wordsOf(file)).toEqual([...new Set(wordsOf(file))]);
});

const AGENT_PHONE = 'AgentPhone/AgentPhone.node.json';
const HAMSA = 'Hamsa/Hamsa.node.json';
const RECEPT = 'ReceptAi/ReceptAiTrigger.node.json';
const CUSTOM_LLM = 'CustomLlm/CustomLlmTrigger.node.json';
const VOICE_REPLY = 'VoiceReply/VoiceReply.node.json';

const WANTED: Array<[word: string, ...found: string[]]> = [
	['phone', AGENT_PHONE, HAMSA, RECEPT, CUSTOM_LLM, VOICE_REPLY],
	['incoming call', AGENT_PHONE, HAMSA, RECEPT, CUSTOM_LLM],
	['inbound call', AGENT_PHONE, HAMSA, CUSTOM_LLM],
	['receive call', AGENT_PHONE, HAMSA, CUSTOM_LLM],
	['answer a call', AGENT_PHONE, CUSTOM_LLM, VOICE_REPLY],
	['call ended', AGENT_PHONE, HAMSA, RECEPT],
	['when a call ends', AGENT_PHONE, HAMSA, RECEPT],
	['call started', HAMSA, RECEPT],
	['missed call', AGENT_PHONE, HAMSA, RECEPT],
	['voicemail', AGENT_PHONE],
	['send SMS', AGENT_PHONE],
	['receive SMS', AGENT_PHONE],
	['call someone', AGENT_PHONE, HAMSA],
	['call a number', AGENT_PHONE, HAMSA],
	['outbound call', AGENT_PHONE, HAMSA],
	['calling', AGENT_PHONE, HAMSA, VOICE_REPLY],
	['recording', AGENT_PHONE, HAMSA, RECEPT],
	['listen', AGENT_PHONE, HAMSA],
	['conversation', AGENT_PHONE, HAMSA, RECEPT, CUSTOM_LLM, VOICE_REPLY],
	['webhook', AGENT_PHONE, HAMSA, RECEPT, CUSTOM_LLM],
	['webhook phone', AGENT_PHONE, HAMSA, RECEPT, CUSTOM_LLM],
	['IVR', AGENT_PHONE, VOICE_REPLY],
	['transcribe', HAMSA],
	['hang up', VOICE_REPLY],
];

it.each(WANTED)('"%s" finds what it should', (word, ...found) => {
	expect(found.filter((file) => !wordsOf(file).includes(word.toLowerCase()))).toEqual([]);
});
