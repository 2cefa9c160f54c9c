// A stand-in of the Google Sheets API v4, as far as n8n's node uses it: values are kept in memory, by spreadsheet and sheet.
import express, { type Request } from 'express';
import { z } from 'zod';

import { bearer, Refusal, type ServiceStandIn } from './server';

type Cell = string | number | boolean | null;

export interface GoogleSheetsStandIn extends ServiceStandIn {
	/** An empty spreadsheet with one sheet, `Sheet1`, whose id is 0. @returns its id */
	addSpreadsheet(): string;
	/** The rows below the first as objects by the names of the first. */
	rows(spreadsheetId: string): Array<Record<string, Cell>>;
}

const values = z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])));
const valueRange = z.object({ range: z.string(), majorDimension: z.enum(['ROWS', 'COLUMNS']).optional(), values }).strict();
const inputOption = z.enum(['RAW', 'USER_ENTERED']);
const appendDimension = z
	.object({ sheetId: z.union([z.number(), z.string().regex(/^\d+$/)]), dimension: z.enum(['ROWS', 'COLUMNS']), length: z.number() })
	.strict();

/** A1 notation of this sheet: the first row and column, from 0. */
function startOf(range: string): { row: number; column: number } {
	const [, sheet, cells = ''] = /^'?([^'!]+)'?(?:!(.*))?$/.exec(range) ?? [];
	if (sheet !== 'Sheet1') throw new Refusal(400, `Unable to parse range: ${range}`);
	const [, letters = '', row = ''] = /^([A-Z]*)(\d*)/.exec(cells) ?? [];
	const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
	return { row: Math.max(Number(row) - 1, 0), column: Math.max(column - 1, 0) };
}

export function googleSheets(token: string): GoogleSheetsStandIn {
	const spreadsheets = new Map<string, Cell[][]>();
	const cellsOf = (request: Request): Cell[][] => {
		const cells = spreadsheets.get(String(request.params.id));
		if (!cells) throw new Refusal(404, 'Requested entity was not found.');
		return cells;
	};
	const write = (cells: Cell[][], range: string, rows: Cell[][], at = startOf(range)) => {
		for (const [index, row] of rows.entries()) {
			while (cells.length <= at.row + index) cells.push([]);
			// Null leaves a cell as it is.
			for (const [column, value] of row.entries()) if (value !== null) cells[at.row + index][at.column + column] = value;
		}
		return { updatedRange: range, updatedRows: rows.length };
	};

	const app = express();
	app.use(bearer(token));
	app.get('/v4/spreadsheets/:id', (request, response) => {
		cellsOf(request);
		const properties = {
			sheetId: 0,
			title: 'Sheet1',
			index: 0,
			sheetType: 'GRID',
			gridProperties: { rowCount: 1000, columnCount: 26 },
		};
		response.json({ sheets: [{ properties }] });
	});
	app.get('/v4/spreadsheets/:id/values/:range', (request, response) => {
		const { row, column } = startOf(request.params.range);
		const rows = cellsOf(request)
			.slice(row)
			.map((cells) => cells.slice(column));
		response.json({ range: request.params.range, majorDimension: 'ROWS', ...(rows.length > 0 && { values: rows }) });
	});
	app.put('/v4/spreadsheets/:id/values/:range', (request, response) => {
		inputOption.parse(request.query.valueInputOption);
		const body = valueRange.parse(request.body);
		response.json(write(cellsOf(request), body.range, body.values));
	});
	app.post(/^\/v4\/spreadsheets\/(?<id>[^/:]+)\/values\/(?<range>[^/]+):append$/, (request, response) => {
		inputOption.parse(request.query.valueInputOption);
		const cells = cellsOf(request);
		const body = valueRange.parse(request.body);
		startOf(body.range);
		response.json({ updates: write(cells, body.range, body.values, { row: cells.length, column: 0 }) });
	});
	app.post(/^\/v4\/spreadsheets\/(?<id>[^/:]+)\/values:batchUpdate$/, (request, response) => {
		const body = z
			.object({ data: z.array(valueRange), valueInputOption: inputOption })
			.strict()
			.parse(request.body);
		response.json({ responses: body.data.map((one) => write(cellsOf(request), one.range, one.values)) });
	});
	app.post(/^\/v4\/spreadsheets\/(?<id>[^/:]+):batchUpdate$/, (request, response) => {
		z.object({ requests: z.array(z.object({ appendDimension }).strict()) })
			.strict()
			.parse(request.body);
		cellsOf(request);
		response.json({ spreadsheetId: request.params.id, replies: [{}] });
	});
	return {
		hosts: ['sheets.googleapis.com'],
		app,
		errorBody: (status, message) => ({
			error: { code: status, message, status: status === 401 ? 'UNAUTHENTICATED' : 'INVALID_ARGUMENT' },
		}),
		addSpreadsheet: () => {
			const id = `spreadsheet_${spreadsheets.size + 1}_`.padEnd(44, 'x');
			spreadsheets.set(id, []);
			return id;
		},
		rows: (id) => {
			const [names = [], ...rows] = spreadsheets.get(id) ?? [];
			return rows.map((row) => Object.fromEntries(names.map((name, at) => [String(name), row[at] ?? ''])));
		},
	};
}
