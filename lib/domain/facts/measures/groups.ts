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

const LEADERS = ['people.lead_group'] as const;

/** Questions that tell whether a firm belongs to a group; size has none of its own, since each possible class is looked at. */
const TOLD_BY: Readonly<Partial<Record<FirmGroup, readonly string[]>>> = {
  women: LEADERS,
  youth: LEADERS,
  indigenous_afro: LEADERS,
  disability: LEADERS,
  migrant: LEADERS,
  rural: LEADERS,
  informal: ['firm.legal'],
  non_member: ['firm.associations'],
  non_exporter: ['sales.direct_export_pct', 'sales.indirect_export_pct'],
  first_time: ['learn.programmes'],
  non_capital: ['firm.subdivision'],
  level_0_1: ['learn.seek', 'learn.understand', 'learn.try', 'learn.keep'],
  young: ['firm.year_started'],
};

const SIZE_TOLD_BY = ['firm.employees'] as const;

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

/** Groups that no further answer takes the firm out of: a level that is the mean so far may still rise above the mark. */
export function settledGroups({
  groups,
  absorption,
}: Pick<FirmProfile, 'groups' | 'absorption'>): readonly FirmGroup[] {
  const staysLow = absorption.possible !== null && absorption.possible.hi <= settings.lowAbsorption;
  return staysLow ? groups : groups.filter((group) => group !== 'level_0_1');
}

/** In: a group. Out: the questions that have told whether a firm belongs to it. */
export function questionsTelling(group: string): readonly string[] {
  const [known] = FIRM_GROUPS.filter((one) => one === group);
  return (known && TOLD_BY[known]) ?? SIZE_TOLD_BY;
}

/** Questions left open that may yet tell that the firm belongs to the group; none where that is settled. */
export function questionsOfGroup(
  group: FirmGroup,
  firm: Pick<FirmProfile, 'groups' | 'unknownFacts' | 'exportStatus' | 'absorption'>,
): readonly string[] {
  if (firm.groups.includes(group) || isRuledOut(group, firm)) return [];
  return (TOLD_BY[group] ?? []).filter((fact) => firm.unknownFacts.includes(fact));
}

/** What is known already keeps the firm out of a group, whatever else it answers. */
function isRuledOut(
  group: FirmGroup,
  { exportStatus, absorption }: Pick<FirmProfile, 'exportStatus' | 'absorption'>,
): boolean {
  if (group === 'level_0_1') return (absorption.possible?.lo ?? 0) > settings.lowAbsorption;
  return group === 'non_exporter' && ['direct', 'indirect', 'both'].includes(exportStatus.value);
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
