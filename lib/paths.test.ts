import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { api, fromMatch, ownPath, paths, posts, readReturn, returnPath, shortQuery } from './paths';

const APP = join(import.meta.dirname, '..', 'app');

/** Routes of app/ as patterns: `[id]` stands for any one segment, `(group)` for none. */
const routes = files(APP, /^page\.tsx$/);
const handlers = files(APP, /^route\.ts$/);

function files(folder: string, name: RegExp): RegExp[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(APP, entry.parentPath).split(sep))
    .map((segments) => segments.filter((segment) => segment !== '' && !segment.startsWith('(')))
    .map((segments) => new RegExp(`^/${segments.map((one) => one.replace(/^\[.+\]$/, '[^/]+')).join('/')}$`));
}

function hasRoute(list: readonly RegExp[], path: string): boolean {
  return list.some((route) => route.test(path.split('?')[0] ?? ''));
}

const pages: Readonly<Record<string, string>> = {
  home: paths.home(),
  offerings: paths.offerings({ q: 'milk & co', open: '1', page: 2 }),
  offering: paths.offering('O01'),
  institutions: paths.institutions(),
  institution: paths.institution('I01'),
  method: paths.method(),
  privacy: paths.privacy(),
  accessibility: paths.accessibility(),
  look: paths.look('/diagnostic/size?from=check'),
  diagnostic: paths.diagnostic('noDraft'),
  screen: paths.screen('size', 'check'),
  check: paths.check(),
  saved: paths.saved(),
  resume: paths.resume('8K3M-22WQ-H7PA', 'wrong'),
  delete: paths.delete('yes'),
  results: paths.results(),
  match: paths.match('O01'),
  print: paths.print(),
  allResults: paths.allResults(),
  outbox: paths.outbox(),
  outboxMail: paths.outboxMail('4c1f9a7e-0000-4000-8000-000000000000'),
  signIn: paths.signIn('/account/requests', { again: '1' }),
  newPassword: paths.newPassword(),
  secondStep: paths.secondStep({ next: '/account/requests' }),
  providerProblem: paths.providerProblem('unknown', { next: '/account/requests' }),
  linkSent: paths.linkSent(),
  link: paths.link('abc'),
  signUp: paths.signUp(),
  account: paths.account(),
  accountDetails: paths.accountDetails({ done: 'saved' }),
  ownSecondStep: paths.ownSecondStep({ done: 'off' }),
  accountPeople: paths.accountPeople(),
  endAccess: paths.endAccess('m1'),
  accountData: paths.accountData(),
  eraseAccount: paths.eraseAccount(),
  sessions: paths.sessions(),
  savedOfferings: paths.savedOfferings({ done: 'note' }),
  unsent: paths.unsent(),
  history: paths.history({ from: '2026-11-01', to: '2026-12-01' }),
  notices: paths.notices(),
  requests: paths.requests({ page: 2 }),
  request: paths.request('r1', { again: '1' }),
  newRequest: paths.newRequest('O08'),
  deskEndAccess: paths.deskEndAccess('m1'),
  deskPeople: paths.deskPeople(),
  deskRequests: paths.deskRequests({ state: 'sent' }),
  deskRequest: paths.deskRequest('r1'),
  deskOfferings: paths.deskOfferings({ state: 'paused' }),
  deskBulk: paths.deskBulk({ step: 'pause', ids: ['O01', 'O02'], done: 1 }),
  importOfferings: paths.importOfferings({ again: '1' }),
  importReview: paths.importReview('i1', { show: 'refused', page: 2 }),
  deskOffering: paths.deskOffering('O01'),
  deskVersion: paths.deskVersion('O01', 2),
  deskCompare: paths.deskCompare('O01', { from: 1, to: 2 }),
  editOffering: paths.editOffering('O01', { again: '1' }),
  editPart: paths.editPart('O01', 'for-whom', { again: '1' }),
  newOffering: paths.newOffering({ again: '1' }),
  offeringRule: paths.offeringRule('O01', { done: 'added' }),
  ruleAdd: paths.ruleAdd('O01', { group: 'eligibility', q: 'people' }),
  ruleCondition: paths.ruleCondition('O01', { node: 'n1' }),
  ruleTestFirm: paths.ruleTestFirm('O01', { firm: 'f1' }),
  publishOffering: paths.publishOffering('O01'),
  closeOffering: paths.closeOffering('O01', 'pause'),
  discardDraft: paths.discardDraft('O01'),
  deskIntakes: paths.deskIntakes('O01'),
  newIntake: paths.newIntake('O01'),
  deskIntake: paths.deskIntake('i1', { done: 'opened' }),
  editIntake: paths.editIntake('i1'),
  intakeStep: paths.intakeStep('i1', 'choose'),
  intakeMarks: paths.intakeMarks('i1'),
};

