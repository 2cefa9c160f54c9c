import { headerNamed, type Delivery, type Proof } from '../../../shared/webhook/receive';
import { carriesSecret } from '../../../shared/webhook/sharedSecret';
import { anyOf, missingHeader, unauthorized, withoutSecret } from './refusals';

export interface ApiKeyRules {
	header: string;
	/** All keys that count at the moment; two while one replaces the other. */
	keys: string[];
}

/** A key that the sender repeats in a header. */
export function proveApiKey({ headers }: Delivery, { header, keys }: ApiKeyRules): Proof {
	if (!anyOf(keys)) return withoutSecret('API key');
	const given = headerNamed(headers, header);
	if (!given) return missingHeader(header);
	return carriesSecret(given, { secrets: keys }) ? 'genuine' : unauthorized(`The key in the header ${header} does not match.`);
}
