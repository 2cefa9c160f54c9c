import type { IDataObject } from 'n8n-workflow';

import { collectPages } from '../../../nodes/shared/http/paging';

const rows = (from: number, to: number): IDataObject[] => Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ id: `r${from + at}` }));

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
		[25, undefined, [[0, 10], [10, 10], [20, 10]], 25],
		[25, 1, [[0, 1]], 1],
		[25, 10, [[0, 10]], 10],
		[25, 13, [[0, 10], [10, 3]], 13],
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

	it('keeps only what the shape leaves of a row', async () => {
		const fetchPage = () => Promise.resolve({ rows: [{ id: 'a', big: 'x'.repeat(1000) }], more: false });
		expect(await collectPages(fetchPage, { pageSize: 2, shape })).toEqual(['a']);
	});
});
