import autocannon from 'autocannon';
import { cookieHeader, MATCHES_PATH, open, QUESTION_PATH, type Visitor, visitorWithResults } from './draft';
import { load, machine, say, shown, spread, warnIfBusy } from './figures';
import { type BenchServer, withServer } from './server';

/** Warm-up rounds are run in full and not counted: compilers and caches settle in them. */
const WARM_UP_ROUNDS = 2;
const WARM_UP_SECONDS = 4;
const ROUNDS = 7;
const CONNECTIONS = 20;
const SECONDS = 8;

/** `least`: requests a second as share of the bare page's, below which the benchmark fails. */
type Page = { name: string; path: string; least: number | null };
type Measured = { perSecond: number; p95: number; failed: number };

const BARE: Page = { name: 'bare page', path: '/bench/bare', least: null };
const PAGES: readonly Page[] = [
  BARE,
  { name: 'select 1', path: '/bench/select', least: null },
  { name: 'question page', path: QUESTION_PATH, least: 0.8 },
  { name: 'match page', path: MATCHES_PATH, least: 0.5 },
];

/** Requests a second of our pages as ratio to a bare page of the same server, in interleaved rounds. */
export async function benchWeb(): Promise<boolean> {
  warnIfBusy();
  return withServer(async (server) => {
    const visitor = await visitorWithResults(server.base);
    for (const { path } of PAGES) await open(visitor, path);
    say(machine());
    say(await dataSize(server));
    say(
      `${WARM_UP_ROUNDS} rounds to warm up, then ${ROUNDS} rounds of ${SECONDS} s a page, ${CONNECTIONS} connections, loopback; ratios within a round, the median counts`,
    );
    for (let round = 0; round < WARM_UP_ROUNDS; round += 1) await eachPage(visitor, round, WARM_UP_SECONDS);
    const rounds: ReadonlyMap<Page, Measured>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await eachPage(visitor, round, SECONDS));
    say(`${load()} at the end, our own included`);
    return PAGES.map((page) => report(page, rounds)).every(Boolean);
  });
}

/** Each round begins with another page, so that no page always has the warmest or the busiest server. */
async function eachPage(
  visitor: Visitor,
  round: number,
  seconds: number,
): Promise<ReadonlyMap<Page, Measured>> {
  const measured = new Map<Page, Measured>();
  for (const index of PAGES.keys()) {
    const page = PAGES[(index + round) % PAGES.length] ?? BARE;
    measured.set(page, await loaded(visitor, page, seconds));
  }
  return measured;
}

async function loaded(visitor: Visitor, { path }: Page, seconds: number): Promise<Measured> {
  const result = await autocannon({
    url: visitor.base + path,
    connections: CONNECTIONS,
    duration: seconds,
    headers: { cookie: cookieHeader(visitor), 'accept-encoding': 'gzip' },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  return { perSecond: result.requests.average, p95: result.latency.p97_5, failed };
}

function report(page: Page, rounds: readonly ReadonlyMap<Page, Measured>[]): boolean {
  const of = (one: Page) => rounds.flatMap((round) => round.get(one) ?? []);
  const [own, bare] = [of(page), of(BARE)];
  const ratio = spread(
    own.map((measured, index) => measured.perSecond / (bare[index]?.perSecond ?? Number.NaN)),
  );
  const failed = own.reduce((sum, measured) => sum + measured.failed, 0);
  const holds = failed === 0 && (page.least === null || ratio.median >= page.least);
  say(
    [
      page.name.padEnd(14),
      `${shown(spread(own.map((measured) => measured.perSecond)), 0)} requests/s`,
      `ratio ${shown(ratio, 2)}`,
      `p97.5 ${spread(own.map((measured) => measured.p95)).median} ms`,
      `not 2xx ${failed}`,
      ...(page.least === null ? [] : [holds ? `at least ${page.least}: yes` : `at least ${page.least}: NO`]),
    ].join('  '),
  );
  return holds;
}

async function dataSize({ sql }: BenchServer): Promise<string> {
  const [row] = await sql<{ offerings: string; activities: string }[]>`
    select (select count(*) from offering_version) as offerings, (select count(*) from activity) as activities`;
  return `${row?.offerings ?? '?'} offerings, ${row?.activities ?? '?'} activities, one diagnostic with a stored run`;
}
