import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

import type { Delivery } from '../protocol';
import { Again } from './again';
import { CopyButton } from './copyButton';
import { itemsOf } from './server';
import { laidOut } from './words';

const Headers = ({ headers }: { headers: Record<string, string> }): JSX.Element => (
	<dl class="headers">
		{Object.entries(headers).map(([name, value]) => (
			<div key={name}>
				<dt>{name}: </dt>
				<dd>{value}</dd>
			</div>
		))}
	</dl>
);

const Text = ({ label, children }: { label: string; children: string }): JSX.Element => (
	<pre tabIndex={0} role="region" aria-label={label}>
		<code>{children}</code>
	</pre>
);

/** What n8n's "set mock data" of the trigger takes: the items it gave, or the body where none ran. */
const testData = async ({ executions, request }: Delivery): Promise<string> =>
	executions.length > 0 ? laidOut(JSON.stringify(await itemsOf(executions[0].id))) : `[${laidOut(request?.body ?? '{}')}]`;

/** The delivery and its answer, as they went over the wire. One is open at a time. */
export function Raw({ delivery }: { delivery: Delivery }): JSX.Element {
	const { id, event, request, status, headers, answer, error } = delivery;
	const panes = useRef<HTMLDivElement>(null);
	return (
		<details
			class="raw"
			name="raw"
			onToggle={({ currentTarget: { open } }) => {
				if (open) panes.current?.scrollIntoView({ block: 'nearest' });
			}}
		>
			<summary>Raw webhook and answer</summary>
			<div class="panes" ref={panes}>
				<section aria-labelledby={`${id}-webhook`}>
					<h4 id={`${id}-webhook`}>Webhook</h4>
					{request ? (
						<>
							<CopyButton label="Copy as n8n test data" read={async () => await testData(delivery)} />
							<CopyButton label="Copy body" read={() => request.body} />
							{event !== 'voiceTurn' && <Again delivery={delivery} />}
							<p class="address">POST {request.url}</p>
							<Headers headers={request.headers} />
							<Text label="Body of the webhook">{laidOut(request.body)}</Text>
						</>
					) : (
						<p>Not sent.</p>
					)}
				</section>
				<section aria-labelledby={`${id}-answer`}>
					<h4 id={`${id}-answer`}>Answer</h4>
					{answer !== '' && <CopyButton label="Copy answer" read={() => answer} />}
					<p class="address">{status === null ? (error ?? 'None yet') : `Status ${status}`}</p>
					<Headers headers={headers} />
					{answer !== '' && <Text label="Body of the answer">{laidOut(answer)}</Text>}
				</section>
			</div>
		</details>
	);
}
