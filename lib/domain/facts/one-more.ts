import { toNumber } from '../fraction';
import { CAPABILITIES } from '../vocabulary';
import {
  activitySchema,
  certificatesSchema,
  checklistSchema,
  knowSchema,
  prioritiesSchema,
} from './answer-schemas';
import { isActivityOpen } from './checklists';
import { LEARNING_STEPS, withStep } from './measures/absorption';
import { languagesOf, limitsOf } from './measures/access';
import { buyerOf } from './measures/buyer';
import { exportStatusOf } from './measures/exports';
import { gapOf } from './measures/gap';
import { groupsOf } from './measures/groups';
import { qualityFrom, qualityIn, readinessFrom, waitsForActivity } from './measures/levels';
import { membershipOf } from './measures/membership';
import { salesOf } from './measures/size';
import { tiedCommunities, tieMeasures } from './measures/ties';
import { tokensOf } from './measures/tokens';
import { choiceOf, numberOf, readAs } from './sheet';
import type {
  AnswerSheet,
  AnswerValue,
  FirmProfile,
  GivenAnswer,
  PlacedTie,
  QualityBasis,
  Tie,
} from './types';

type Change = Partial<FirmProfile>;
type Told = (firm: FirmProfile, sheet: AnswerSheet) => Change;

/** Groups that follow from other facts, so that one more answer can end them as well. */
const FOLLOWING: readonly string[] = ['micro', 'small', 'non_exporter', 'level_0_1'];
const NO_LINES = { items: [], lines: { process: [], iso9001: [], iatf: [], haccp: [], globalgap: [] } };
/** From how many ticked lines on a self-check list of five or six lines comes to each score. */
const TICKS = [0, 2, 3, 5];
const CERTIFIED = 'certified';
const NOWHERE = { kind: 'unknown', why: 'not_asked' } as const;
const EXPORTS = ['sales.direct_export_pct', 'sales.indirect_export_pct'];
const CUSTOMERS = 'sales.customer_type';
/** A source near another place than the firm's own, of which nothing says where it is as seen from here. */
const UNPLACED: Tie = { kind: null, place: 'local', subdivision: null, country: 'ZZ', division: null };
/** A share that makes the status what it is; null where no share was told. */
const SHARES = {
  none: '0',
  trace: 'lt1',
  direct: '1_9',
  indirect: '1_9',
  both: '1_9',
  unknown: null,
} as const satisfies Record<FirmProfile['exportStatus']['value'], string | null>;

/**
 * In: a firm of which the answers are not at hand, and one more answer. Out: the firm with it, worked out by the same
 * measures as its profile. The size class, what counts as the capital and the standards lie outside a profile, so what
 * an answer does to these is not foreseen.
 */
export function answeredAlso(firm: FirmProfile, fact: string, value: AnswerValue): FirmProfile {
  const sheet = { [fact]: rowOf(firm, fact, value) };
  const unknownFacts = firm.unknownFacts.filter((one) => one !== fact);
  const declinedFacts = firm.declinedFacts.filter((one) => one !== fact);
  const after = { ...firm, ...told[fact]?.(firm, sheet), unknownFacts, declinedFacts };
  return { ...after, groups: groupsAfter(firm, after, sheet) };
}

