// Two plain charts; enough for a handful of numbers, without a library.

const WIDTH = 760;
const HEIGHT = 400;
const LEFT = 70;
const BOTTOM = 330;
const TOP = 50;
const COLOURS = ['#d9480f', '#1971c2', '#2f9e44', '#9c36b5', '#868e96', '#212529', '#f08c00'];

interface Axis {
	/** What is measured. */
	unit: string;
	y: (value: number) => number;
	ticks: number[];
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const text = (x: number, y: number, words: string, more = '') =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escape(words)}</text>`;

function frame(title: string, { unit, y, ticks }: Axis, names: string[], body: string[]): string {
	const grid = ticks.flatMap((tick) => [
		`<line x1="${LEFT}" x2="${WIDTH - 15}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}" stroke="#dee2e6"/>`,
		text(LEFT - 8, y(tick) + 4, String(tick), 'text-anchor="end"'),
	]);
	const legend = names.flatMap((name, index) => {
		const [x, at] = [LEFT + (index % 3) * 230, BOTTOM + 38 + Math.floor(index / 3) * 18];
		return [`<rect x="${x}" y="${at - 9}" width="10" height="10" fill="${COLOURS[index]}"/>`, text(x + 15, at, name)];
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
		`<title>${escape(title)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
		text(LEFT, 22, title, 'font-size="15" font-weight="bold"'),
		text(LEFT, 40, unit, 'fill="#495057"'),
		...grid,
		...body,
		...legend,
		'</svg>\n',
	].join('\n');
}

/** Powers of ten around the values. */
function logAxis(unit: string, values: number[]): Axis {
	const low = Math.floor(Math.log10(Math.min(...values)));
	const high = Math.max(Math.ceil(Math.log10(Math.max(...values))), low + 1);
	const y = (value: number) => BOTTOM - ((Math.log10(value) - low) / (high - low)) * (BOTTOM - TOP);
	return { unit: `${unit}, logarithmic`, y, ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
}

function linearAxis(unit: string, values: number[]): Axis {
	const most = Math.max(...values);
	const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((one) => most / one <= 8) ?? most;
	const top = Math.ceil(most / step) * step;
	return {
		unit,
		y: (value) => BOTTOM - (value / top) * (BOTTOM - TOP),
		ticks: Array.from({ length: top / step + 1 }, (_, index) => index * step),
	};
}

export interface Series {
	name: string;
	/** One for each group or step; none where nothing was measured. */
	values: Array<number | undefined>;
}

/** Bars side by side, their values above them. */
export function barChart(title: string, unit: string, groups: string[], series: Series[], { logarithmic = false } = {}): string {
	const values = series.flatMap((one) => one.values).filter((value) => value !== undefined);
	const axis = logarithmic ? logAxis(unit, values) : linearAxis(unit, values);
	const groupWidth = (WIDTH - LEFT - 15) / groups.length;
	const width = Math.min((groupWidth - 16) / series.length, 60);
	const body = groups.flatMap((group, at) => {
		const start = LEFT + at * groupWidth + (groupWidth - width * series.length) / 2;
		const bars = series.flatMap(({ values: own }, index) => {
			const value = own[at];
			if (value === undefined) return [];
			const [x, top] = [start + index * width, axis.y(value)];
			return [
				`<rect x="${(x + 1).toFixed(1)}" y="${top.toFixed(1)}" width="${(width - 2).toFixed(1)}" height="${(BOTTOM - top).toFixed(1)}" fill="${COLOURS[index]}"/>`,
				text(x + width / 2, top - 4, value < 10 ? value.toFixed(1) : value.toFixed(0), 'text-anchor="middle" font-size="10"'),
			];
		});
		return [...bars, text(LEFT + (at + 0.5) * groupWidth, BOTTOM + 16, group, 'text-anchor="middle"')];
	});
	return frame(
		title,
		axis,
		series.map(({ name }) => name),
		body,
	);
}

/** Lines over equal steps. */
export function lineChart(title: string, unit: string, steps: string[], series: Series[]): string {
	const axis = linearAxis(
		unit,
		series.flatMap((one) => one.values).filter((value) => value !== undefined),
	);
	const x = (index: number) => LEFT + 20 + (index * (WIDTH - LEFT - 60)) / Math.max(steps.length - 1, 1);
	const lines = series.map(({ values }, index) => {
		const points = values.flatMap((value, at) => (value === undefined ? [] : [`${x(at).toFixed(1)},${axis.y(value).toFixed(1)}`]));
		return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[index]}" stroke-width="2.5"/>`;
	});
	return frame(
		title,
		axis,
		series.map(({ name }) => name),
		[...lines, ...steps.map((step, index) => text(x(index), BOTTOM + 16, step, 'text-anchor="middle"'))],
	);
}
