/** docs/platforms/agentphone.md, 3.1, Voice: snake_case, a long list in one piece. */
export interface Voice {
	voice_id: string;
	voice_name: string;
	provider: string;
	gender: string | null;
	accent: string | null;
	preview_audio_url: string | null;
}

const NAMES = ['Adrian', 'Bianca', 'Cedric', 'Dorothy', 'Emil', 'Frida', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kara', 'Leon'];
const ACCENTS = ['American', 'British', 'Indian', 'Australian', 'German'];
const PROVIDERS = ['elevenlabs', 'openai', 'cartesia', 'deepgram'];

const skylar: Voice = {
	voice_id: 'custom_voice_ea22ba5fdfaa18f39c274851c1',
	voice_name: 'Skylar',
	provider: 'custom',
	gender: null,
	accent: null,
	preview_audio_url: null,
};

export const VOICES: readonly Voice[] = [
	skylar,
	...PROVIDERS.flatMap((provider) =>
		ACCENTS.flatMap((accent) =>
			NAMES.map((name, index) => ({
				voice_id: `${provider}-${name}-${accent}`,
				voice_name: name,
				provider,
				gender: index % 2 === 0 ? 'male' : 'female',
				accent,
				preview_audio_url: `https://voices.agentphone.example/${provider}/${name}-${accent}.mp3`,
			})),
		),
	),
];