const told: Readonly<Record<string, Told>> = {
  'firm.country': (_, sheet) => ({ country: exact(choiceOf(sheet, 'firm.country')) }),
  'firm.subdivision': (firm, sheet) =>
    placed(firm, { subdivision: exact(choiceOf(sheet, 'firm.subdivision')) }),
  'firm.isic': (firm, sheet) => activityOf(firm, sheet),
  'firm.employees': (_, sheet) => ({ employees: exact(numberOf(sheet, 'firm.employees')) }),
  'firm.sales_band': (_, sheet) => ({ sales: salesOf(sheet, {}) }),
  'firm.year_started': (_, sheet) => ({ yearStarted: numberOf(sheet, 'firm.year_started') }),
  'firm.associations': memberships,
  'sales.direct_export_pct': exportsOf,
  'sales.indirect_export_pct': exportsOf,
  'sales.main_buyer_role': buyers,
  'sales.buyer_limits': buyers,
  ...Object.fromEntries(
    CAPABILITIES.map((one): [string, Told] => [
      `cap.${one.toLowerCase()}`,
      (firm, sheet) => {
        const own = numberOf(sheet, `cap.${one.toLowerCase()}`);
        return one === 'QMS' ? qualityWith(firm, { own }) : { levels: { ...firm.levels, [one]: exact(own) } };
      },
    ]),
  ),
  'standards.held': certificates,
  'standards.checklist': (firm, sheet) => {
    const ticked = readAs(sheet, 'standards.checklist', checklistSchema)?.ticked.length ?? 0;
    return qualityWith(firm, { score: TICKS.findLastIndex((from) => ticked >= from) });
  },
  'need.priorities': (_, sheet) => ({ priorities: readAs(sheet, 'need.priorities', prioritiesSchema) }),
  'need.know': (firm, sheet) => {
    const know = readAs(sheet, 'need.know', knowSchema) ?? firm.know;
    return { know, gap: gapOf(know) };
  },
  ...Object.fromEntries(
    LEARNING_STEPS.map((one): [string, Told] => [
      one,
      (firm, sheet) => ({ absorption: withStep(firm.absorption, numberOf(sheet, one) ?? 0) }),
    ]),
  ),
  'learn.programmes': (firm, sheet) => ({
    tokens: distinct([
      ...firm.tokens,
      ...tokensOf({ sheet, standards: NO_LINES, steps: [], asOf: firm.asOf }),
    ]),
  }),
  'learn.hours': (_, sheet) => ({ hoursMonth: limitsOf(sheet).hoursMonth }),
  'access.fee_max': (_, sheet) => ({ feeMax: limitsOf(sheet).feeMax }),
  'access.travel': (_, sheet) => ({ travelKm: limitsOf(sheet).travelKm }),
  'access.languages': (_, sheet) => ({ languages: languagesOf(sheet) }),
  'ties.list': sources,
  'ties.overlap': sources,
  'ties.outside_peers': sources,
};

function rowOf({ asOf }: FirmProfile, fact: string, value: AnswerValue): GivenAnswer {
  const answer = { state: 'answered', value } as const;
  return { fact, answer, source: 'firm', givenAt: `${asOf}T00:00:00Z`, instrumentVersion: '' };
}

function exact<T>(value: T | null): { kind: 'exact'; value: T } | { kind: 'unknown'; why: 'skipped' } {
  return value === null ? { kind: 'unknown', why: 'skipped' } : { kind: 'exact', value };
}

function groupsAfter(before: FirmProfile, known: FirmProfile, sheet: AnswerSheet): FirmProfile['groups'] {
  const stay = before.groups.filter((group) => !FOLLOWING.includes(group));
  const now = groupsOf({ sheet, known, capitals: {}, asOf: known.asOf });
  return [...now, ...stay.filter((group) => !now.includes(group))];
}

/** The own community counts as tied once both its province and its division are known. */
function placed(firm: FirmProfile, told: Pick<Change, 'subdivision' | 'isic'>): Change {
  const { subdivision, isic } = { ...firm, ...told };
  const division = isic.kind === 'exact' ? isic.value.slice(0, 2) : '';
  if (subdivision.kind !== 'exact' || !/^\d\d$/.test(division)) return told;
  return {
    ...told,
    tiedCommunities: distinct([...firm.tiedCommunities, `${subdivision.value}:${division}`]),
  };
}

