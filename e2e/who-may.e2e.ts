import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  expect,
  request,
  test,
} from '@playwright/test';
import accounts from '@/db/seed/data/demo-accounts.json' with { type: 'json' };
import { paths, posts } from '@/lib/paths';
import { accountByPosts, requestByPosts } from './support/account';
import { encoded, fillDraft, siteOrigin, startDraft } from './support/draft';
import { partsSupplier } from './support/personas';
import {
  ASKERS,
  type Asker,
  FORMS,
  may,
  type Named,
  NOTHING,
  PAGES,
  privateRoutes,
  type Row,
} from './support/route-table';

type Whose = 'own' | 'other' | 'nothing';
/**
 * What an address names: something of the asker, of somebody else, and nothing there is. No group is opened here, since
 * requests for its offering would go through it in all other tests: those are tried by the matrix of verbs.
 */
type Names = Readonly<Record<Named, Readonly<{ own: string | null; other: string; nothing: string }>>>;
type Side = 'firm' | 'desk';
type Askers = ReadonlyMap<Asker, APIRequestContext>;
type Answer = { status: number; location: string; text: string };

const WHOSE = ['own', 'other', 'nothing'] as const;
const FIRM_PEOPLE: readonly Asker[] = ['owner', 'colleague', 'adviser'];

test('every page and form of account and desk stands in the table @once', () => {
  const { pages, forms } = privateRoutes();
  // These are for whoever asks: the first leads to the sign-in, the other forgets a cookie.
  expect(pages.filter((page) => page !== '/account')).toEqual(Object.keys(PAGES).toSorted());
  expect(forms.filter((form) => form !== '/account/sign-out')).toEqual(Object.keys(FORMS).toSorted());
});

test('a permitted page is told by its own heading, a permitted form by where it leads @once', () => {
  // No group is opened here, so none of its pages is had.
  const pages = Object.entries(PAGES).filter(([, { names }]) => names !== 'intake');
  expect(pages.filter(([, { h1 }]) => !h1).map(([route]) => route)).toEqual([]);
  const forms = Object.entries(FORMS).filter(([, { names }]) => !names);
  expect(forms.filter(([, { empty }]) => !empty).map(([route]) => route)).toEqual([]);
});

test('pages and forms are had by those who may, and tell others nothing @once', async ({ browser, page }) => {
  test.slow();
  await startDraft(page, 'en');
  await fillDraft(page, partsSupplier);
  await accountByPosts(page, 'en');
  const [here, elsewhere] = [await requestByPosts(page, 'O06'), await requestByPosts(page, 'O09')];
  const firm = await browser.newContext();
  const askers = await everybody();
  try {
    const ofDemoFirm = await demoRequest(firm);
    const names = {
      firm: namesFor({ request: { own: ofDemoFirm, other: here, nothing: NOTHING } }),
      desk: namesFor({ request: { own: here, other: elsewhere, nothing: NOTHING } }),
    };
    const before = await seen(askers, names);
    let cells = 0;
    for (const asker of ASKERS) {
      for (const [route, row] of Object.entries(PAGES))
        cells += await tryPage(asker, { askers, route, row, names: names[sideOf(asker, route)] });
      for (const [route, row] of Object.entries(FORMS))
        cells += await tryForm(asker, { askers, route, row, names: names[sideOf(asker, route)] });
    }
    expect(await seen(askers, names), 'what was refused has changed nothing').toEqual(before);
    expect(cells).toBeGreaterThan(ASKERS.length * (Object.keys(PAGES).length + Object.keys(FORMS).length));
    process.stdout.write(`pages and forms: ${cells} cells\n`);
  } finally {
    await firm.close();
    for (const context of askers.values()) await context.dispose();
  }
});

type Cell = { askers: Askers; route: string; row: Row; names: Names };

