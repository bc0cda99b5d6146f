import { ENGINE_VERSION } from '@/lib/domain/matching';
import type { Translator } from '@/lib/messages';
import { formatList, formatNumber } from '@/lib/messages/format';
import type { CatalogueFile } from './catalogue';
import type { Options } from './cli-options';
import type { RegisterMapping } from './mapping';
import type { Matcher } from './matcher';
import { WHY_NOT } from './outcome';
import type { RegisterResult } from './run';
import { totals } from './summary';

/** Time and memory of a run. */
export type Effort = { seconds: number; rowsPerSecond: number; peakMemoryMb: number };

/** A run that is over: what went in, what came out, what it took. */
export type Finished = {
  options: Options;
  mapping: RegisterMapping;
  matcher: Matcher;
  catalogue: CatalogueFile;
  result: RegisterResult;
  effort: Effort;
};

/** In: a finished run. Out: run.json, with everything needed to make the same run again. */
export function runJson({ options, mapping, matcher, catalogue, result, effort }: Finished): string {
  const { rows, accepted, refused, notes, firmsWithNone, whyNot, encoding, sha256, bytes, summary } = result;
  const { pairs, firmsWith } = totals(summary);
  return `${JSON.stringify(
    {
      register: { name: mapping.register, file: options.register, bytes, sha256, encoding },
      mapping: {
        version: mapping.version,
        activities: mapping.activity.scheme,
        credit: mapping.credit,
        licence: mapping.licence,
      },
      country: mapping.country,
      takenAsKnown: mapping.languages === null ? {} : { 'access.languages': mapping.languages },
      asOf: matcher.asOf,
      engineVersion: ENGINE_VERSION,
      policyVersion: matcher.policy.version,
      catalogue: {
        file: catalogue.file,
        sha256: catalogue.sha256,
        institutions: catalogue.catalogue.institutions.length,
        offerings: catalogue.catalogue.offerings.length,
      },
      rows,
      accepted,
      refused,
      keptWithGap: notes,
      firmsWith,
      firmsWithNone,
      pairs,
      pairsWithNoByReason: whyNot,
      ...effort,
    },
    null,
    2,
  )}\n`;
}

/** In: a finished run and a language. Out: the lines that tell a person about it. */
export function reportLines(
  { options, mapping, result, effort }: Finished,
  t: Translator,
): readonly string[] {
  const say = (value: number) => formatNumber(t.locale, value);
  const { rows, accepted, refused, notes, firmsWithNone, encoding, summary } = result;
  const { pairs, firmsWith } = totals(summary);
  return [
    t('register.report.head', {
      file: options.register,
      rows,
      accepted,
      refused,
    }),
    t('register.report.encoding', { encoding: encoding.toUpperCase() }),
    t('register.report.notes', {
      noBand: notes.no_band,
      noState: notes.no_state,
      noActivity: notes.no_activity,
      notMapped: notes.activity_not_mapped,
      listed: notes.listed_unread,
    }),
    ...takenAsKnown(mapping, t),
    t('register.report.firms', { ...firmsWith, none: firmsWithNone }),
    t('register.report.pairs', pairs),
    whyNotLine(result, t),
    t('register.report.time', {
      seconds: say(effort.seconds),
      speed: say(effort.rowsPerSecond),
      memory: say(effort.peakMemoryMb),
    }),
    t('register.report.out', { folder: options.out }),
  ];
}

function takenAsKnown({ languages }: RegisterMapping, t: Translator): readonly string[] {
  if (languages === null) return [];
  const names = languages.values.map((language) => t(`vocabulary.language.${language}`));
  const values = { languages: formatList(t.locale, names), reason: t(`register.reason.${languages.reason}`) };
  return [t('register.report.languages', values)];
}

function whyNotLine({ whyNot }: RegisterResult, t: Translator): string {
  const reasons = WHY_NOT.filter((test) => whyNot[test] > 0).map((test) =>
    t('register.report.gate', {
      gate: t(`register.report.gate.${test}`),
      pairs: formatNumber(t.locale, whyNot[test]),
    }),
  );
  return t('register.report.why', {
    reasons: reasons.length > 0 ? reasons.join(', ') : t('register.report.why.none'),
  });
}
