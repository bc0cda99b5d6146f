import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { api, fromMatch, ownPath, paths, posts, readReturn, returnPath } from './paths';

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
};

describe('paths', () => {
  it('builds these addresses', () => {
    expect(pages).toMatchInlineSnapshot(`
      {
        "accessibility": "/accessibility",
        "allResults": "/results?all=1",
        "check": "/diagnostic/check",
        "delete": "/diagnostic/delete?done=yes",
        "diagnostic": "/diagnostic?notice=noDraft",
        "home": "/",
        "institution": "/institutions/I01",
        "institutions": "/institutions",
        "look": "/look?from=%2Fdiagnostic%2Fsize%3Ffrom%3Dcheck",
        "match": "/results/O01",
        "method": "/method",
        "offering": "/offerings/O01",
        "offerings": "/offerings?q=milk+%26+co&open=1&page=2",
        "print": "/results/print",
        "privacy": "/privacy",
        "results": "/results",
        "resume": "/diagnostic/resume?code=8K3M-22WQ-H7PA&problem=wrong",
        "saved": "/diagnostic/saved",
        "screen": "/diagnostic/size?from=check",
      }
    `);
  });

  it.each(Object.entries(pages))('%s has a page', (_, path) => {
    expect(hasRoute(routes, path)).toBe(true);
  });

  it('covers every entry', () => {
    expect([...Object.keys(pages), 'problem'].toSorted()).toEqual(Object.keys(paths).toSorted());
  });

  it.each([
    ...Object.entries(posts).map(([name, build]) => [name, build('size')] as const),
    ['activities', api.activities('milk', 'en')] as const,
    ['offerings as data', api.offerings()] as const,
    ['offering as data', api.offering('O01')] as const,
    ['health', api.health()] as const,
    ['problem', paths.problem('unavailable', '/', 'id')] as const,
  ])('%s has a handler', (_, path) => {
    expect(hasRoute(handlers, path)).toBe(true);
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
