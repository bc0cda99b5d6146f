import type { Rate } from '../../domain/rules';
import { STEP_TOKENS } from '../../domain/vocabulary';

/** Codes that can stand in a list, by what they are codes of. */
export type CodeKind = 'sector' | 'sectorOrAny' | 'place' | 'country' | 'area' | 'community' | 'step';

/** The codes there are, and the rates of the day. */
export type ImportLists = {
  has: (kind: CodeKind, code: string) => boolean;
  currencies: ReadonlySet<string>;
  rates: readonly Rate[];
};

type Codes = {
  sectors: ReadonlySet<string>;
  places: ReadonlySet<string>;
  countries: ReadonlySet<string>;
  standards: ReadonlySet<string>;
};

/** In: the codes of the day. Out: whether one can stand where it stands. */
export function codeCheck({ sectors, places, countries, standards }: Codes): ImportLists['has'] {
  const steps = new Set<string>([...STEP_TOKENS, ...standards]);
  const checks: Readonly<Record<CodeKind, (code: string) => boolean>> = {
    sector: (code) => sectors.has(code),
    sectorOrAny: (code) => code === '*' || sectors.has(code),
    place: (code) => places.has(code),
    country: (code) => countries.has(code),
    area: (code) => places.has(code) || countries.has(code),
    community: (code) => {
      const [place = '', division = ''] = code.split(':');
      return (places.has(place) || countries.has(place)) && /^\d{2}$/.test(division) && sectors.has(division);
    },
    step: (code) => steps.has(code),
  };
  return (kind, code) => checks[kind](code);
}