/** Out: how many cells were tried. */
async function tryPage(asker: Asker, { askers, route, row, names }: Cell): Promise<number> {
  const get = (path: string) => answerOf(askers, asker, (context) => context.get(path, { maxRedirects: 0 }));
  const isAllowed = may(row, asker);
  if (!row.names) {
    const answer = await get(addressOf(route, '') + (row.query ?? ''));
    expect.soft(answer.status, `${asker} opens ${route}`).toBe(isAllowed ? 200 : 403);
    expectHeading(answer, row, `${asker} opens ${route}`);
    return 1;
  }
  const named = names[row.names];
  const answers = new Map<Whose, Answer>();
  for (const whose of WHOSE) {
    const id = named[whose];
    if (id === null) continue;
    const answer = await get(addressOf(route, id) + (row.query ?? ''));
    const theirs = whose === 'own' ? 200 : 404;
    expect.soft(answer.status, `${asker} opens ${route} (${whose})`).toBe(isAllowed ? theirs : 403);
    expectHeading(answer, row, `${asker} opens ${route} (${whose})`);
    answers.set(whose, hidden(answer, id));
  }
  expect
    .soft(answers.get('other'), `${asker}, ${route}: of others and of nobody`)
    .toEqual(answers.get('nothing'));
  return answers.size;
}

/** The page that was asked for stands under its own heading, and under no other status. */
function expectHeading({ status, text }: Answer, { h1 }: Row, where: string): void {
  if (!h1) return;
  const over = /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? '';
  if (status === 200) expect.soft(over, where).toMatch(h1);
  else expect.soft(over, `${where}, refused`).not.toMatch(h1);
}

/** What may be done is done by the journeys; here only what must not be, and a form without an answer. */
async function tryForm(asker: Asker, { askers, route, row, names }: Cell): Promise<number> {
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    answerOf(askers, asker, (context) =>
      context.post(path, {
        maxRedirects: 0,
        ...(row.upload
          ? { headers: { origin: siteOrigin() }, multipart: { form: '', ...fields } }
          : {
              headers: { origin: siteOrigin(), 'content-type': 'application/x-www-form-urlencoded' },
              data: encoded(fields),
            }),
      }),
    );
  const refused = async ({ status, location }: Answer, where: string) => {
    if (status === 303) {
      const page = await answerOf(askers, asker, (context) => context.get(location, { maxRedirects: 0 }));
      expect.soft([403, 307], `${where} leads to a page that is not theirs`).toContain(page.status);
    } else expect.soft(status, where).toBe(403);
  };
  const isAllowed = may(row, asker);
  const fields = row.fields ?? {};
  if (!row.names) {
    const answer = await send(route, isAllowed ? {} : fields);
    if (isAllowed) {
      const expected = [row.empty ?? []].flat().map((to) => (typeof to === 'string' ? [303, to] : [to, '']));
      expect.soft(expected, `${asker} sends ${route} empty`).toContainEqual([answer.status, answer.location]);
    } else await refused(answer, `${asker} sends ${route}`);
    return 1;
  }
  const some = isAllowed ? (['other', 'nothing'] as const) : WHOSE;
  const answers = new Map<Whose, Answer>();
  for (const whose of some) {
    const id = names[row.names][whose];
    if (id === null) continue;
    const answer = await send(addressOf(route, id), fields);
    if (!isAllowed) await refused(answer, `${asker} sends ${route} (${whose})`);
    answers.set(whose, hidden(answer, id));
  }
  expect
    .soft(answers.get('other'), `${asker} sends ${route}: of others and of nobody`)
    .toEqual(answers.get('nothing'));
  return answers.size;
}

async function answerOf(
  askers: Askers,
  asker: Asker,
  ask: (context: APIRequestContext) => Promise<APIResponse>,
): Promise<Answer> {
  const context = askers.get(asker);
  if (!context) throw new Error(`${asker} is not there`);
  const answer = await ask(context);
  return { status: answer.status(), location: answer.headers().location ?? '', text: await answer.text() };
}