/** Not drawn as pages. */
const FILES = [
  'sheet',
  'provider',
  'providerReturn',
  'exportJson',
  'exportCsv',
  'exportAnswers',
  'exportOfferingsCsv',
  'exportOfferingsJson',
  'importRefused',
];

describe('paths', () => {
  it('builds these addresses', () => {
    expect(pages).toMatchInlineSnapshot(`
      {
        "accessibility": "/accessibility",
        "account": "/account",
        "accountData": "/account/data",
        "accountDetails": "/account/details?done=saved",
        "accountPeople": "/account/people",
        "allResults": "/results?all=1",
        "check": "/diagnostic/check",
        "closeOffering": "/desk/offerings/O01/close/pause",
        "delete": "/diagnostic/delete?done=yes",
        "deskBulk": "/desk/offerings/bulk?step=pause&offering=O01&offering=O02&done=1",
        "deskCompare": "/desk/offerings/O01/compare?from=1&to=2",
        "deskEndAccess": "/desk/people/m1",
        "deskIntake": "/desk/intakes/i1?done=opened",
        "deskIntakes": "/desk/offerings/O01/intakes",
        "deskOffering": "/desk/offerings/O01",
        "deskOfferings": "/desk/offerings?state=paused",
        "deskPeople": "/desk/people",
        "deskRequest": "/desk/requests/r1",
        "deskRequests": "/desk/requests?state=sent",
        "deskVersion": "/desk/offerings/O01/versions/2",
        "diagnostic": "/diagnostic?notice=noDraft",
        "discardDraft": "/desk/offerings/O01/discard",
        "editIntake": "/desk/intakes/i1/edit",
        "editOffering": "/desk/offerings/O01/edit?again=1",
        "editPart": "/desk/offerings/O01/edit/for-whom?again=1",
        "endAccess": "/account/people/m1",
        "eraseAccount": "/account/data/erase",
        "history": "/account/history?from=2026-11-01&to=2026-12-01",
        "home": "/",
        "importOfferings": "/desk/offerings/import?again=1",
        "importReview": "/desk/offerings/import/i1?show=refused&page=2",
        "institution": "/institutions/I01",
        "institutions": "/institutions",
        "intakeMarks": "/desk/intakes/i1/marks",
        "intakeStep": "/desk/intakes/i1/step/choose",
        "link": "/sign-in/link/abc",
        "linkSent": "/sign-in/sent",
        "look": "/look?from=%2Fdiagnostic%2Fsize%3Ffrom%3Dcheck",
        "match": "/results/O01",
        "method": "/method",
        "newIntake": "/desk/offerings/O01/intakes/new",
        "newOffering": "/desk/offerings/new?again=1",
        "newPassword": "/sign-in/new-password",
        "newRequest": "/account/requests/new/O08",
        "notices": "/account/notices",
        "offering": "/offerings/O01",
        "offeringRule": "/desk/offerings/O01/rule?done=added",
        "offerings": "/offerings?q=milk+%26+co&open=1&page=2",
        "outbox": "/outbox",
        "outboxMail": "/outbox/4c1f9a7e-0000-4000-8000-000000000000",
        "ownSecondStep": "/account/second-step?done=off",
        "print": "/results/print",
        "privacy": "/privacy",
        "providerProblem": "/sign-in/provider/problem?why=unknown&next=%2Faccount%2Frequests",
        "publishOffering": "/desk/offerings/O01/publish",
        "request": "/account/requests/r1?again=1",
        "requests": "/account/requests?page=2",
        "results": "/results",
        "resume": "/diagnostic/resume?code=8K3M-22WQ-H7PA&problem=wrong",
        "ruleAdd": "/desk/offerings/O01/rule/add?group=eligibility&q=people",
        "ruleCondition": "/desk/offerings/O01/rule/condition?node=n1",
        "ruleTestFirm": "/desk/offerings/O01/rule/test-firm?firm=f1",
        "saved": "/diagnostic/saved",
        "savedOfferings": "/account/saved?done=note",
        "screen": "/diagnostic/size?from=check",
        "secondStep": "/sign-in/second-step?next=%2Faccount%2Frequests",
        "sessions": "/account/sessions",
        "signIn": "/sign-in?next=%2Faccount%2Frequests&again=1",
        "signUp": "/sign-up",
        "unsent": "/account/unsent",
      }
    `);
  });

  it.each(Object.entries(pages))('%s has a page', (_, path) => {
    expect(hasRoute(routes, path)).toBe(true);
  });

  it('covers every entry', () => {
    expect([...Object.keys(pages), ...FILES, 'problem'].toSorted()).toEqual(Object.keys(paths).toSorted());
  });

  it.each([
    ...Object.entries(posts).map(([name, build]) => [name, build('size', 'steps')] as const),
    ['activities', api.activities('milk', 'en')] as const,
    ['offerings as data', api.offerings()] as const,
    ['offering as data', api.offering('O01')] as const,
    ['health', api.health()] as const,
    ['the export as JSON', paths.exportJson()] as const,
    ['the export as CSV', paths.exportCsv()] as const,
    ['the answers as CSV', paths.exportAnswers()] as const,
    ['the offerings as CSV', paths.exportOfferingsCsv()] as const,
    ['the offerings as JSON', paths.exportOfferingsJson()] as const,
    ['the refused rows', paths.importRefused('i1')] as const,
    ['problem', paths.problem('unavailable', '/', 'id')] as const,
  ])('%s has a handler', (_, path) => {
    expect(hasRoute(handlers, path)).toBe(true);
  });
});

