import { beforeEach, expect, it, vi } from 'vitest';
import { GET as confirmDelete } from '@/app/diagnostic/delete/confirm/route';
import { GET as language } from '@/app/language/route';
import { markOf } from '@/lib/data/diagnostics/drawn-with';
import { DataError, noDraft, otherDraft } from '@/lib/data/errors';
import { PART_BYTES } from '@/lib/schemas/limits';
import { formRoute, leadTo } from './form-route';

const browser = vi.hoisted(() => ({ account: vi.fn(), hasEnded: vi.fn() }));
vi.mock('@/lib/auth/context', () => ({
  requestContext: async () => ({}),
  requestAccount: browser.account,
  sessionHasEnded: browser.hasEnded,
}));
vi.mock('@/lib/auth/request', () => ({
  requestId: async () => 'r1',
  requestLocale: async () => 'en',
  requestAppearance: async () => 'system',
}));

it('leads from an address that only takes a form to the page of the form', async () => {
  for (const [answer, path] of [
    [leadTo('/diagnostic/check')(), '/diagnostic/check'],
    [confirmDelete(), '/diagnostic/delete'],
    [language(), '/'],
  ] as const) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('');
  }
});

beforeEach(() => {
  browser.account.mockResolvedValue(null);
  browser.hasEnded.mockResolvedValue(false);
});

/** A form as it is sent from a page of ours. */
function sentTo(path: string, body = 'firm.employees=9'): Request {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  return new Request(`http://localhost${path}`, { method: 'POST', headers, body });
}

const route = { params: Promise.resolve({}) };

it('takes a form as large as its page needs and no larger, and an ordinary one otherwise', async () => {
  const taken = async (size: number, ...limit: number[]) =>
    (await formRoute(async () => '/', ...limit)(sentTo('/desk', 'a'.repeat(size)), route)).status;
  expect([await taken(64 * 1024), await taken(64 * 1024 + 1)]).toEqual([303, 413]);
  expect([await taken(64 * 1024 + 1, PART_BYTES), await taken(PART_BYTES + 1, PART_BYTES)]).toEqual([
    303, 413,
  ]);
});

const gone = formRoute(async () => {
  throw noDraft();
});

it('says that what was written is lost only where answers were sent to a draft that is gone', async () => {
  const told = async (path: string) => {
    const answer = await gone(sentTo(path), route);
    expect(answer.status).toBe(404);
    return answer.text();
  };
  expect(await told('/diagnostic/answers/size')).toContain('What you just wrote here was not saved.');
  expect(await told('/diagnostic/consent')).not.toContain('was not saved');
});

const ofOther = formRoute(async () => {
  throw otherDraft('markofheld');
});

it('keeps what was typed beside other answers, to be added to those that are open now', async () => {
  const body = 'draft=old&version=3&shown=ab&tab=t&turn=2&firm.employees=9&go=next';
  const answer = await ofOther(sentTo('/diagnostic/answers/size', body), route);
  expect(answer.status).toBe(409);
  const html = await answer.text();
  expect(html).toContain('This page is about other answers');
  const sent = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  expect(Object.fromEntries(sent.map(([, name, value]) => [name, value]))).toEqual({
    draft: 'markofheld',
    'firm.employees': '9',
    go: 'next',
  });
  expect(html).toContain('action="/diagnostic/answers/size"');
  expect(html).toContain('href="/diagnostic/resume"');
});

it('sends nothing on that only decides about other answers, and leads firms with an account there', async () => {
  expect(await (await ofOther(sentTo('/diagnostic/delete/confirm'), route)).text()).not.toContain('<form');
  browser.account.mockResolvedValue({ person: {} });
  const html = await (await ofOther(sentTo('/diagnostic/answers/size'), route)).text();
  expect(html).toContain('choose their firm in your account');
  expect(html).not.toContain('href="/diagnostic/resume"');
});

const forbidden = formRoute(async () => {
  throw new DataError('forbidden', { action: 'diagnostic.save' });
});

function hiddenFields(html: string): unknown {
  const sent = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(sent.map(([, name, value]) => [name, value]));
}

