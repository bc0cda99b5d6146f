import type { IsoDate } from '../dates';
import type { Eligibility } from '../eligibility';
import type { AnswerValue, FirmProfile } from '../facts';
import type { Fraction } from '../fraction';
import type { Contribution, Pg01, Pg02, Pg04, Pg06, Seat } from '../governance';
import type { Finding, Reason } from '../rules';
import type {
  Capability,
  Channel,
  InstitutionType,
  Intake,
  KnowledgeKind,
  LearningForm,
  MatchStatus,
  Membership,
  Modality,
  Nature,
  OfferingType,
  Outcome,
  ScorePart,
  SizeClass,
  StarterRule,
  UpgradingKind,
} from '../vocabulary';

export type { Contribution, Seat } from '../governance';

/** A starter rule of inclusive access. */
export type AccessRule = 'IA-01' | 'IA-02' | 'IA-06' | 'IA-18';
/** A starter rule of participatory governance. */
export type GovernanceRule = 'PG-01' | 'PG-02' | 'PG-04' | 'PG-06';

/** What the engine reads of an institution. */
export type Institution = {
  id: string;
  name: string;
  type: InstitutionType;
  country: string;
  subdivision: string;
  communities: readonly string[];
  seats: readonly Seat[];
  contributions: readonly Contribution[];
  access: {
    nonmemberRoute: boolean;
    entryLevel: boolean;
    appeal: boolean;
    /** Group → share of places kept, 0 to 1. */
    reserved: Readonly<Record<string, number>>;
  };
  illustrative: boolean;
};

/** What the engine reads of an offering; prices in USD, for the whole programme. */
export type Offering = {
  id: string;
  institution: string;
  type: OfferingType;
  sectors: readonly string[];
  countries: readonly string[];
  /** null: the whole of the listed countries. */
  subdivisions: readonly string[] | null;
  sizeClasses: readonly SizeClass[];
  minAc: number;
  targets: Readonly<Partial<Record<Capability, readonly [from: number, to: number]>>>;
  knowledge: Readonly<Record<KnowledgeKind, number>>;
  nature: Nature;
  channel: readonly Channel[];
  communities: readonly string[];
  sourceInternational: boolean;
  learningForm: readonly LearningForm[];
  modality: Modality;
  place: string;
  priceUsd: number;
  membership: Membership;
  membershipFeeUsd: number;
  /** Group or size class → percent off. */
  waiver: Readonly<Record<string, number>>;
  requires: { any: readonly string[]; all: readonly string[] };
  /** What the institution asks besides, in a rule of its own. */
  eligibility?: Eligibility | undefined;
  gives: readonly string[];
  hoursMonth: number;
  months: number;
  intake: Intake;
  seats: number;
  languages: readonly string[];
  upgradingKind: readonly UpgradingKind[];
  followUp: 'none' | 'visits' | 'peer group';
  practiceShare: number;
  generic: boolean;
  illustrative: boolean;
};

/** The published offerings and institutions of one catalogue revision. */
export type Catalogue = {
  revision: number;
  institutions: readonly Institution[];
  offerings: readonly Offering[];
};

/** Weights and thresholds of the score: versioned data, never constants. Shape of `policy-*.json`. */
export type RankingPolicy = {
  version: string;
  from: IsoDate;
  weights: Readonly<Record<ScorePart, number>>;
  priorityWeights: readonly number[];
  unknownLevelShare: number;
  absorbByGap: readonly number[];
  absorbUnknown: number;
  knowUnknown: number;
  bridgeByCommunities: readonly number[];
  pg06Factor: number;
  inclWeights: Readonly<Record<AccessRule, number>>;
  govWeights: Readonly<Record<GovernanceRule, number>>;
  /** Up to `km`: `score`; ascending; `beyond` for more. */
  distance: {
    steps: readonly { km: number; score: number }[];
    beyond: number;
    hybridFloor: number;
    /** The firm's place, or that of the offering, is not known. */
    unknown: number;
  };
  cost: { free: number; within: number; upToTwice: number; more: number; unknownLimit: number };
  /** IA-02 caps in USD by size class. */
  feeCaps: Readonly<Record<SizeClass, number>>;
  /** IA-06: the highest entry level that still is a first step. */
  maxEntryLevel: number;
  governance: { pg01: Pg01; pg02: Pg02; pg04: Pg04; pg06: Pg06 };
  pioneering: { minAc: number; minQms: number };
  /** Order of steps: what must be behind a firm before a lead-firm scheme, certification support or frontier work. */
  order: {
    sq01: { tokens: readonly string[] };
    sq02: { minQms: number; tokens: readonly string[] };
    sq04: { tokens: readonly string[] };
  };
  /** A total from which a pair counts as fitting. */
  fitThreshold: number;
  answerNextLimit: number;
  /** How many open offerings are named beside one that is not. */
  nearestLimit: number;
};

