import type { FirmProfile } from '../../facts';
import { CAPABILITIES, type Capability, type ScorePart, STARTER_RULES } from '../../vocabulary';
import type { Assessment } from '../assess';
import { type AnyGateId, RULE_GATE } from '../gates';
import { fitOf } from '../parts';
import type { Trial } from './trial';

/** Tells offerings apart by a text; the same text, the same outcome of a gate or part whatever the answer. */
export type Likeness = (one: Assessment) => string;

const NOT_READ: Likeness = () => '';

/** What each gate reads of an offering and its institution. */
const byGate: Readonly<Record<AnyGateId, Likeness>> = {
  G1: ({ offering }) => `${offering.countries.join()} ${offering.sectors.join()}`,
  G2: ({ offering }) => `${offering.modality} ${offering.subdivisions?.join() ?? '*'}`,
  G3: ({ offering }) => offering.sizeClasses.join(),
  G4: ({ offering }) => offering.languages.join(),
  G5: NOT_READ,
  G6: ({ offering, rules }) => `${rules['IA-01'].outcome} ${offering.institution}`,
  G7: ({ offering, of: { buyerSits, buyersDecide } }) => {
    const { minAc, nature, type, intake, requires } = offering;
    const steps = `${requires.all.join()} ${requires.any.join()}`;
    return [minAc, nature, type, intake, buyerSits, buyersDecide, steps].join(' ');
  },
  G8: NOT_READ,
  // Two institutions hardly ever write the same rule.
  [RULE_GATE]: ({ offering }) => offering.id,
};

/** What each part of the score reads. Nothing that a firm answers moves how an institution is run. */
const byPart: Readonly<Record<Exclude<ScorePart, 'need'>, Likeness>> = {
  absorb: ({ offering }) => String(offering.minAc),
  know: ({ offering: { knowledge } }) => `${knowledge.what} ${knowledge.how} ${knowledge.why}`,
  bridge: ({ offering, rules }) => `${rules['PG-06'].outcome} ${offering.communities.join()}`,
  incl: outcomes,
  gov: outcomes,
  dist: ({ offering }) => `${offering.modality} ${offering.place}`,
  cost: ({ prices, ...one }) =>
    `${outcomes(one)} ${prices.map(({ lo, hi }) => `${lo.num}/${lo.den}-${hi.num}/${hi.den}`).join()}`,
};

/** In: gates a trial can reach. Out: what tells offerings apart by the verdict of one of them. */
export function likenessByGate(id: AnyGateId): Likeness {
  return byGate[id];
}

/** In: a trial. Out: what tells offerings apart by the parts of the score that it reaches, and by the price. */
export function likenessByParts(trial: Trial): Likeness {
  const tests = trial.parts.map((part) => (part === 'need' ? needLikeness(trial.firms) : byPart[part]));
  if (trial.prices) tests.push(priceLikeness);
  return (one) => tests.map((test) => test(one)).join(';');
}

/** Status before, and the verdicts it came from: what a gate that the trial does not reach says stays so. */
export function standing({ gates: { findings, rule, conditions } }: Assessment): string {
  const { G1, G2, G3, G4, G5, G6 } = findings;
  const blocked = conditions.some(({ blocks }) => blocks);
  const verdicts = [G1, G2, G3, G4, G5, G6, ...(rule ? [rule] : [])].map(({ verdict }) => verdict);
  return `${verdicts.join()} ${blocked}`;
}

function outcomes({ rules }: Pick<Assessment, 'rules'>): string {
  return STARTER_RULES.map((rule) => rules[rule].outcome).join();
}

/** Whose member one is matters only where membership is asked for. */
function priceLikeness({ offering }: Assessment): string {
  const { priceUsd, waiver, membership, membershipFeeUsd, institution } = offering;
  const asks = membership === 'required' ? `${institution} ${membershipFeeUsd}` : '';
  const less = Object.entries(waiver).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${priceUsd} ${less.join()} ${asks}`;
}

/** How the offering fits each capability that may be a choice, or from where to where it leads while its level is tried. */
function needLikeness(firms: readonly FirmProfile[]): Likeness {
  const [firm] = firms;
  if (!firm) return NOT_READ;
  const chosen = CAPABILITIES.filter((one) => firms.some(({ priorities }) => priorities?.includes(one)));
  const settled = new Set(
    chosen.filter((one) => firms.every(({ levels }) => levels[one] === firm.levels[one])),
  );
  const test = (offering: Assessment['offering'], one: Capability) =>
    settled.has(one) ? fitOf(one, { offering, firm }) : (offering.targets[one]?.join('-') ?? '');
  return ({ offering }) => chosen.map((one) => test(offering, one)).join();
}
