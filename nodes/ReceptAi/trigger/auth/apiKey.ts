import { headerNamed, type Delivery, type AuthResult } from '../../../shared/webhook/receive';
import { carriesSecret } from '../../../shared/webhook/sharedSecret';
import { anyOf, missingHeader, unauthorized, missingSecret } from './refusals';

export interface ApiKeyRules {
	header: string;
	/** All keys that count at the moment; two while one replaces the other. */
	keys: string[];
}

/** A key that the sender repeats in a header. */
export function authenticateApiKey({ headers }: Delivery, { header, keys }: ApiKeyRules): AuthResult {
	if (!anyOf(keys)) return missingSecret('API key');
	const given = headerNamed(headers, header);
	if (!given) return missingHeader(header);
	return carriesSecret(given, { secrets: keys }) ? 'authenticated' : unauthorized(`The key in the header ${header} does not match.`);
}
