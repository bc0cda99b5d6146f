import { type Fact, possible } from '../../fact';
import { ACTIVITIES_WITH_LIST, type FirmProfile, qualityIn, waitsForActivity } from '../../facts';
import { SIZE_CLASSES, type SizeClass } from '../../vocabulary';
import { SIZE_QUESTIONS } from '../firm-reader';
import { qualityAfter } from './quality-trials';
import { afterAnswer, codesAsked, distinct, type Trial, type TrialInput } from './trial';

/** Stands for every value that no offering names. */
const ELSEWHERE = 'elsewhere';

/** Which country: those with offerings, or none of them. The size class it leads to is not foreseen. */
export function countryTrial({ firm, catalogue }: TrialInput): Trial | null {
  if (firm.country.kind === 'exact') return null;
  const { offerings } = catalogue;
  const named = [
    ...offerings.flatMap((offering) => offering.countries),
    ...codesAsked(offerings, 'firm.country'),
  ];
  const firms = candidates(firm.country, named).map((value) =>
    afterAnswer(firm, 'firm.country', { country: { kind: 'exact', value } }),
  );
  return { fact: 'firm.country', firms, gates: ['G1'], prices: false, parts: [] };
}

/** Which province. It is asked after the country, and tells nothing before. */
export function placeTrial({ firm, geography, catalogue }: TrialInput): Trial | null {
  if (firm.subdivision.kind === 'exact' || firm.country.kind !== 'exact') return null;
  const { value: country } = firm.country;
  const named = [
    ...Object.keys(geography),
    ...catalogue.offerings.flatMap(({ subdivisions }) => subdivisions ?? []),
    ...codesAsked(catalogue.offerings, 'firm.subdivision'),
  ];
  const inCountry = named.filter((code) => code.startsWith(`${country}-`));
  const firms = candidates(firm.subdivision, inCountry).map((value) =>
    afterAnswer(firm, 'firm.subdivision', {
      subdivision: { kind: 'exact', value },
      tiedCommunities: withOwn(firm, value, codeOf(firm.isic)),
    }),
  );
  return { fact: 'firm.subdivision', firms, gates: ['G2'], prices: false, parts: ['bridge', 'dist'] };
}

/** Which activity: the codes named by offerings, those with a self-check list where that decides, or none of them. */
export function activityTrial({ firm, catalogue }: TrialInput): Trial | null {
  if (firm.isic.kind === 'exact') return null;
  const sectors = catalogue.offerings.flatMap((offering) => offering.sectors);
  const asked = codesAsked(catalogue.offerings, 'firm.isic');
  const decides = waitsForActivity(firm.qualityBasis);
  const named = [
    ...sectors.filter((code) => code !== '*'),
    ...asked,
    ...(decides ? ACTIVITIES_WITH_LIST : []),
  ];
  const firms = candidates(firm.isic, named).map((value) =>
    afterAnswer(firm, 'firm.isic', {
      isic: { kind: 'exact', value },
      tiedCommunities: withOwn(firm, codeOf(firm.subdivision), value),
      ...(decides ? qualityAfter(firm, qualityIn(firm.qualityBasis, value)) : {}),
    }),
  );
  const trial = { fact: 'firm.isic', firms, prices: false } as const;
  return decides
    ? { ...trial, gates: ['G1', 'G7'], parts: ['need', 'bridge'] }
    : { ...trial, gates: ['G1'], parts: ['bridge'], onlyLowers: true };
}

/**
 * How many people, or the activity where that decides between the classes left: tried as these. Limits are those of a
 * country, and where its own table leaves the class open there is nothing to ask.
 */
export function sizeTrial({ firm }: TrialInput): Trial | null {
  const [waitsFor] = firm.size.open?.facts ?? [];
  if (waitsFor === undefined || firm.country.kind !== 'exact') return null;
  const fact = SIZE_QUESTIONS[waitsFor];
  const left = possible(firm.size.class);
  const firms = (left.length === 0 ? SIZE_CLASSES : left).map((value) =>
    afterAnswer(firm, fact, {
      size: { ...firm.size, class: { kind: 'exact', value }, open: null },
      groups: groupsWith(firm, value),
    }),
  );
  return { fact, firms, gates: ['G3'], prices: true, parts: ['incl', 'cost'] };
}

/** Member of none, of each, or of all of the institutions that ask for it. */
export function membershipTrial({ firm, catalogue }: TrialInput): Trial | null {
  const asking = catalogue.offerings.filter(({ membership }) => membership === 'required');
  const open = distinct(asking.map(({ institution }) => institution)).filter(
    (id) => firm.memberOf[id] === undefined,
  );
  if (firm.memberOfNone || open.length === 0) return null;
  const answers = [[], ...open.map((id) => [id]), open];
  const firms = answers.map((members) => {
    const told = Object.fromEntries(open.map((id) => [id, members.includes(id)]));
    return afterAnswer(firm, 'firm.associations', { memberOf: { ...firm.memberOf, ...told } });
  });
  return { fact: 'firm.associations', firms, gates: ['G6'], prices: true, parts: ['incl', 'cost'] };
}

/** Each language something is taught in, and all of them. */
export function languageTrial({ firm, catalogue }: TrialInput): Trial | null {
  if (firm.languages.kind === 'exact') return null;
  const taught = distinct(catalogue.offerings.flatMap((offering) => offering.languages));
  const firms = [...taught.map((one) => [one]), taught, []].map((value) =>
    afterAnswer(firm, 'access.languages', { languages: { kind: 'exact', value } }),
  );
  return { fact: 'access.languages', firms, gates: ['G4'], prices: false, parts: [] };
}

function candidates(fact: Fact<string>, named: readonly string[]): readonly string[] {
  const left = possible(fact);
  return left.length > 0 ? left : [...distinct(named), ELSEWHERE];
}

function codeOf(fact: Fact<string>): string | null {
  return fact.kind === 'exact' ? fact.value : null;
}

/** The own community counts as tied once both its province and its division are known. */
function withOwn(firm: FirmProfile, subdivision: string | null, isic: string | null): readonly string[] {
  const division = isic?.slice(0, 2);
  if (subdivision === null || !division || !/^\d\d$/.test(division)) return firm.tiedCommunities;
  return distinct([...firm.tiedCommunities, `${subdivision}:${division}`]);
}

function groupsWith(firm: FirmProfile, size: SizeClass): FirmProfile['groups'] {
  return size === 'micro' || size === 'small' ? [size, ...firm.groups] : firm.groups;
}
