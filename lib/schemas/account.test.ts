import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailProblem, nameProblem, passwordLengthProblem, readEmail, readPassword } from './account';

describe('an address', () => {
  it.each([
    ['rosa@example.org', 'rosa@example.org'],
    ['  Rosa.Diaz+puente@Example.ORG ', 'rosa.diaz+puente@example.org'],
    ['rosa@example.org\u200b', 'rosa@example.org'],
    ['jose\u0301@example.org', 'jos\u00e9@example.org'],
    ["o'neill@sub.example.co.uk", "o'neill@sub.example.co.uk"],
    ['ROSA@AÑO.EXAMPLE', 'rosa@año.example'],
    ['rosa@xn--ao-zja.xn--p1ai', 'rosa@xn--ao-zja.xn--p1ai'],
  ])('%j is %s', (typed, email) => {
    expect(readEmail(typed)).toBe(email);
    expect(emailProblem(typed)).toBeNull();
  });

  it.each([
    'rosa',
    'rosa@',
    '@example.org',
    'rosa@example',
    'rosa@@example.org',
    'rosa@example..org',
    'rosa@-example.org',
    'rosa@example-.org',
    'rosa diaz@example.org',
    'rosa@example.org, tomas@example.org',
    'rosa@example.org;tomas@example.org',
    'Rosa <rosa@example.org>',
    '"rosa"@example.org',
    'rosa@[127.0.0.1]',
    'rosa@example.org\u0000',
    'rosa\u202e@example.org',
    `${'x'.repeat(65)}@example.org`,
    `rosa@${'x'.repeat(64)}.org`,
    `rosa@${'example.'.repeat(40)}org`,
    'x'.repeat(100_000),
    `${'a@'.repeat(200)}`,
  ])('%j is none', (typed) => {
    expect(readEmail(typed)).toBeNull();
    expect(emailProblem(typed)).toBe('not_an_address');
  });

  it('reads as itself once it has been read, and never breaks a line of a mail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' }), fc.string()), (typed) => {
        const email = readEmail(typed);
        if (email === null) return;
        expect(readEmail(email)).toBe(email);
        expect(readEmail(` ${email.toUpperCase().toLowerCase()}`)).toBe(email);
        expect(email).not.toMatch(/[\s\p{C}<>,;"]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('is missing where nothing is typed', () => {
    expect(emailProblem('  ')).toBe('missing');
  });
});

describe('a name', () => {
  it.each([
    'Rosa Díaz',
    '李小龍',
    'علي',
    'Nguyễn Thị Minh',
    "O'Neill & Sons",
    'x'.repeat(120),
    '😀'.repeat(120),
  ])('%s will do', (typed) => {
    expect(nameProblem(typed)).toBeNull();
  });

  it.each([
    ['', 'missing'],
    [' \u200b ', 'missing'],
    ['x'.repeat(121), 'too_long'],
    ['x'.repeat(100_000), 'too_long'],
    ['Rosa\u0000', 'strange_characters'],
    ['Rosa\ud800', 'strange_characters'],
    ['Rosa \u202ezaiD', 'strange_characters'],
  ] as const)('%j is %s', (typed, problem) => {
    expect(nameProblem(typed)).toBe(problem);
  });
});

describe('the length of a password', () => {
  it.each([
    ['', false, 'missing'],
    ['é'.repeat(11), false, 'too_short'],
    ['e\u0301'.repeat(11), false, 'too_short'],
    ['é'.repeat(12), false, null],
    ['é'.repeat(14), true, 'too_short'],
    ['é'.repeat(15), true, null],
    ['😀'.repeat(128), true, null],
    ['😀'.repeat(129), true, 'too_long'],
    ['ế'.normalize('NFD').repeat(128), true, null],
    ['x'.repeat(50_000), false, 'too_long'],
  ] as const)('%# is counted in characters', (typed, isStaff, problem) => {
    expect(passwordLengthProblem(typed, isStaff)).toBe(problem);
  });

  it('says nothing about what it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 40 }), (typed) => {
        const password = readPassword(typed) ?? '';
        const long = [...password].length >= 12;
        expect(passwordLengthProblem(typed, false)).toBe(long ? null : 'too_short');
        expect(readPassword(typed.normalize('NFD'))).toBe(password);
      }),
    );
  });
});
