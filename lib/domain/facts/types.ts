import type { IsoDate } from '../dates';
import type { Fact, MoneyFact, NumberFact } from '../fact';
import type { Fraction } from '../fraction';
import type { SizeMeasure } from '../size-classes';
import type { Capability, FirmGroup, KnowledgeKind, SizeClass, TieKind, TiePlace } from '../vocabulary';

export type { Fact, MoneyFact, NumberFact, UnknownWhy } from '../fact';
export type { SizeMeasure } from '../size-classes';

/** Who gave a fact. */
export type FactSource = 'firm' | 'adviser' | 'register' | 'import';

/** What was answered to one question, as stored. */
export type Answer =
  | { state: 'answered'; value: AnswerValue }
  | { state: 'dont_know' | 'no_say' | 'skipped' };

/** JSON value of an answer; its shape follows the question type (see `answer-schemas.ts`). */
export type AnswerValue =
  | string
  | number
  | readonly string[]
  | Readonly<Record<string, unknown>>
  | readonly Readonly<Record<string, unknown>>[];

/** One stored answer. `fact` is the key of the question; a later row does not overwrite an earlier one. */
export type GivenAnswer = {
  fact: string;
  answer: Answer;
  source: FactSource;
  /** ISO date-time, UTC. */
  givenAt: string;
  instrumentVersion: string;
};

/** The answer in force for each question; a question without an entry was not asked yet. */
export type AnswerSheet = Readonly<Record<string, GivenAnswer>>;

/** A finished step or a certificate; `until` is null or absent where only the lapse of its kind counts. */
export type HeldStep = { token: string; since: IsoDate; until?: IsoDate | null };

/** What is known of a firm from elsewhere than its answers; an answer of the firm wins, except over `sizeClass`. */
export type GivenFacts = {
  country?: Fact<string>;
  subdivision?: Fact<string>;
  isic?: Fact<string>;
  employees?: NumberFact;
  sales?: MoneyFact;
  assets?: MoneyFact;
  /** A class set for this run, whatever the tests say. */
  sizeClass?: SizeClass;
  steps?: readonly HeldStep[];
};

/** A source that taught the firm something (q40). */
export type Tie = {
  kind: TieKind | null;
  place: TiePlace;
  /** ISO 3166-2 code for `other`; null where not said. */
  subdivision: string | null;
  /** ISO 3166-1 alpha-2 code for `abroad`; null where not said. */
  country: string | null;
  /** ISIC division (two digits); null where not said. */
  division: string | null;
};

/** A source as seen from where the firm is; `mayMove` where more of the place of the firm may put it elsewhere. */
export type PlacedTie = Tie & { mayMove?: true };

/** What is missing to reach the goal of the first priority. */
export type GapType = KnowledgeKind | 'none' | 'unknown';

/** Lowest and highest level that is still possible, whatever is answered next. */
export type LevelRange = { lo: number; hi: number };

/** What the level of quality work rests on. */
export type QualityBasis = {
  /** Answer to q20; null is unknown. */
  own: number | null;
  /** Score of the self-check list; null where it was not answered. */
  score: number | null;
  /** Whether that list can no longer become another one. */
  settled: boolean;
  /** Whether a certificate of the family of the activity proves a working system; null where certificates are not known. */
  proved: boolean | null;
  /** Whether that can no longer change with the activity. */
  provedSettled: boolean;
  /** Lists answered and lists of which a certificate is held, while the activity leaves open which counts; else null. */
  open: { answered: readonly string[]; certified: readonly string[] } | null;
  /** Standards whose certificate would prove it. */
  systems: readonly string[];
};

/** Everything the rules read about one firm on one day: the facts and the derived measures. */
export type FirmProfile = {
  country: Fact<string>;
  subdivision: Fact<string>;
  /** ISIC Rev.4 codes at any level; several candidates for one national code. */
  isic: Fact<string>;
  /** The other activity the firm named beside its main one (q3); null where it named none. */
  secondIsic: string | null;
  employees: NumberFact;
  /** Year in which it began; null is unknown. */
  yearStarted: number | null;
  /** Sales of the last full year. */
  sales: MoneyFact;
  size: SizeMeasure;
  levels: Readonly<Record<Capability, Fact<number>>>;
  /** Mean of the answered steps of q34-q37, and floor(mean + 0.5); `possible` counts the open steps too. All null if none is answered. */
  absorption: { score: Fraction | null; level: number | null; answered: number; possible: LevelRange | null };
  /** Levels of quality work that further answers still leave possible; the score reads `levels.QMS`. */
  quality: LevelRange;
  qualityBasis: QualityBasis;
  /** 0, 1 or 2 per kind as answered; null is unknown. */
  know: Readonly<Record<KnowledgeKind, number | null>>;
  gap: { type: GapType; need: Readonly<Record<KnowledgeKind, number | null>> };
  /** First to third choice; null is unknown, an empty list means "answered: none". */
  priorities: readonly Capability[] | null;
  ties: readonly PlacedTie[] | null;
  /** Whether the place of a listed source is open, so that it is not among `ties`. */
  tiesOpen: boolean;
  /** Shares of the listed sources; null where no list was given. */
  tieShares: Readonly<Record<TiePlace, Fraction>> | null;
  /** Answer of q41: 0, 1/4, 1/2, 3/4, 1; null is unknown (1/2 in formulas). */
  redundancy: Fraction | null;
  bridging: Fraction;
  isolated: boolean;
  isolatedCertain: boolean;
  translocal: boolean | null;
  /** Own community and those of the sources, sorted: `SUBDIVISION:DIVISION` or `COUNTRY:DIVISION`. */
  tiedCommunities: readonly string[];
  groups: readonly FirmGroup[];
  /** Institution id → known member or not; an absent id is unknown unless `memberOfNone`. */
  memberOf: Readonly<Record<string, boolean>>;
  memberOfNone: boolean;
  /** Step tokens and certificate ids held on the day. */
  tokens: readonly string[];
  languages: Fact<readonly string[]>;
  /** USD; null is unknown. */
  feeMax: number | null;
  /** Kilometres, Infinity for "anywhere"; null is unknown. */
  travelKm: number | null;
  exportStatus: { value: 'none' | 'direct' | 'indirect' | 'both' | 'trace' | 'unknown'; partial: boolean };
  hoursMonth: number | null;
  buyer: { whatOnly: boolean | null; tieIn: boolean | null };
  shareBack: readonly string[];
  oldResources: readonly string[];
  missingComplements: readonly string[];
  readiness: number | null;
  completeness: {
    answered: number;
    shown: number;
    /** The questions of the short form alone; profiles stored before the engine 1.4.0 do not say. */
    short?: { answered: number; shown: number } | undefined;
    bySection: readonly { section: number; answered: number; shown: number }[];
  };
  /** Facts whose answer is unknown although asked for by some rule; keys of the instrument. */
  unknownFacts: readonly string[];
  /** Unknown ones that the person preferred not to say; they are not asked for again. */
  declinedFacts: readonly string[];
  asOf: IsoDate;
};
