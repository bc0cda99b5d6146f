import { possible } from '../fact';
import { question } from '../facts';
import type { Reason } from '../rules';
import type { Assessment } from './assess';
import { fartherThanSaid, isFartherThanSaid, isMoreThanSaid, moreThanLimit, type PartInput } from './parts';

type Labelled = Assessment & Pick<PartInput, 'firm' | 'setting'>;
type Label = (input: Labelled) => Reason | null;

/** Labels of matches that have a score, in the order they are shown. */
const labels: readonly Label[] = [
  membersOnly,
  unlessMember,
  sizeUndecided,
  languageOpen,
  byIntake,
  overTheCap,
  overOwnLimit,
  tooFar,
  moreHours,
  placeKept,
  freeOfBuyer,
  oneAreaOnly,
  noRules,
  levelOpen,
];

/** In: an assessed offering. Out: the short remarks beside it. */
export function labelsOf(input: Labelled): readonly Reason[] {
  if (input.status === 'generic') return [pairWithStep(input)].filter((label) => label !== null);
  if (input.parts === null) return [];
  return labels.map((label) => label(input)).filter((label) => label !== null);
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
  return input.rules['IA-02'].outcome === 'fail' ? moreThanLimit('label.more_than_limit', input) : null;
}

function overOwnLimit({ prices, firm }: Labelled): Reason | null {
  if (!isMoreThanSaid({ prices, firm })) return null;
  return { code: 'label.more_than_said', values: { limit: firm.feeMax ?? '' } };
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

/** Shares of places kept for groups the firm is known to belong to. */
function placeKept({ status, of, firm, offering }: Labelled): Reason | null {
  // Nothing is kept for a firm that the rules keep out.
  if (status === 'closed') return null;
  const kept = of.institution.access.reserved;
  const groups = firm.groups.filter((group) => (kept[group] ?? 0) > 0);
  if (groups.length === 0 || offering.intake === 'closed') return null;
  const percent = Math.max(...groups.map((group) => Math.round(100 * (kept[group] ?? 0))));
  return { code: 'label.place_kept', values: { groups, percent } };
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
