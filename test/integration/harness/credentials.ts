import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

/**
 * Credentials as n8n hands them out: the values given with their expressions resolved, the defaults of the credential type for the rest, and its own
 * `authenticate` run on every request. Nothing is encrypted, because nothing is stored.
 */
export class HarnessCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: ICredentialType[],
		private readonly values: Record<string, ICredentialDataDecryptedObject>,
	) {
		super();
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(typeName);
		if (typeof authenticate !== 'function') throw new Error(`${typeName} has no authenticate function`);
		return await authenticate(credentials, request);
	}

	/** Nothing, as for every type without a token that expires. */
	override preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	override runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	override async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		resolving?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const defaults = this.type(typeName).properties.map(({ name, default: value }) => [name, value]);
		const values = { ...Object.fromEntries(defaults), ...this.values[typeName] } as ICredentialDataDecryptedObject;
		if (!resolving) return await Promise.resolve(values);
		// Expressions in a credential are resolved anew for each item.
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = resolving;
		return workflow.expression.getParameterValue(
			values as INodeParameters,
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			{},
			executeData,
		) as ICredentialDataDecryptedObject;
	}

	override getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.type(typeName).properties;
	}

	override getCredentials(): Promise<ICredentials> {
		throw new Error('The harness stores no credentials');
	}

	override updateCredentials(): Promise<void> {
		throw new Error('The harness stores no credentials');
	}

	override updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('The harness stores no credentials');
	}

	private type(name: string): ICredentialType {
		const type = this.types.find((candidate) => candidate.name === name);
		if (!type) throw new Error(`The harness was not given the credential type ${name}`);
		return type;
	}
}
