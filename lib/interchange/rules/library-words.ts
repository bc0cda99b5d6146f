import type { IsoDate } from '@/lib/domain/dates';
import type { RuleChange, RuleLibrary, RuleSource } from '@/lib/domain/rules';
import type { Translator } from '@/lib/messages';
import { capital, formatDate, formatNumber } from '@/lib/messages/format';
import { type RuleNames, readRule } from '@/lib/messages/rule-text';
import { quoted, say } from './words';

type Parameter = RuleLibrary['parameters'][string];
type Zone = RuleLibrary['zones'][string];
type Rate = RuleLibrary['rates'][number];
type Version = Parameter['history'][number];

/** Two libraries, and how what they hold is told. */
type Setting = {
  before: RuleLibrary;
  after: RuleLibrary;
  asOf: IsoDate;
  t: Translator;
  names: RuleNames;
};

/** What was and what is; one of the two may be missing. */
type Pair<T> = { old: T | undefined; now: T | undefined };

const DECIMALS = 12;

/** In: a change of what rules refer to, and both libraries. Out: it in sentences; null for a change of another kind. */
export function libraryChangeText({ code, values }: RuleChange, setting: Setting): string | null {
  const { before, after, t } = setting;
  const name = String(values.name ?? '');
  const pair = <T>(of: (library: RuleLibrary) => Readonly<Record<string, T>>): Pair<T> => ({
    old: own(of(before), name),
    now: own(of(after), name),
  });
  switch (code) {
    case 'parameter':
      return joined(
        parameterText(
          pair(({ parameters }) => parameters),
          t,
        ),
      );
    case 'zone':
      return joined(
        zoneText(
          pair(({ zones }) => zones),
          t,
        ),
      );
    case 'predicate':
      return predicateText(
        pair(({ predicates }) => predicates),
        setting,
      );
    case 'rates':
      return joined(ratesText(before.rates, after.rates, t));
    default:
      return null;
  }
}

/** The first follows the name of what changed. */
function joined([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map(capital)].join(' ');
}

function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

function parameterText({ old, now }: Pair<Parameter>, t: Translator): readonly string[] {
  if (!old || !now) {
    const one = now ?? old;
    const history = one?.history.map((version) => versionText(version, one.unit, t)) ?? [];
    return [say(t, now ? 'library.added' : 'library.removed', { items: history.join('; ') })];
  }
  const unit =
    old.unit === now.unit ? [] : [say(t, 'library.unit', { before: old.unit ?? '', after: now.unit ?? '' })];
  const days = new Set([...old.history, ...now.history].map(({ from }) => from));
  const changes = [...days].toSorted().flatMap((day) =>
    versionChange(
      {
        old: old.history.find(({ from }) => from === day),
        now: now.history.find(({ from }) => from === day),
      },
      { units: { old: old.unit, now: now.unit }, day, t },
    ),
  );
  return [...unit, ...changes];
}

function versionChange(
  { old, now }: Pair<Version>,
  {
    units,
    day,
    t,
  }: { units: { old: string | undefined; now: string | undefined }; day: string; t: Translator },
): readonly string[] {
  const before = old ? amount(old.value, units.old, t) : '';
  const after = now ? amount(now.value, units.now, t) : '';
  if (!old) return [say(t, 'library.value.added', { day, after })];
  if (!now) return [say(t, 'library.value.removed', { day, before })];
  const sources = { before: sourceText(old, t), after: sourceText(now, t) };
  return [
    ...(before === after ? [] : [say(t, 'library.value.changed', { day, before, after })]),
    ...(sources.before === sources.after ? [] : [say(t, 'library.value.source', { day, ...sources })]),
  ];
}

function versionText(version: Version, unit: string | undefined, t: Translator): string {
  return say(t, 'library.value', { day: version.from, value: amount(version.value, unit, t) });
}

function amount(value: number | null, unit: string | undefined, t: Translator): string {
  if (value === null) return say(t, 'library.noLimit');
  const number = formatNumber(t.locale, value, { decimals: DECIMALS });
  return unit === undefined ? number : `${number} ${unit}`;
}

/** In: what comes from a source. Out: the source in words: title, address and day. */
export function sourceText({ source: { title, url, date } }: { source: RuleSource }, t: Translator): string {
  const day = date === undefined ? [] : [formatDate(t.locale, date)];
  return [quoted(t, title), ...(url === undefined ? [] : [url]), ...day].join(', ');
}

function zoneText({ old, now }: Pair<Zone>, t: Translator): readonly string[] {
  if (!old || !now) {
    const { codes = [], except = [] } = now ?? old ?? {};
    const items = say(t, 'library.zone', { codes, except, count: except.length });
    return [say(t, now ? 'library.added' : 'library.removed', { items })];
  }
  const lists = [
    ['change.list', old.codes, now.codes],
    ['change.except', old.except ?? [], now.except ?? []],
  ] as const;
  const changes = lists.flatMap(([key, before, after]) => [
    ...listed(
      `${key}_added`,
      after.filter((code) => !before.includes(code)),
      t,
    ),
    ...listed(
      `${key}_removed`,
      before.filter((code) => !after.includes(code)),
      t,
    ),
  ]);
  return changes.length > 0 ? changes : [say(t, 'change.reordered')];
}

function listed(key: string, codes: readonly string[], t: Translator): readonly string[] {
  return codes.length === 0 ? [] : [say(t, key, { codes })];
}

/** A predicate that both have is told node by node elsewhere. */
function predicateText(
  { old, now }: Pair<RuleLibrary['predicates'][string]>,
  { before, after, asOf, t, names }: Setting,
): string {
  const rule = now ?? old;
  if (!rule) return '';
  const reading = readRule(rule, { t, names, asOf, library: now ? after : before, reader: 'officer' });
  return say(t, now ? 'library.added' : 'library.removed', { items: reading.clause });
}

function ratesText(before: readonly Rate[], after: readonly Rate[], t: Translator): readonly string[] {
  const key = ({ from, to, day }: Rate) => `${from} ${to} ${day}`;
  const old = new Map(before.map((rate) => [key(rate), rate]));
  const now = new Map(after.map((rate) => [key(rate), rate]));
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((one) =>
    rateChange({ old: old.get(one), now: now.get(one) }, t),
  );
  return changes.length > 0 ? changes : [say(t, 'change.reordered')];
}

function rateChange({ old, now }: Pair<Rate>, t: Translator): readonly string[] {
  const rate = now ?? old;
  if (!rate) return [];
  const { from, to, day } = rate;
  const [before, after] = [old, now].map((one) => (one ? amount(one.factor, undefined, t) : ''));
  const values = { from, to, day, before: before ?? '', after: after ?? '' };
  if (!old || !now) return [say(t, old ? 'library.rate.removed' : 'library.rate.added', values)];
  const sources = { before: sourceText(old, t), after: sourceText(now, t) };
  return [
    ...(old.factor === now.factor ? [] : [say(t, 'library.rate.changed', values)]),
    ...(sources.before === sources.after ? [] : [say(t, 'library.rate.source', { ...values, ...sources })]),
  ];
}