function activityOf(firm: FirmProfile, sheet: AnswerSheet): Change {
  const isic = exact(readAs(sheet, 'firm.isic', activitySchema)?.main ?? null);
  if (isic.kind !== 'exact') return {};
  const { qualityBasis } = firm;
  const quality = waitsForActivity(qualityBasis)
    ? qualityWith(firm, qualityIn(qualityBasis, isic.value))
    : {};
  return { ...placed(firm, { isic }), ...quality };
}

function memberships({ memberOf }: FirmProfile, sheet: AnswerSheet): Change {
  const said = membershipOf(sheet);
  return { ...said, memberOf: { ...memberOf, ...said.memberOf } };
}

/** Of the share told before, the status says as much as counts. */
function exportsOf(firm: FirmProfile, sheet: AnswerSheet): Change {
  const share = SHARES[firm.exportStatus.value];
  const before =
    share === null ? {} : Object.fromEntries(EXPORTS.map((one) => [one, rowOf(firm, one, share)]));
  return { exportStatus: exportStatusOf({ ...before, ...sheet }) };
}

/** It is asked only of firms that are known to sell to such a buyer. */
function buyers(firm: FirmProfile, sheet: AnswerSheet): Change {
  const { buyer } = firm;
  const { whatOnly, tieIn } = buyerOf({ ...sheet, [CUSTOMERS]: rowOf(firm, CUSTOMERS, ['mnc']) });
  return { buyer: { whatOnly: whatOnly ?? buyer.whatOnly, tieIn: tieIn ?? buyer.tieIn } };
}

function qualityWith(firm: FirmProfile, told: Partial<QualityBasis>): Change {
  const qualityBasis = { ...firm.qualityBasis, ...told };
  const { level, range } = qualityFrom(qualityBasis);
  const levels = level === null ? firm.levels : { ...firm.levels, QMS: exact(level) };
  return { levels, quality: range, qualityBasis, readiness: readinessFrom(qualityBasis) };
}

function certificates(firm: FirmProfile, sheet: AnswerSheet): Change {
  const answer = readAs(sheet, 'standards.held', certificatesSchema) ?? {};
  const held = Object.keys(answer).filter((id) => answer[id]?.status === 'valid');
  const proved = held.some((id) => firm.qualityBasis.systems.includes(id));
  const settled = !isActivityOpen(firm.isic);
  return {
    tokens: distinct([...firm.tokens, ...held, ...(proved ? [CERTIFIED] : [])]),
    ...qualityWith(firm, { proved, settled, provedSettled: settled || !proved }),
  };
}

function sources(firm: FirmProfile, sheet: AnswerSheet): Change {
  const ties = tieMeasures({ ...sourcesTold(firm), ...sheet }, firm);
  const own = { subdivision: NOWHERE, isic: NOWHERE };
  const tied = tiedCommunities({ ...own, ties: ties.ties });
  return { ...ties, tiedCommunities: distinct([...firm.tiedCommunities, ...tied]) };
}

/** What was answered on sources so far, as far as the measures keep it. */
function sourcesTold(firm: FirmProfile): AnswerSheet {
  const { ties, tiesOpen, redundancy, isolated, isolatedCertain } = firm;
  const values = {
    ...(ties !== null || tiesOpen
      ? { 'ties.list': [...(ties ?? []).map((tie) => asListed(firm, tie)), ...(tiesOpen ? [UNPLACED] : [])] }
      : {}),
    ...(redundancy === null ? {} : { 'ties.overlap': String(toNumber(redundancy)) }),
    ...(isolatedCertain && ties?.length ? { 'ties.outside_peers': isolated ? '0' : '1' } : {}),
  };
  return Object.fromEntries(Object.entries(values).map(([fact, value]) => [fact, rowOf(firm, fact, value)]));
}

/** One near the firm that may yet move is near somewhere in the country of which the firm has told no region. */
function asListed({ country }: FirmProfile, { mayMove, ...tie }: PlacedTie): Tie {
  const isNear = tie.place === 'local' && mayMove && country.kind === 'exact';
  return isNear ? { ...tie, country: country.value } : tie;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
