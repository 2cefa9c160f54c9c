// A stand-in of Airtable's Web API with one base and one table, whose records are found by a formula of the form `{Field} = "value"`.
import express from 'express';
import { z } from 'zod';

import { bearer, Refusal, type ServiceStandIn } from './server';

const FORMULA = /^\{([^{}]+)\}\s*=\s*"([^"]*)"$/;

export interface AirtableStandIn extends ServiceStandIn {
	readonly baseId: string;
	readonly tableId: string;
	records: Array<{ id: string; createdTime: string; fields: Record<string, string> }>;
}

export function airtable(token: string): AirtableStandIn {
	const [baseId, tableId] = ['appStandIn0000001', 'tblStandIn0000001'];
	const records: AirtableStandIn['records'] = [];
	const app = express();
	app.use(bearer(token));
	app.get(`/v0/${baseId}/${tableId}`, (request, response) => {
		const { filterByFormula, maxRecords } = z
			.object({ filterByFormula: z.string(), maxRecords: z.coerce.number().int().positive() })
			.strict()
			.parse(request.query);
		const [, field, value] = FORMULA.exec(filterByFormula) ?? [];
		if (field === undefined) throw new Refusal(422, `The formula for filtering records is invalid: ${filterByFormula}`);
		response.json({ records: records.filter(({ fields }) => fields[field] === value).slice(0, maxRecords) });
	});
	return {
		hosts: ['api.airtable.com'],
		app,
		errorBody: (status, text) => ({ error: { type: status === 401 ? 'AUTHENTICATION_REQUIRED' : 'INVALID_REQUEST', message: text } }),
		baseId,
		tableId,
		records,
	};
}
