import type { IDataObject } from 'n8n-workflow';

import { collectBackwards } from '../../../nodes/AgentPhone/transport/messages';

/** Seconds of a minute as the platform writes them. */
const at = (second: number, zone = 'Z') => `2026-01-01T00:00:${String(second).padStart(2, '0')}${zone}`;
const time = (text: string) => Date.parse(text.endsWith('Z') ? text : `${text}Z`);
const message = (second: number, id = `m${second}`): IDataObject => ({ id, receivedAt: at(second) });
const shape = ({ id }: IDataObject) => id;

/** A platform with these messages; whether `before` takes in its own moment is up to the test. */
function platform(messages: IDataObject[], { inclusive = false, oldestFirst = false } = {}) {
	const asked: Array<[string | undefined, number]> = [];
	const fetchPage = (before: string | undefined, size: number) => {
		asked.push([before, size]);
		const fitting = messages
			.filter(({ receivedAt }) => {
				if (before === undefined) return true;
				const distance = time(before) - time(receivedAt as string);
				return inclusive ? distance >= 0 : distance > 0;
			})
			.sort((a, b) => time(b.receivedAt as string) - time(a.receivedAt as string));
		const rows = fitting.slice(0, size);
		return Promise.resolve({ rows: oldestFirst ? rows.reverse() : rows, more: fitting.length > size });
	};
	return { asked, fetchPage };
}

const ids = (...seconds: number[]) => seconds.map((second) => `m${second}`);

describe('collectBackwards', () => {
	const five = [1, 2, 3, 4, 5].map((second) => message(second));

	it('goes back in time until there is no more', async () => {
		const { asked, fetchPage } = platform(five);
		expect(await collectBackwards(fetchPage, { pageSize: 2, shape })).toEqual(ids(5, 4, 3, 2, 1));
		expect(asked.slice(0, 2)).toEqual([
			[undefined, 2],
			['2026-01-01T00:00:04.001Z', 2],
		]);
	});

	it.each([true, false])(
		'loses and repeats nothing when messages share a moment, whether or not "before" takes it in (%p)',
		async (inclusive) => {
			const shared = [message(3, 'a'), message(2, 'b'), message(2, 'c'), message(2, 'd'), message(1, 'e'), message(1, 'f')];
			const { fetchPage } = platform(shared, { inclusive });
			const all = await collectBackwards(fetchPage, { pageSize: 4, shape });
			expect([...all].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
		},
	);

	it('goes past a page that shares one moment', async () => {
		const crowd = [message(5, 'a'), ...['b', 'c', 'd'].map((id) => message(4, id)), message(3, 'e')];
		const { fetchPage } = platform(crowd);
		const all = await collectBackwards(fetchPage, { pageSize: 3, shape });
		expect(all).toEqual(['a', 'b', 'c', 'd', 'e']);
	});

	it('reads pages written oldest first too', async () => {
		const { fetchPage } = platform(five, { oldestFirst: true });
		expect([...(await collectBackwards(fetchPage, { pageSize: 2, shape }))].sort()).toEqual(ids(1, 2, 3, 4, 5));
	});

	it('reads times without a zone as UTC', async () => {
		const { asked, fetchPage } = platform([1, 2, 3].map((second) => ({ id: `m${second}`, receivedAt: at(second, '') })));
		expect(await collectBackwards(fetchPage, { pageSize: 2, shape })).toEqual(ids(3, 2, 1));
		expect(asked[1][0]).toBe('2026-01-01T00:00:02.001Z');
	});

	it.each([
		[1, [[undefined, 1]], [5]],
		[2, [[undefined, 2]], [5, 4]],
		[
			3,
			[
				[undefined, 2],
				['2026-01-01T00:00:04.001Z', 2],
			],
			[5, 4, 3],
		],
	])('keeps to the limit %d', async (limit, asks, seconds) => {
		const { asked, fetchPage } = platform(five);
		expect(await collectBackwards(fetchPage, { pageSize: 2, limit, shape })).toEqual(ids(...seconds));
		expect(asked).toEqual(asks);
	});

	it.each([
		['the platform ignores "before"', { receivedAt: at(1) }],
		['there is no time to go by', { receivedAt: null }],
	])('ends when %s', async (_, row) => {
		const fetchPage = jest.fn(() => Promise.resolve({ rows: [{ id: 'a', ...row }], more: true }));
		expect(await collectBackwards(fetchPage, { pageSize: 1, shape })).toEqual(['a']);
		expect(fetchPage.mock.calls.length).toBeLessThan(4);
	});
});
