/** A visitor of the benchmark: keeps its cookies, posts forms as a browser without script does. */
export type Visitor = { base: string; cookies: ReadonlyMap<string, string> };

type Fields = Readonly<Record<string, string>>;

// Enough answers for a match page with scores, reasons and statuses of every kind.
const ANSWERS: readonly { screen: string; fields: Fields }[] = [
  { screen: 'country', fields: { 'firm.country': 'AR' } },
  { screen: 'place', fields: { 'firm.subdivision': 'AR-X' } },
  { screen: 'activity', fields: { 'firm.isic.query': '2930', 'firm.isic': '2930' } },
  { screen: 'size', fields: { 'firm.employees': '24', 'firm.year_started': '2009' } },
  { screen: 'work-process', fields: { 'cap.ops': '2', 'cap.qms': '1', 'cap.imp': '1' } },
  {
    screen: 'priorities',
    fields: { 'need.priorities.1': 'QMS', 'need.priorities.2': 'OPS', 'need.priorities.3': 'LNK' },
  },
  { screen: 'know', fields: { 'need.know.what': '2', 'need.know.how': '1', 'need.know.why': '0' } },
  { screen: 'learning', fields: { 'learn.seek': '2', 'learn.understand': '2' } },
  { screen: 'change', fields: { 'learn.try': '1', 'learn.keep': '2' } },
  { screen: 'languages', fields: { 'access.languages': 'es' } },
];

/** A question page with answers behind it. */
export const QUESTION_PATH = '/diagnostic/work-process';
export const MATCHES_PATH = '/results';

/** Starts a diagnostic, answers a part of it and asks for results, all over HTTP. */
export async function visitorWithResults(base: string): Promise<Visitor> {
  let visitor: Visitor = { base, cookies: new Map() };
  visitor = await post(visitor, '/diagnostic/start', {});
  for (const { screen, fields } of ANSWERS) {
    const version = await versionOf(visitor, screen);
    visitor = await post(visitor, `/diagnostic/answers/${screen}`, { ...fields, version, go: 'next' });
  }
  visitor = await post(visitor, '/results/runs', {});
  // An empty page would be fast.
  if (!(await open(visitor, MATCHES_PATH)).includes(`${MATCHES_PATH}/O`))
    throw new Error('the match page has no match');
  return visitor;
}

/** The `cookie` header of the visitor. */
export function cookieHeader(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** In: a visitor and a path. Out: the page; throws unless it answers 200. */
export async function open(visitor: Visitor, path: string): Promise<string> {
  const response = await fetch(visitor.base + path, {
    headers: { cookie: cookieHeader(visitor) },
    redirect: 'manual',
  });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return response.text();
}

async function versionOf(visitor: Visitor, screen: string): Promise<string> {
  const page = await open(visitor, `/diagnostic/${screen}`);
  const input = /<input[^>]*name="version"[^>]*>/.exec(page)?.[0] ?? '';
  return /value="(\d+)"/.exec(input)?.[1] ?? '0';
}

async function post(visitor: Visitor, path: string, fields: Fields): Promise<Visitor> {
  const response = await fetch(visitor.base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: visitor.base,
      cookie: cookieHeader(visitor),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  });
  if (response.status !== 303) throw new Error(`${path} answered ${response.status} to a form`);
  const set = response.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line));
  const cookies = set.flatMap((found) => (found?.[1] ? [[found[1], found[2] ?? ''] as const] : []));
  return { ...visitor, cookies: new Map([...visitor.cookies, ...cookies]) };
}
