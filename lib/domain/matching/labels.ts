import { possible } from '../fact';
import { question } from '../facts';
import type { Reason } from '../rules';
import type { Assessment } from './assess';
import { isCheckedThere, waitsForInstitution, waitsForOwnAnswer } from './gates';
import {
  fartherThanSaid,
  isFartherThanSaid,
  isMoreThanSaid,
  mayBeWithinLimit,
  mayBeWithinSaid,
  moreThanLimit,
  type PartInput,
} from './parts';
import { perhapsLess } from './prices';

type Labelled = Assessment & Pick<PartInput, 'firm' | 'setting'>;
type Label = (input: Labelled) => Reason | readonly Reason[] | null;

/** Labels of matches that have a score, in the order they are shown. */
const labels: readonly Label[] = [
  membersOnly,
  unlessMember,
  sizeUndecided,
  languageOpen,
  ruleChecked,
  ruleAsks,
  byIntake,
  overTheCap,
  overOwnLimit,
  lessForGroups,
  tooFar,
  moreHours,
  placesKept,
  freeOfBuyer,
  oneAreaOnly,
  noRules,
  levelOpen,
];

/** In: an assessed offering. Out: the short remarks beside it. */
export function labelsOf(input: Labelled): readonly Reason[] {
  if (input.status === 'generic') return [pairWithStep(input)].filter((label) => label !== null);
  if (input.parts === null) return [];
  return labels.flatMap((label) => label(input) ?? []);
}

/** An offering for functional upgrading that no buyer has a say in, for a firm whose buyer sets limits. */
export function isFreeOfBuyer({ offering, of, firm }: Pick<Labelled, 'offering' | 'of' | 'firm'>): boolean {
  return firm.buyer.tieIn === true && offering.upgradingKind.includes('function') && !of.buyerSits;
}

function membersOnly({ status, offering }: Labelled): Reason | null {
  return status === 'closed'
    ? { code: 'label.members_only', values: { institution: offering.institution } }
    : null;
}

function unlessMember({ gates, offering }: Labelled): Reason | null {
  if (gates.findings.G6.verdict !== 'unknown') return null;
  return { code: 'label.unless_member', values: { institution: offering.institution } };
}

/** The limits of the country leave the size class open, so the institution has to say which one counts. */
function sizeUndecided({ gates, firm, offering }: Labelled): Reason | null {
  const { open, class: sizes } = firm.size;
  if (gates.findings.G3.verdict !== 'unknown' || open === null || open.why === 'facts') return null;
  const [place = ''] = possible(firm.country);
  const values = { place, sizes: possible(sizes), institution: offering.institution };
  return { code: `label.size_${open.why}`, values };
}

/** Taught in a language that the list does not name, to people who learn in such a one. */
function languageOpen({ gates, offering }: Labelled): Reason | null {
  const { verdict, missing } = gates.findings.G4;
  return verdict === 'unknown' && missing.length === 0
    ? { code: 'label.language_open', values: { institution: offering.institution } }
    : null;
}

/** A condition of the rule is one that only the institution can look into, or the firm has said all it can about it. */
function ruleChecked({ gates: { rule }, offering }: Labelled): Reason | null {
  if (rule?.verdict !== 'unknown' || !waitsForInstitution(rule)) return null;
  const code = isCheckedThere(rule) ? 'label.rule_checked' : 'label.rule_open';
  return { code, values: { institution: offering.institution } };
}

/** A condition of the rule is about something that the diagnostic does not ask. */
function ruleAsks({ gates: { rule }, offering }: Labelled): Reason | null {
  return rule?.verdict === 'unknown' && waitsForOwnAnswer(rule)
    ? { code: 'label.rule_asks', values: { institution: offering.institution } }
    : null;
}

function byIntake({ offering }: Labelled): Reason | null {
  switch (offering.intake) {
    case 'open':
      return null;
    case 'waiting':
      return { code: 'label.waiting_list', values: {} };
    case 'invitation':
      return { code: 'label.by_invitation', values: {} };
    case 'closed':
      return { code: 'label.closed_for_now', values: {} };
  }
}

function overTheCap(input: Labelled): Reason | null {
  if (input.rules['IA-02'].outcome !== 'fail') return null;
  const code = mayBeWithinLimit(input) ? 'label.perhaps_more_than_limit' : 'label.more_than_limit';
  return moreThanLimit(code, input);
}

function overOwnLimit(input: Labelled): Reason | null {
  if (!isMoreThanSaid(input)) return null;
  const code = mayBeWithinSaid(input) ? 'label.perhaps_more_than_said' : 'label.more_than_said';
  return { code, values: { limit: input.firm.feeMax ?? '' } };
}

/** A group counts only if it is known, so what it would pay less is told as open: each price with its own groups. */
function lessForGroups(input: Labelled): readonly Reason[] {
  return perhapsLess(input).map(({ least, groups, question: byAnswer }) =>
    byAnswer === null
      ? { code: 'label.less_for_groups', values: { least, groups } }
      : { code: 'label.perhaps_less', values: { least, groups, byAnswer } },
  );
}

function tooFar(input: Labelled): Reason | null {
  return isFartherThanSaid(input) ? fartherThanSaid('label.farther_than_said', input) : null;
}

/** More hours a month than the firm said it can give; the last option of that question has no upper end. */
function moreHours({ offering, firm }: Labelled): Reason | null {
  const { hoursMonth: said } = firm;
  const hours = offering.hoursMonth;
  if (said === null || hours <= said || String(said) === question('learn.hours').options.at(-1)) return null;
  return { code: 'label.more_hours_than_said', values: { hours, said } };
}

/** IA-05 keeps a share for each group by itself, so each group the firm is known to belong to is told its own. */
function placesKept({ status, of, firm, offering }: Labelled): readonly Reason[] {
  // Nothing is kept for a firm that the rules keep out.
  if (status === 'closed' || offering.intake === 'closed') return [];
  const kept = of.institution.access.reserved;
  return firm.groups.flatMap((group) => {
    const share = kept[group] ?? 0;
    if (share <= 0) return [];
    return [{ code: 'label.place_kept', values: { groups: [group], percent: Math.round(100 * share) } }];
  });
}

function freeOfBuyer(input: Labelled): Reason | null {
  return isFreeOfBuyer(input) ? { code: 'label.free_of_buyer', values: {} } : null;
}

function oneAreaOnly({ offering }: Labelled): Reason | null {
  return new Set(offering.communities).size <= 1 ? { code: 'label.one_area_only', values: {} } : null;
}

function noRules({ of }: Labelled): Reason | null {
  const { seats, contributions } = of.institution;
  return seats.length === 0 && contributions.length === 0 ? { code: 'label.no_rules', values: {} } : null;
}

/** The learning level it asks for is not settled; where that keeps the match for later, its reason says so. */
function levelOpen({ gates, firm, offering }: Labelled): Reason | null {
  const learning = gates.conditions.filter(({ need }) => need.kind === 'absorption');
  const open = learning.some(({ finding }) => finding.verdict === 'unknown');
  if (!open || learning.some(({ blocks }) => blocks)) return null;
  const { level } = firm.absorption;
  if (level === null) return { code: 'label.level_unknown', values: {} };
  return { code: level < offering.minAc ? 'label.level_so_far' : 'label.level_open', values: {} };
}

/** SQ-09: money and taxes help a micro or small firm only beside a capability step. */
function pairWithStep({ firm }: Labelled): Reason | null {
  const size = firm.size.class.kind === 'exact' ? firm.size.class.value : null;
  return size === 'micro' || size === 'small' ? { code: 'label.pair_with_step', values: { size } } : null;
}
