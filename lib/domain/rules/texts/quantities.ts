import type { Measure, StatedLimit } from './types';

const WORDS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ twelve: 12, twenty: 20, thirty: 30, fifty: 50, 'a hundred': 100 },
};
const NUMBER = `(?:\\d[\\d,]*|${Object.keys(WORDS).join('|')})`;
/** Words before a number, and what they make of it. */
const BEFORE =
  'fewer than|less than|under|below|up to|no more than|not more than|at most|a maximum of|at least|no fewer than|a minimum of|more than|over|greater the[na]';
const AFTER = 'or fewer|or less|or more';
const STAFF = 'employees|members of staff|staff';
const PEOPLE = `${STAFF}|people|persons`;
const ADJECTIVE = '(?:(?:full-time|full time|permanent|paid) )?';
const MONEY = '([£€$]) ?(\\d[\\d,]*(?:\\.\\d+)?) ?(million|m|k)?\\b';
const UNITS: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR', $: 'USD' };
const MONTHS_PER_YEAR = 12;

type Ends = { min: number | null; max: number | null };
type Reader = {
  measure: Measure;
  pattern: RegExp;
  read: (match: RegExpMatchArray) => (Ends & { unit?: string }) | null;
};

const READERS: readonly Reader[] = [
  // "employ fewer than 250 people", "employing less than 250"; not "support for up to 3 employees per business".
  staff(`\\bemploy(?:s|ing)? (?<how>${BEFORE}) (?<number>${NUMBER})\\b(?: ${ADJECTIVE}(?:${PEOPLE}))?`),
  staff(`\\bemploy(?:s|ing)? (?<number>${NUMBER}) (?<how>${AFTER}) ${ADJECTIVE}(?:${PEOPLE})`),
  staff(
    `(?<!\\b(?:for|of) )\\b(?<how>${BEFORE}) (?<number>${NUMBER}) ${ADJECTIVE}(?:${STAFF})\\b(?! per\\b| training)`,
  ),
  staff(`\\b(?<how>maximum) (?:number of )?(?:${STAFF}) is (?<number>${NUMBER})`),
  {
    measure: 'employees',
    pattern: /\b(?:companies|businesses|firms|organisations) of (?:all|any) sizes?\b/gi,
    read: () => ({ min: null, max: Infinity }),
  },
  age(
    `\\b(?:trading|in business|established|operating)(?: \\w+){0,2} for (?<how>${BEFORE}) (?<number>${NUMBER}) (?<unit>month|year)s?`,
  ),
  age(
    `\\b(?:trading|established in business) for (?<how>${BEFORE}) (?<number>${NUMBER}) (?<unit>month|year)s?`,
  ),
  turnover(`\\bturnover of (?<how>${BEFORE}) ${MONEY}`),
  turnover(`\\b(?<how>minimum|maximum) turnover of ${MONEY}`),
  turnover(`\\b(?<how>${BEFORE}) ${MONEY} turnover`),
  person(
    '\\b(?:aged?|ages of|aged from|between the ages of) (?:from )?(?<from>\\d+) ?(?:to|–|-|and) ?(?<to>\\d+)',
  ),
  person('\\bbetween (?<from>\\d+) and (?<to>\\d+) years old'),
];

/** In: prose in English. Out: the limits of people employed, turnover and age that it states, in the order of the readers. */
export function statedLimits(text: string): readonly StatedLimit[] {
  const found = READERS.flatMap(({ measure, pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match): readonly StatedLimit[] => {
      const limit = read(match);
      return limit ? [{ measure, ...limit, excerpt: match[0] }] : [];
    }),
  );
  return found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
}

function isSame(one: StatedLimit, other: StatedLimit): boolean {
  return (
    one.measure === other.measure && one.min === other.min && one.max === other.max && one.unit === other.unit
  );
}

function staff(pattern: string): Reader {
  return { measure: 'employees', pattern: new RegExp(pattern, 'gi'), read: (match) => whole(match, 1) };
}

function age(pattern: string): Reader {
  const read = (match: RegExpMatchArray) => whole(match, match.groups?.unit === 'year' ? MONTHS_PER_YEAR : 1);
  return { measure: 'age', pattern: new RegExp(pattern, 'gi'), read };
}

function person(pattern: string): Reader {
  const read = ({ groups }: RegExpMatchArray) => ({ min: Number(groups?.from), max: Number(groups?.to) });
  return { measure: 'person_age', pattern: new RegExp(pattern, 'gi'), read };
}

/** Amounts are not whole, so "less than" and "up to" come to the same limit. */
function turnover(pattern: string): Reader {
  return {
    measure: 'turnover',
    pattern: new RegExp(pattern, 'gi'),
    read: (match) => {
      const [sign, digits, scale] = match.slice(-3);
      const unit = UNITS[sign ?? ''];
      const value =
        Number(digits?.replaceAll(',', '')) * (scale === undefined ? 1 : scale === 'k' ? 1e3 : 1e6);
      if (unit === undefined || !Number.isFinite(value)) return null;
      return {
        ...(isUpper(match.groups?.how) ? { min: null, max: value } : { min: value, max: null }),
        unit,
      };
    },
  };
}

/** Limits of what is counted in whole units, both ends included. */
function whole({ groups }: RegExpMatchArray, per: number): Ends | null {
  const written = groups?.number?.toLowerCase();
  if (written === undefined) return null;
  const value = (WORDS[written] ?? Number(written.replaceAll(',', ''))) * per;
  const how = groups?.how?.toLowerCase() ?? '';
  if (isUpper(how)) return { min: null, max: isOpen(how) ? value - 1 : value };
  return { min: isOpen(how) ? value + 1 : value, max: null };
}

function isUpper(how: string | undefined): boolean {
  return /^(fewer|less|under|below|up to|no more|not more|at most|a? ?maximum|or fewer|or less)/i.test(
    how ?? '',
  );
}

function isOpen(how: string): boolean {
  return /^(fewer|less|under|below|more|over|greater)/.test(how);
}
