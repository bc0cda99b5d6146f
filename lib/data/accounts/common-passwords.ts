import 'server-only';

/** What this site is about, in both languages. */
const OWN_WORDS = [
  'puente',
  'password',
  'contraseña',
  'empresa',
  'firma',
  'company',
  'diagnostico',
  'diagnostic',
];
/** Longest word that, repeated, makes no password: `abcabcabcabc`, `202420242024`. */
const SHORT = 4;
/** Shorter words are parts of others too often to tell anything. */
const WORD_LEAST = 4;

/**
 * In: a password and words anybody would try first. Out: whether it is one of the common ones, one of the words, or
 * either of them repeated or with figures and signs at its ends.
 */
export async function isCommon(typed: string, words: readonly string[]): Promise<boolean> {
  const common = await commonPasswords();
  const own = new Set(
    [...OWN_WORDS, ...words.flatMap(partsOf)]
      .flatMap((word) => [folded(word), lettersOf(folded(word))])
      .filter((word) => word.length >= WORD_LEAST),
  );
  const isKnown = (text: string) => common.has(text) || own.has(text);
  const whole = folded(typed);
  if (unitOf(whole).length <= SHORT || isRun(whole)) return true;
  return formsOf(whole).some((form) => isKnown(form) || isKnown(unitOf(form)) || isMadeOf(form, own));
}

/** As typed, without figures and signs at the ends, and by its letters alone. */
function formsOf(whole: string): readonly string[] {
  const bare = whole.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  return [whole, bare, lettersOf(whole)].filter((form) => form.length >= WORD_LEAST);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '');
}

/** `12345678901234`, `abcdefghijklm`, and either of them backwards. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => stepOf(code - (codes[index] ?? 0), text)));
  return steps.size === 1 && [1, -1].some((step) => steps.has(step));
}

/** After nine comes nought. */
function stepOf(step: number, text: string): number {
  return /^\d+$/.test(text) && Math.abs(step) === 9 ? -step / 9 : step;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();
}

/** A name or an address, whole and in parts. */
function partsOf(text: string): readonly string[] {
  return [text, ...text.split(/[\s@.,;:_-]+/)];
}

/** The shortest text that, repeated, is this one. */
function unitOf(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1));
}

/** Nothing but own words, one after the other, with figures and signs between them. */
function isMadeOf(text: string, own: ReadonlySet<string>): boolean {
  const longestFirst = [...own].toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ' '), text);
  return rest !== text && !/\p{L}/u.test(rest);
}

let loaded: Promise<ReadonlySet<string>> | undefined;

/** Read when first needed: pages that set no password do not wait for it. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(folded)),
  );
  return loaded;
}
