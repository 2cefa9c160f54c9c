import type { JSX } from 'preact';

import type { Delivery } from '../protocol';
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

/** The delivery and its answer, as they went over the wire. */
export function Raw({ delivery }: { delivery: Delivery }): JSX.Element {
	const { id, request, status, headers, answer, error } = delivery;
	return (
		<details class="raw">
			<summary>Raw webhook and answer</summary>
			<div class="panes">
				<section aria-labelledby={`${id}-webhook`}>
					<h4 id={`${id}-webhook`}>Webhook</h4>
					{request ? (
						<>
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
					<p class="address">{status === null ? (error ?? 'None yet') : `Status ${status}`}</p>
					<Headers headers={headers} />
					{answer !== '' && <Text label="Body of the answer">{laidOut(answer)}</Text>}
				</section>
			</div>
		</details>
	);
}
