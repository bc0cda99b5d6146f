import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import config from '../playwright.config';
import { MATCHES_PATH, QUESTION_PATH, type Visitor, visitorWithResults } from './draft';
import { load, machine, say, spread, warnIfBusy } from './figures';
import { withServer } from './server';

/** A small phone on a slow line: 400 kbit/s each way, 400 ms, a processor ten times slower. */
const VIEWPORT = { width: 360, height: 640 };
const BYTES_PER_SECOND = (400 * 1000) / 8;
const LATENCY_MS = 400;
const SLOWER = 10;
const TIMES = 5;

const LIMITS = { lcp: 1500, load: 5000, shift: 0.02, page: 30 * 1024, script: 10 * 1024 };

type Loaded = { type: string; url: string; bytes: number };
type Visit = { lcp: number; load: number; shift: number; page: number; scripts: readonly Loaded[] };

/** First visits on a slow phone, nothing cached: paint, load, movement and weight of pages for firms. */
export async function benchSlowPhone(): Promise<boolean> {
  warnIfBusy();
  return withServer(async ({ base }) => {
    const visitor = await visitorWithResults(base);
    const browser = await chromium.launch(config.use?.launchOptions ?? {});
    try {
      say(
        `${machine()}; Chromium ${browser.version()}; one visit to warm up, then the median of ${TIMES} first visits`,
      );
      const bare = await visit(browser, visitor, '/bench/bare');
      const framework = new Set(bare.scripts.map((script) => script.url));
      const paths = ['/', QUESTION_PATH, MATCHES_PATH];
      // The server compiles and fills its caches on the first call; the browser cache is empty each time.
      for (const path of paths) await visit(browser, visitor, path);
      const held: boolean[] = [];
      for (const path of paths) held.push(await measure(browser, visitor, path, framework));
      say(`${load()} at the end, our own included`);
      return held.every(Boolean);
    } finally {
      await browser.close();
    }
  });
}

async function measure(
  browser: Browser,
  visitor: Visitor,
  path: string,
  framework: ReadonlySet<string>,
): Promise<boolean> {
  const visits: Visit[] = [];
  for (let time = 0; time < TIMES; time += 1) visits.push(await visit(browser, visitor, path));
  const median = (value: (visit: Visit) => number) => spread(visits.map(value)).median;
  const script = median((one) => bytesOf(one.scripts.filter(({ url }) => !framework.has(url))));
  const found = {
    lcp: median((one) => one.lcp),
    load: median((one) => one.load),
    shift: median((one) => one.shift),
    page: median((one) => one.page),
    script,
  };
  const missed = Object.entries(LIMITS).flatMap(([name, limit]) =>
    figure(found, name) <= limit ? [] : [name],
  );
  say(
    [
      path.padEnd(26),
      `LCP ${Math.round(found.lcp)} ms`,
      `load ${Math.round(found.load)} ms`,
      `shift ${found.shift.toFixed(3)}`,
      `HTML and CSS ${kilobytes(found.page)}`,
      `own script ${kilobytes(found.script)}`,
      `all script ${kilobytes(median((one) => bytesOf(one.scripts)))}`,
      missed.length > 0 ? `ABOVE THE LIMIT: ${missed.join(', ')}` : 'within limits',
    ].join('  '),
  );
  return missed.length === 0;
}

function figure(found: Readonly<Record<string, number>>, name: string): number {
  return found[name] ?? Number.NaN;
}

/** One visit with an empty cache. Bytes are those that came over the line, headers included. */
async function visit(browser: Browser, visitor: Visitor, path: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: VIEWPORT, isMobile: true, deviceScaleFactor: 2 });
  try {
    await context.addCookies(
      [...visitor.cookies].map(([name, value]) => ({ name, value, url: visitor.base })),
    );
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const loaded = await throttled(session);
    await page.addInitScript(watch);
    await page.goto(visitor.base + path, { waitUntil: 'load' });
    await page.waitForTimeout(500);
    const painted = await figures(page);
    const files = [...loaded.values()];
    return {
      ...painted,
      page: bytesOf(files.filter(({ type }) => type === 'Document' || type === 'Stylesheet')),
      scripts: files.filter(({ type }) => type === 'Script'),
    };
  } finally {
    await context.close();
  }
}

async function throttled(session: CDPSession): Promise<ReadonlyMap<string, Loaded>> {
  const loaded = new Map<string, Loaded>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    loaded.set(requestId, { type, url: response.url, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = loaded.get(requestId);
    if (known) loaded.set(requestId, { ...known, bytes: encodedDataLength });
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return loaded;
}

type Watched = { lcp: number; shift: number };

/** Runs in the page before anything else. */
function watch(): void {
  const seen: Watched = { lcp: 0, shift: 0 };
  Object.assign(window, { benchSeen: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = Math.max(seen.lcp, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) seen.shift += Number(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

async function figures(page: Page): Promise<Watched & { load: number }> {
  return page.evaluate(() => {
    const { benchSeen } = window as typeof window & { benchSeen: Watched };
    const [navigation] = performance.getEntriesByType('navigation');
    const load = navigation instanceof PerformanceNavigationTiming ? navigation.loadEventEnd : Number.NaN;
    return { ...benchSeen, load };
  });
}

function bytesOf(files: readonly Loaded[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
