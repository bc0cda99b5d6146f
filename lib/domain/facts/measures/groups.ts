import { type IsoDate, yearOf } from '../../dates';
import { type Fact, possible } from '../../fact';
import { FIRM_GROUPS, type FirmGroup } from '../../vocabulary';
import { programmesSchema } from '../answer-schemas';
import { choiceOf, numberOf, readAs, thingsOf } from '../sheet';
import type { AnswerSheet, FirmProfile } from '../types';
import { membershipOf } from './membership';
import settings from './settings.json' with { type: 'json' };

/** Subdivisions counted with the capital, by country; a setting of the administrators. */
export type Capitals = Readonly<Record<string, readonly string[]>>;

type Known = Pick<FirmProfile, 'size' | 'subdivision' | 'absorption' | 'exportStatus'>;

/** Groups the firm is known to belong to; one that is only possible does not count. */
export function groupsOf(input: {
  sheet: AnswerSheet;
  known: Known;
  capitals: Capitals;
  asOf: IsoDate;
}): readonly FirmGroup[] {
  const { sheet, known, capitals, asOf } = input;
  const lead = thingsOf(sheet, 'people.lead_group') ?? [];
  const legal = choiceOf(sheet, 'firm.legal');
  const size = known.size.class.kind === 'exact' ? known.size.class.value : null;
  const member: Readonly<Partial<Record<FirmGroup, boolean>>> = {
    micro: size === 'micro',
    small: size === 'small',
    informal: legal === 'in_process' || legal === 'no',
    non_member: membershipOf(sheet).memberOfNone,
    non_exporter: isNonExporter(known.exportStatus),
    first_time: hadNoSupport(sheet),
    non_capital: liesOutsideCapital(known.subdivision, capitals),
    level_0_1: known.absorption.level !== null && known.absorption.level <= settings.lowAbsorption,
    young: isYoung(numberOf(sheet, 'firm.year_started'), asOf),
  };
  return FIRM_GROUPS.filter((group) => member[group] ?? lead.includes(group));
}

/** One share alone cannot tell that nothing goes abroad. */
function isNonExporter({ value, partial }: FirmProfile['exportStatus']): boolean {
  return !partial && (value === 'none' || value === 'trace');
}

function hadNoSupport(sheet: AnswerSheet): boolean {
  const answer = readAs(sheet, 'learn.programmes', programmesSchema);
  return answer !== null && Object.keys(answer).length === 0;
}

/** True only for a country whose capital is on the list. */
function liesOutsideCapital(subdivision: Fact<string>, capitals: Capitals): boolean {
  const places = possible(subdivision);
  return (
    places.length > 0 &&
    places.every((place) => {
      const capital = capitals[place.slice(0, 2)];
      return capital !== undefined && !capital.includes(place);
    })
  );
}

function isYoung(started: number | null, asOf: IsoDate): boolean {
  if (started === null) return false;
  const years = yearOf(asOf) - started;
  return years >= 0 && years <= settings.youngYears;
}
