import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';

import { csvOf } from './csv';
import { Detail } from './detail';
import { FilterBar } from './filterBar';
import { daysShown, DAY_MS, filtered, filtersIn, isFiltered, NO_FILTERS, prepareSearch, putInto, type Filters } from './filters';
import { List, PAGE_SIZE } from './list';
import { Overview } from './overview';
import { callsIn, type Call, type PageData } from './rows';
import { sampleRows } from './sample';
import { count, longDay, moment } from './words';

/** Periods that are one click away. */
const PERIODS: Array<[days: number, words: string]> = [
	[1, '1 day'],
	[7, '7 days'],
	[30, '30 days'],
	[90, '90 days'],
];

/** The page's own address with another query. */
function addressWith(change: (query: URLSearchParams) => void): string {
	const query = new URLSearchParams(location.search);
	change(query);
	const text = query.toString();
	return text === '' ? location.pathname : `?${text}`;
}

function keepInAddress(change: (query: URLSearchParams) => void): void {
	try {
		history.replaceState(null, '', addressWith(change));
	} catch {
		// Browsers refuse it when it happens too often; what is shown is right all the same.
	}
}

/** A file of this text, without asking any server. */
function download(text: string, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const Empty = ({ children }: { children: ComponentChildren }): JSX.Element => <div class="empty">{children}</div>;

const NoCalls = ({ days }: { days: number }): JSX.Element => (
	<Empty>
		<h2>No calls in {days === 1 ? 'one day' : `${days} days`}</h2>
		<ol>
			<li>
				Publish the workflow <b>Keep every call in a table</b>.
			</li>
			<li>Call your agent, and hang up.</li>
			<li>Reload this page.</li>
		</ol>
		<p>
			<a href={addressWith((query) => query.set('sample', '1'))}>See the page with sample calls</a>
		</p>
	</Empty>
);

/** The page: figures, charts, and the list of calls. */
export function App({ data }: { data: PageData }): JSX.Element {
	const query = useMemo(() => new URLSearchParams(location.search), []);
	const isSample = query.get('sample') === '1';
	const readAt = useMemo(() => new Date(data.readAt).getTime(), [data]);
	const calls = useMemo(() => callsIn(isSample ? sampleRows(readAt) : data.rows), [data]);
	useEffect(() => prepareSearch(calls), [calls]);
	const days = isSample ? 30 : data.days;

	const [filters, setFilters] = useState<Filters>(() => filtersIn(query));
	const [page, setPage] = useState(() => Math.max(1, Math.trunc(Number(query.get('page'))) || 1));
	const [showNumbers, setShowNumbers] = useState(query.get('numbers') === '1');
	const [openKey, setOpenKey] = useState(query.get('call'));

	const shown = useMemo(() => filtered(calls, filters), [calls, filters]);
	const lastPage = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
	const open = openKey === null ? undefined : calls.find(({ key }) => key === openKey);
	const period = daysShown(filters, days, readAt);

	const onFilter = (change: Partial<Filters>) => {
		const next = { ...filters, ...change };
		setFilters(next);
		setPage(1);
		keepInAddress((address) => {
			putInto(address, next);
			address.delete('page');
		});
	};
	const onPage = (next: number) => {
		setPage(next);
		keepInAddress((address) => address.set('page', String(next)));
	};
	const onNumbers = (areShown: boolean) => {
		setShowNumbers(areShown);
		keepInAddress((address) => (areShown ? address.set('numbers', '1') : address.delete('numbers')));
	};
	const onOpen = (call: Call | null) => {
		setOpenKey(call && call.key);
		keepInAddress((address) => (call ? address.set('call', call.key) : address.delete('call')));
	};

	return (
		<>
			{isSample && (
				<p class="banner" role="status">
					<b>SAMPLE</b> These calls are made up.{' '}
					<a href={addressWith((address) => address.delete('sample'))}>Show your own calls</a>
				</p>
			)}
			<header class="top">
				<div>
					<h1>Calls at a glance</h1>
					<p>
						{longDay(period.from)} to {longDay(period.to)}
						{calls.length > 0 && <> · last call {moment(calls[0].at)}</>}
					</p>
				</div>
				<nav class="periods" aria-label="Period">
					{PERIODS.map(([length, words]) => (
						<a
							key={length}
							aria-current={length === days ? 'true' : undefined}
							href={addressWith((address) => {
								address.set('days', String(length));
								for (const name of ['page', 'from', 'to', 'sample']) address.delete(name);
							})}
						>
							{words}
						</a>
					))}
				</nav>
			</header>
			{calls.length === 0 ? (
				<NoCalls days={days} />
			) : (
				<main>
					<Warnings calls={calls} data={data} readAt={readAt} isSample={isSample} />
					<FilterBar calls={calls} filters={filters} onFilter={onFilter} />
					{shown.length === 0 ? (
						<Empty>
							<h2>No call fits</h2>
							<p>{count(calls.length)} calls are here, and the filters leave none of them.</p>
							<p>
								<button type="button" onClick={() => onFilter(NO_FILTERS)}>
									Clear the filters
								</button>
							</p>
						</Empty>
					) : (
						<>
							<p class="hidden" role="status">
								{count(shown.length)} calls{isFiltered(filters) ? ' fit the filters' : ''}
							</p>
							<Overview calls={shown} filters={filters} from={period.from} to={period.to} onFilter={onFilter} />
							<List
								calls={shown}
								page={Math.min(page, lastPage)}
								showNumbers={showNumbers}
								onNumbers={onNumbers}
								onDownload={() => download(csvOf(shown, showNumbers), `calls-${period.from}-${period.to}.csv`)}
								onPage={onPage}
								onOpen={onOpen}
							/>
						</>
					)}
				</main>
			)}
			{open && <Detail key={open.key} call={open} showNumbers={showNumbers} onClose={() => onOpen(null)} />}
		</>
	);
}

interface WarningsProps {
	calls: Call[];
	data: PageData;
	readAt: number;
	isSample: boolean;
}

/** What the figures do not tell by themselves. */
function Warnings({ calls, data: { rows, limit }, readAt, isSample }: WarningsProps): JSX.Element | null {
	if (isSample) return null;
	const isCut = rows.length >= limit;
	const isOld = readAt - calls[0].at > DAY_MS;
	return (
		<>
			{isCut && (
				<p class="warning">
					There are more calls than the newest {count(limit)}: the figures are of these. Choose a shorter period for all of them.
				</p>
			)}
			{isOld && <p class="warning">The last call was {moment(calls[0].at)}. Is the workflow that keeps the calls published?</p>}
		</>
	);
}
