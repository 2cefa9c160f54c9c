import type { JSX } from 'preact';

import type { SentText } from '../protocol';
import { Icon } from './icons';
import { clock } from './words';

const CHANNELS: Record<string, string> = { sms: 'Text', mms: 'Text with media', imessage: 'iMessage', whatsapp: 'WhatsApp message' };

/** A text as it reaches the phone it was sent to. */
export const SentTextCard = ({ text: { at, to, from, body, channel, agent } }: { text: SentText }): JSX.Element => (
	<article class="sent">
		<p class="event">
			<Icon name="text" />
			<strong>
				{CHANNELS[channel] ?? channel} to {to}
			</strong>
			<span class="soft">
				from {agent === null ? '' : `${agent}, `}
				{from}
			</span>
			<span class="at">{clock(at)}</span>
		</p>
		<p class="sent-body">{body}</p>
	</article>
);