/** Subdivision code → [latitude, longitude] in degrees. */
export type Geography = Readonly<Record<string, readonly [number, number]>>;

/** One score part: its exact value, the points it adds to the total, and why in codes. */
export type PartScore = { value: Fraction; points: Fraction; reason: Reason };

/** One offering assessed for one firm. */
export type Match = {
  offering: string;
  institution: string;
  status: MatchStatus;
  intake: Intake;
  /** G1 to G8, each with all of its findings; after them the institution's own rule, where it has written one. */
  gates: readonly Finding[];
  /** Unmet readiness conditions (min_ac, pioneering, tokens), in the order of domain/RULES.md; for scored statuses. */
  reasons: readonly Reason[];
  /** Unmet order-of-steps constraints (SQ-01, SQ-02, SQ-04) beyond the reasons above. */
  order: readonly Reason[];
  /** null for `no` and `generic`. */
  parts: Readonly<Record<ScorePart, PartScore>> | null;
  /** Rounded half up to one decimal; null where parts is null. */
  total: number | null;
  netPrice: number | null;
  rules: Readonly<Record<StarterRule, Outcome>>;
  labels: readonly Reason[];
  /** Questions that would settle an `unknown` status, what keeps a match for `later`, or whether a `generic` offering is for the firm at all. */
  missing: readonly string[];
  /** What would have to change for `later`, `closed` and `no`; each names who can do it. */
  changes: readonly Change[];
};

/** One change that would open an offering. */
export type Change = {
  reason: Reason;
  who: 'firm' | 'institution' | 'nobody';
  /** Fact to change or to learn; null where it is not the firm's. */
  fact: string | null;
  /** Offerings that lead there, best first. */
  offerings: readonly string[];
};

/** An unanswered question and what it could move. */
export type NextAnswer = { fact: string; statuses: number; first: number; offerings: readonly string[] };

/** Boxes beside the ranking; offering ids, best first. */
export type Boxes = {
  money: readonly string[];
  useWhatYouHave: readonly string[];
  closed: readonly { offering: string; rule: string; nearestOpen: readonly string[]; appeal: boolean }[];
  freeOfBuyer: readonly string[];
  firmsLikeYou: { host: boolean };
  /** How many offerings that one can enter now work, or may work, on the first and on any choice; null without choices. */
  onPriorities: { first: number; any: number } | null;
};

/** Everything the match page shows, and what is stored to be run again. */
export type MatchRun = {
  engineVersion: string;
  policyVersion: string;
  catalogueRevision: number;
  asOf: IsoDate;
  /** In order of rank: eligible, then later, closed, unknown, generic, no, error; inside a status by total and ties. */
  matches: readonly Match[];
  boxes: Boxes;
  answerNext: readonly NextAnswer[];
};

/** Input of `runMatching`. Same input, same bytes. */
export type MatchInput = {
  firm: FirmProfile;
  catalogue: Catalogue;
  policy: RankingPolicy;
  geography: Geography;
  asOf: IsoDate;
  /** Offerings of the catalogue to be matched, all where not given; institutions are judged by the whole catalogue either way. */
  among?: readonly Offering[];
  /**
   * The profile with one more answer, by its question and value, made as that of the firm was. Where only a profile is at
   * hand, its answers are taken in as far as it tells of them.
   */
  firmWith?: (fact: string, value: AnswerValue) => FirmProfile;
};
