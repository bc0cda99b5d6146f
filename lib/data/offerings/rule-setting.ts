import { diagnosticFacts } from '../../domain/facts';
import { type LintSetting, type RegisterBands, withCodeLists } from '../../domain/rules';
import denue from '../../interchange/register/mappings/mx-denue.json' with { type: 'json' };
import type { Context } from '../context';
import { knownCurrencies, type ReferenceLists } from '../reference/lists';

/** In: the lists of today. Out: what the rule of an offering is held against. */
export function ruleSetting({ today }: Context, lists: ReferenceLists): Omit<LintSetting, 'library'> {
  const { activities, countries, subdivisions } = lists;
  const sector = { name: 'ISIC Rev.4', codes: new Set(activities.keys()), others: new Map() };
  const places = new Set([...countries.keys(), ...subdivisions.keys()]);
  return {
    facts: withCodeLists(diagnosticFacts, {
      sector,
      place: { name: 'ISO 3166', codes: places, levels: 2, others: new Map() },
    }),
    registers: REGISTERS,
    currencies: knownCurrencies(lists),
    asOf: today,
  };
}

/** Size bands of the registers in use: a limit within one of them leaves the firms of that band open. */
const REGISTERS: readonly RegisterBands[] = [
  {
    register: denue.register,
    country: denue.country,
    fact: 'firm.employees',
    bands: denue.bands.map(({ id, employees: [lo, hi] }) => ({ id, lo: lo ?? 0, hi: hi ?? null })),
  },
];