it('keeps what was typed on a page of an account for that account, whatever this browser holds since', async () => {
  const draft = markOf('one', 'account');
  const body = `draft=${draft}&version=3&firm.employees=9&go=next`;
  for (const post of [ofOther, gone]) {
    const answer = await post(sentTo('/diagnostic/answers/size', body), route);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('You are signed out');
    expect(html).toContain('href="/sign-in" target="_blank"');
    // With the mark of the firm: never as a form of what is held now.
    expect(hiddenFields(html)).toEqual({ draft, version: '3', 'firm.employees': '9', go: 'next' });
    expect(html.match(/<form/g)).toHaveLength(1);
    expect(html).not.toContain('/diagnostic/resume');
  }
  const other = await ofOther(sentTo('/diagnostic/delete/confirm', `draft=${draft}`), route);
  expect([other.status, other.headers.get('location')]).toEqual([303, '/sign-in']);
});

it('keeps what was typed on a page of a code for that code, whoever has signed in since', async () => {
  browser.account.mockResolvedValue({ person: {} });
  const draft = markOf('one', 'visitor');
  const body = `draft=${draft}&version=3&firm.employees=9&go=next`;
  for (const post of [ofOther, gone, forbidden]) {
    const html = await (await post(sentTo('/diagnostic/answers/size', body), route)).text();
    expect(html).toContain('You have signed in since');
    expect(html).toContain('href="/account" target="_blank"');
    expect(hiddenFields(html)).toEqual({ draft, version: '3', 'firm.employees': '9', go: 'next' });
    expect(html).not.toContain('choose their firm');
  }
  const decided = await (await ofOther(sentTo('/diagnostic/delete/confirm', `draft=${draft}`), route)).text();
  expect(decided).toContain('open them with their code');
  expect(decided).not.toContain('<form');
});

it('speaks of codes and devices only to those without an account', async () => {
  const resume = 'href="/diagnostic/resume"';
  expect(await (await gone(sentTo('/diagnostic/form'), route)).text()).toContain(resume);
  browser.account.mockResolvedValue({ person: {} });
  const answer = await gone(sentTo('/diagnostic/form'), route);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain(resume);
});

it.each(['request', 'membership', 'person', 'diagnostic'])(
  'does not speak of the answers of this browser where a %s was looked for and not found',
  async (entity) => {
    const missed = formRoute(async () => {
      throw new DataError('not_found', { entity });
    });
    const answer = await missed(sentTo('/sign-in/demo'), route);
    expect(answer.status).toBe(404);
    const text = await answer.text();
    expect(text).toContain('We cannot find this page');
    expect(text).not.toContain('href="/diagnostic"');
  },
);

it('leads whoever was signed out to the sign-in page, and tells others that they may not', async () => {
  const forbidden = formRoute(async () => {
    throw new DataError('forbidden', { action: 'people.change' });
  });
  const refused = await forbidden(sentTo('/account/people/invite'), route);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('href="/account"');
  browser.hasEnded.mockResolvedValue(true);
  for (const ended of [forbidden, gone]) {
    const answer = await ended(sentTo('/account/people/invite'), route);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
  }
});

it.each([
  ['invalid', 400, 'We could not read this form'],
  ['conflict', 409, 'This cannot be done any more'],
] as const)('tells of what is %s as such, and not as a fault of the site', async (code, status, title) => {
  const failing = formRoute(async () => {
    throw new DataError(code, { entity: 'owner' });
  });
  const answer = await failing(sentTo('/account/people/invite'), route);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(title);
});

it.each([
  ['7', '420', 'Wait 7 minutes'],
  ['1', '60', 'Wait one minute'],
  ['', '900', 'Wait 15 minutes'],
])('says how long to wait after too many tries (%j minutes known)', async (minutes, seconds, said) => {
  const limited = formRoute(async () => {
    throw new DataError('too_many', { minutes });
  });
  const answer = await limited(sentTo('/account/people/invite'), route);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, seconds]);
  expect(await answer.text()).toContain(said);
});