describe('shortQuery', () => {
  const short = (path: string, query: string) => shortQuery(path, new URLSearchParams(query));

  it('leaves out what a form sends empty, once', () => {
    const sent = 'q=queso+fresco&type=&country=AR&size=%20&open=1';
    expect(short('/offerings', sent)).toBe('q=queso+fresco&country=AR&open=1');
    expect(short('/offerings', short('/offerings', sent) ?? '')).toBeNull();
    expect(short('/institutions', 'q=&type=')).toBe('');
    expect(short('/desk/requests', 'state=')).toBe('');
  });

  it('leaves every other address as it is', () => {
    for (const query of ['', 'lang=es', 'q=a&q=b', 'page=2']) expect(short('/offerings', query)).toBeNull();
    expect(short('/diagnostic/resume', 'code=')).toBeNull();
  });
});

describe('ownPath', () => {
  it.each(['/', '/method', '/diagnostic/size?from=check', '/offerings?q=a%20b&page=2'])(
    'keeps %s',
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    '',
    'method',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/%5c',
    'https://evil.example',
    'javascript:alert(1)',
    '/a//evil.example',
    '/a\r\nset-cookie: b',
    '/\u0000',
    ' /method',
  ])('sends %j home or keeps it on this site', (path) => {
    const kept = ownPath(path);
    expect(new URL(kept, 'https://puente.example').origin).toBe('https://puente.example');
    expect(kept).toMatch(/^\/[\x21-\x7e]*$/);
  });
});

describe('where a screen returns to', () => {
  it.each([
    ['check', paths.check()],
    ['results', paths.results()],
    [fromMatch('O08'), paths.match('O08')],
  ])('%s leads to %s', (from, path) => {
    const returns = readReturn(from);
    expect(returns).toBe(from);
    expect(returns && returnPath(returns)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'match-',
    'match-..',
    'match-../diagnostic/delete',
    'match-O08?x',
    'match-//evil.example',
    'match-O08\n',
    `match-${'O'.repeat(61)}`,
    'https://evil.example',
    '/results',
    'CHECK',
  ])('knows no %j', (from) => {
    expect(readReturn(from)).toBeUndefined();
  });
});
