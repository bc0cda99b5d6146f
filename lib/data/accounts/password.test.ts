import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSWORD_LENGTH, readPassword } from '../../schemas/account';
import { commonPasswords, isCommon } from './common-passwords';
import { hashPassword, isPassword, passwordProblem } from './password';

const firm = { isStaff: false, words: ['Bodega Sur', 'rosa.diaz@bodega-sur.example', 'Rosa Díaz'] };
const staff = { ...firm, isStaff: true };

/** Any text, in characters of one to four bytes, and not only of one script. */
const anyPassword = (least: number, most: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        fc.constantFrom('😀', 'ñ', 'ж', '猫', ' '),
      ),
      {
        minLength: least,
        maxLength: most,
      },
    )
    .map((parts) => parts.join('').normalize('NFC'))
    .filter((text) => [...text].length >= least && [...text].length <= most);

describe('a password', () => {
  it('may be any text of a length that will do, and is taken whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyPassword(PASSWORD_LENGTH.least, PASSWORD_LENGTH.most), async (password) => {
        const problem = await passwordProblem(password, firm);
        // Whatever is refused is refused for being easy to guess, and never for what it is made of.
        expect([null, 'too_common']).toContain(problem);
        const hash = await hashPassword(password);
        expect(await isPassword(readPassword(password) ?? '', hash)).toBe(true);
        const [last = ''] = [...password].slice(-1);
        const other = `${password.slice(0, -last.length)}${last === 'x' ? 'y' : 'x'}`;
        expect(await isPassword(readPassword(other) ?? '', hash)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same from every keyboard', async () => {
    const hash = await hashPassword('contrase\u00f1a de mi caf\u00e9');
    expect(await isPassword(readPassword('contrasen\u0303a de mi cafe\u0301') ?? '', hash)).toBe(true);
    expect(await isPassword(readPassword('contrasena de mi cafe') ?? '', hash)).toBe(false);
  });

  it('counts characters and not bytes: 128 of four bytes each', async () => {
    const longest = Array.from({ length: 128 }, (_, index) => String.fromCodePoint(0x1f300 + index * 3)).join(
      '',
    );
    expect(Buffer.byteLength(longest)).toBe(512);
    expect(await passwordProblem(longest, staff)).toBeNull();
    expect(await passwordProblem(`${longest}a`, staff)).toBe('too_long');
    expect(await isPassword(longest, await hashPassword(longest))).toBe(true);
    expect(await passwordProblem('😀🐈🚜🌵🍇🌽🥑🌶🧂🍷🏔', firm)).toBe('too_short');
    expect(await passwordProblem('😀🐈🚜🌵🍇🌽🥑🌶🧂🍷🏔🐎', firm)).toBeNull();
  });

  it('of 50,000 characters is refused before it is hashed', async () => {
    expect(readPassword('x'.repeat(50_000))).toBeNull();
    expect(await passwordProblem('x'.repeat(50_000), firm)).toBe('too_long');
    await expect(hashPassword('x'.repeat(50_000))).rejects.toThrow();
  });

  it.each([
    ['twelve char!', firm, null],
    ['eleven char', firm, 'too_short'],
    ['fifteen chars !', staff, null],
    ['fourteen chars', staff, 'too_short'],
    ['', firm, 'missing'],
  ])('%j is judged by its length', async (password, owner, problem) => {
    expect(await passwordProblem(password, owner)).toBe(problem);
  });

  it('is hashed with another salt each time, at the cost that was decided', async () => {
    const [one, other] = [
      await hashPassword('tractor under moons'),
      await hashPassword('tractor under moons'),
    ];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is never right where there is none', async () => {
    for (const tried of ['', 'x', 'null']) expect(await isPassword(tried, null)).toBe(false);
  });
});

describe('common passwords', () => {
  it('are more than ten thousand', async () => {
    expect((await commonPasswords()).size).toBeGreaterThan(10_000);
  });

  it.each([
    'qwertyuiop123456',
    'PASSWORD12345',
    'passwordpassword',
    'iloveyou2024!!!',
    '123456789012',
    '12345678901234',
    'abcdefghijklmn',
    'nmlkjihgfedcba',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    '202420242024',
    'Bodega-Sur-2026',
    'bodegasurbodegasur',
    'Puente2026!!!!',
    'puente empresa 1',
    'rosadiaz19801980',
    'contraseña123',
  ])('are no passwords: %s', async (password) => {
    expect(await isCommon(password, firm.words)).toBe(true);
  });

  it.each([
    'tractor under nine pale moons',
    'el perro verde canta de noche',
    '4829 1734 a 9912 07',
    'bodega of the quiet river',
    'kX9#mQ2$vL7!',
  ])('are not: %s', async (password) => {
    expect(await isCommon(password, firm.words)).toBe(false);
  });

  it('are found in no time in the longest text', async () => {
    for (const text of ['ab'.repeat(64), 'a1'.repeat(64), `${'a'.repeat(127)}b`, '1'.repeat(127)])
      expect(typeof (await isCommon(text, firm.words))).toBe('boolean');
  });
});