/** What was asked for stands in the answer again, and each answer has numbers of its own. */
function hidden({ status, location, text }: Answer, id: string): Answer {
  const plain = text
    .replaceAll(id, 'ID')
    .replaceAll(encodeURIComponent(id), 'ID')
    .replaceAll(/nonce="([^"]+)"/.exec(text)?.[1] ?? 'nonce', 'nonce');
  return { status, location: location.replaceAll(id, 'ID'), text: plain };
}

function addressOf(route: string, id: string): string {
  return route
    .replace('[version]', '1')
    .replace('[step]', 'pause')
    .replace('[part]', 'costs')
    .replace('[offering]', 'O06')
    .replace(/\[\w+\]/, id);
}

/** People of a firm name what firms have; all others what the desk of I03 has. */
function sideOf(asker: Asker, route: string): Side {
  if (FIRM_PEOPLE.includes(asker)) return 'firm';
  return route.startsWith('/desk') ? 'desk' : 'firm';
}

function namesFor({ request: named }: Pick<Names, 'request'>): Names {
  return {
    request: named,
    offering: { own: 'O06', other: 'O01', nothing: 'O99' },
    intake: { own: null, other: '00000000-0000-4000-8000-000000000001', nothing: NOTHING },
    import: { own: null, other: '00000000-0000-4000-8000-000000000001', nothing: NOTHING },
    firmMember: { own: membershipOf('colleague'), other: membershipOf('officer'), nothing: NOTHING },
    institutionMember: { own: membershipOf('officer'), other: membershipOf('owner'), nothing: NOTHING },
  };
}

function membershipOf(key: Asker): string {
  const found = accounts.persons.find((person) => person.key === key)?.memberships[0];
  if (!found) throw new Error(`${key} has no membership`);
  return found.id;
}

/** A session of each person of the demonstration; the adviser acts for the firm of the others. */
async function everybody(): Promise<Askers> {
  const askers = new Map<Asker, APIRequestContext>();
  for (const asker of ASKERS) {
    const context = await request.newContext({
      baseURL: siteOrigin(),
      extraHTTPHeaders: { origin: siteOrigin(), 'accept-language': 'en' },
    });
    askers.set(asker, context);
    if (asker === 'visitor') continue;
    await context.post(posts.signInDemo(), { form: { key: asker }, maxRedirects: 0 });
    if (asker === 'adviser')
      await context.post(posts.actAs(), { form: { membership: membershipOf('adviser') }, maxRedirects: 0 });
  }
  return askers;
}

/** A request of the firm of the demonstration, sent by its owner. */
async function demoRequest(firm: BrowserContext): Promise<string> {
  const page = await firm.newPage();
  await page.request.post(posts.signInDemo(), {
    form: { key: 'owner' },
    headers: { origin: siteOrigin() },
    maxRedirects: 0,
  });
  await startDraft(page, 'en');
  await fillDraft(page, partsSupplier);
  return requestByPosts(page, 'O06');
}

/** What those see who may, of all that the table names. */
async function seen(askers: Askers, { firm, desk }: Record<Side, Names>): Promise<readonly string[]> {
  const looks: readonly (readonly [Asker, string])[] = [
    ['owner', paths.accountPeople()],
    ['owner', paths.accountDetails()],
    ['owner', paths.request(firm.request.own ?? NOTHING)],
    ['institution_admin', paths.deskPeople()],
    ['institution_admin', paths.deskRequest(desk.request.own ?? NOTHING)],
    ['institution_admin', paths.deskOffering(desk.offering.own ?? NOTHING)],
  ];
  return Promise.all(
    looks.map(async ([asker, path]) => {
      const answer = await answerOf(askers, asker, (context) => context.get(path));
      expect(answer.status, path).toBe(200);
      return hidden(answer, NOTHING).text;
    }),
  );
}
