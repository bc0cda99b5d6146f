import type { FirmProfile } from '../facts';
import { AS_OF, demoGeography, exampleFirm } from './demo.fixture';
import {
  type Institution,
  type Match,
  type MatchInput,
  matchOffering,
  type Offering,
  POLICY_2026_1,
} from './index';

const UNKNOWN = { kind: 'unknown', why: 'not_asked' } as const;

/** A body that keeps all starter rules. */
export function anInstitution(change: Partial<Institution> = {}): Institution {
  return {
    id: 'I1',
    name: 'Centro',
    type: 'testing_training_centre',
    country: 'AR',
    subdivision: 'AR-M',
    communities: ['AR-M:11', 'AR-J:11'],
    seats: [
      { kind: 'government', body: 'Province', community: 'AR-M:11', votes: 1 },
      { kind: 'association_small', body: 'Growers', community: 'AR-M:11', votes: 1 },
      { kind: 'cooperative', body: 'Cooperatives', community: 'AR-J:11', votes: 1 },
    ],
    contributions: [
      { kind: 'government', body: 'Province', share: 50 },
      { kind: 'cooperative', body: 'Cooperatives', share: 50 },
    ],
    access: { nonmemberRoute: true, entryLevel: true, appeal: true, reserved: {} },
    illustrative: true,
    ...change,
  };
}

/** An offering open to the firm of `aFirm`. */
export function anOffering(change: Partial<Offering> = {}): Offering {
  return {
    id: 'O1',
    institution: 'I1',
    type: 'training_course',
    sectors: ['11'],
    countries: ['AR'],
    subdivisions: null,
    sizeClasses: ['micro', 'small'],
    minAc: 0,
    targets: { QMS: [0, 3] },
    knowledge: { what: 1, how: 1, why: 1 },
    nature: 'applied',
    channel: ['direct'],
    communities: ['AR-M:11', 'AR-J:11'],
    sourceInternational: false,
    learningForm: ['class'],
    modality: 'onsite',
    place: 'AR-M',
    priceUsd: 0,
    membership: 'none',
    membershipFeeUsd: 0,
    waiver: {},
    requires: { any: [], all: [] },
    gives: [],
    hoursMonth: 4,
    months: 3,
    intake: 'open',
    seats: 10,
    languages: ['es'],
    upgradingKind: ['process'],
    followUp: 'none',
    practiceShare: 0.5,
    generic: false,
    illustrative: true,
    ...change,
  };
}

/** The winery of the first worked example, with all that matters for the gates known. */
export function aFirm(change: Partial<FirmProfile> = {}): FirmProfile {
  return { ...exampleFirm('F1'), ...change };
}

/** A fact that was not asked. */
export const unknown = UNKNOWN;

export function exact<T>(value: T) {
  return { kind: 'exact', value } as const;
}

export function inputOf(
  firm: FirmProfile,
  offerings: readonly Offering[],
  institutions = [anInstitution()],
): MatchInput {
  return {
    firm,
    catalogue: { revision: 1, institutions, offerings },
    policy: POLICY_2026_1,
    geography: demoGeography,
    asOf: AS_OF,
  };
}

/** The match of one offering of one institution. */
export function matchFor(firm: FirmProfile, offering: Offering, institution = anInstitution()): Match {
  const match = matchOffering(inputOf(firm, [offering], [institution]), offering.id);
  if (!match) throw new Error(`no match for ${offering.id}`);
  return match;
}
