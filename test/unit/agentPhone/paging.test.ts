import type { IDataObject } from 'n8n-workflow';

import { collectPages, MAX_PAGES } from '../../../nodes/shared/http/paging';

const rows = (from: number, to: number): IDataObject[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ id: `r${from + at}` }));

/** A platform with `total` rows; notes what it is asked for. */
function platform(total: number) {
	const asked: Array<[number, number]> = [];
	const fetchPage = (offset: number, size: number) => {
		asked.push([offset, size]);
		return Promise.resolve({ rows: rows(offset, Math.min(total, offset + size)), more: offset + size < total });
	};
	return { asked, fetchPage };
}

const shape = ({ id }: IDataObject) => id;

describe('collectPages', () => {
	it.each([
		[0, undefined, [[0, 10]], 0],
		[10, undefined, [[0, 10]], 10],
		[
			25,
			undefined,
			[
				[0, 10],
				[10, 10],
				[20, 10],
			],
			25,
		],
		[25, 1, [[0, 1]], 1],
		[25, 10, [[0, 10]], 10],
		[
			25,
			13,
			[
				[0, 10],
				[10, 3],
			],
			13,
		],
		[5, 13, [[0, 10]], 5],
	])('of %d rows with limit %p asks for %j', async (total, limit, asked, count) => {
		const { fetchPage, asked: actual } = platform(total);
		expect(await collectPages(fetchPage, { pageSize: 10, limit, shape })).toEqual(rows(0, count).map(shape));
		expect(actual).toEqual(asked);
	});

	it('keeps to the limit when a page holds more than was asked for', async () => {
		const fetchPage = () => Promise.resolve({ rows: rows(0, 10), more: false });
		expect(await collectPages(fetchPage, { pageSize: 10, limit: 3, shape })).toEqual(['r0', 'r1', 'r2']);
	});

	it('drops rows that come twice and reads on until the limit is really reached', async () => {
		const pages = [rows(0, 3), rows(2, 5), rows(5, 8)];
		const fetchPage = () => Promise.resolve({ rows: pages.shift() ?? [], more: true });
		expect(await collectPages(fetchPage, { pageSize: 3, limit: 6, shape })).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5']);
	});

	it('ends on a page that brings nothing new', async () => {
		const fetchPage = jest.fn(() => Promise.resolve({ rows: rows(0, 2), more: true }));
		expect(await collectPages(fetchPage, { pageSize: 2, shape })).toEqual(['r0', 'r1']);
		expect(fetchPage).toHaveBeenCalledTimes(2);
	});

	describe('without ids', () => {
		const unnamed = (from: number, to: number): IDataObject[] =>
			Array.from({ length: to - from }, (_, at) => ({ text: `t${from + at}` }));
		const text = (row: IDataObject) => row.text;

		it('reads on to the end', async () => {
			const pages = [unnamed(0, 2), unnamed(2, 4), unnamed(4, 5)];
			const fetchPage = () => Promise.resolve({ rows: pages.shift()!, more: pages.length > 0 });
			expect(await collectPages(fetchPage, { pageSize: 2, shape: text })).toEqual(['t0', 't1', 't2', 't3', 't4']);
		});

		it('ends where the platform gives the same page again', async () => {
			const fetchPage = jest.fn(() => Promise.resolve({ rows: unnamed(0, 2), more: true }));
			expect(await collectPages(fetchPage, { pageSize: 2, shape: text })).toEqual(['t0', 't1']);
			expect(fetchPage).toHaveBeenCalledTimes(2);
		});

		it('ends where two pages come in turn', async () => {
			let page = 0;
			const fetchPage = jest.fn(() => Promise.resolve({ rows: unnamed(page % 2, (page++ % 2) + 1), more: true }));
			await collectPages(fetchPage, { pageSize: 1, shape: text });
			expect(fetchPage).toHaveBeenCalledTimes(MAX_PAGES);
		});

		it('ends for an ID that is null', async () => {
			const fetchPage = jest.fn(() => Promise.resolve({ rows: [{ id: null }, { id: null }], more: true }));
			expect(await collectPages(fetchPage, { pageSize: 2, shape })).toEqual([null, null]);
			expect(fetchPage).toHaveBeenCalledTimes(2);
		});
	});

	it('drops a row that comes twice on one page', async () => {
		const fetchPage = () => Promise.resolve({ rows: [...rows(0, 2), ...rows(1, 3)], more: false });
		expect(await collectPages(fetchPage, { pageSize: 10, shape })).toEqual(['r0', 'r1', 'r2']);
	});

	it('keeps only what the shape leaves of a row', async () => {
		const fetchPage = () => Promise.resolve({ rows: [{ id: 'a', big: 'x'.repeat(1000) }], more: false });
		expect(await collectPages(fetchPage, { pageSize: 2, shape })).toEqual(['a']);
	});
});
