import { evaluate } from '../evaluate';
import { type FactCatalogue, type FactEntry, factEntry } from '../language';
import type { FactReader, FactValue, Rule } from '../types';
import { type Condition, conditionsByFact } from './conditions';
import type { Sample } from './sample';
import { samplesOf } from './samples';

/** A rule and how much it counts. */
export type WeighedRule = { rule: Rule; weight: number };

/** Rules made ready to look for the next question of many firms. */
export type QuestionPlan = {
  catalogue: FactCatalogue;
  rules: readonly (WeighedRule & { conditions: ReadonlyMap<string, readonly Condition[]> })[];
  /** Samples of facts nothing is known of; the same for every firm. */
  unknown: Map<readonly Condition[], readonly Sample[]>;
};

/** What is known of a firm, which questions may still be asked, and their order among equals. */
export type QuestionInput = {
  read: FactReader;
  isOpen: (question: string) => boolean;
  order?: readonly string[];
};

/** What an answer is expected to bring; `decided` and `narrowed` in rules, each counted by its weight. */
export type QuestionGain = {
  question: string;
  facts: readonly string[];
  /** Open rules that miss a fact of the question. */
  rules: number;
  /** Rules that come to be met or unmet. */
  decided: number;
  /** Shares of missing facts that are missing no longer; 1 for a rule that is decided. */
  narrowed: number;
};

/** Combinations of answers tried for one question and one rule. */
const MOST_COMBINATIONS = 48;
const HALF = 0.5;

/** In: plain rules with their weights, and the fact catalogue. Out: the plan for any number of firms. */
export function planQuestions(rules: readonly WeighedRule[], catalogue: FactCatalogue): QuestionPlan {
  const ready = rules.map((one) => ({ ...one, conditions: conditionsByFact(one.rule) }));
  return { catalogue, rules: ready, unknown: new Map() };
}

/**
 * In: a plan and a firm. Out: the open questions that would tell something, the most telling first: by the number of
 * rules an answer is expected to decide, then by how much less is missing, then in the order given. Each rule is looked
 * at only for questions on facts it misses; facts of one question count as independent of one another.
 */
export function nextQuestions(plan: QuestionPlan, input: QuestionInput): readonly QuestionGain[] {
  const gains = new Map<string, QuestionGain>();
  for (const ready of plan.rules) {
    const { verdict, missing } = evaluate(ready.rule, input.read);
    if (verdict !== 'unknown') continue;
    for (const [question, facts] of questionsFor(missing, plan.catalogue, input.isOpen)) {
      const gain = expected(ready, facts, missing.length, plan, input.read);
      gains.set(question, added(gains.get(question), question, facts, gain, ready.weight));
    }
  }
  const order = new Map((input.order ?? []).map((question, at) => [question, at]));
  const place = ({ question }: QuestionGain) => order.get(question) ?? order.size;
  return [...gains.values()].toSorted(
    (a, b) =>
      rounded(b.decided) - rounded(a.decided) ||
      rounded(b.narrowed) - rounded(a.narrowed) ||
      place(a) - place(b) ||
      (a.question < b.question ? -1 : 1),
  );
}

type Ready = QuestionPlan['rules'][number];
type Gain = Pick<QuestionGain, 'decided' | 'narrowed'>;
type Asked = { fact: string; entry: FactEntry };

/** Sums of shares differ in their last places by the order they are added in. */
function rounded(value: number): number {
  return Math.round(value * 1e9);
}

function questionsFor(
  missing: readonly string[],
  catalogue: FactCatalogue,
  isOpen: QuestionInput['isOpen'],
): ReadonlyMap<string, readonly Asked[]> {
  const found = new Map<string, Asked[]>();
  for (const fact of missing) {
    const entry = factEntry(catalogue, fact);
    for (const question of entry?.questions.filter(isOpen) ?? []) {
      const list = found.get(question) ?? [];
      if (entry) list.push({ fact, entry });
      found.set(question, list);
    }
  }
  return found;
}

function added(
  sum: QuestionGain | undefined,
  question: string,
  asked: readonly Asked[],
  { decided, narrowed }: Gain,
  weight: number,
): QuestionGain {
  const facts = asked.map(({ fact }) => fact);
  return {
    question,
    facts: sum ? [...new Set([...sum.facts, ...facts])].toSorted() : facts.toSorted(),
    rules: (sum?.rules ?? 0) + 1,
    decided: (sum?.decided ?? 0) + weight * decided,
    narrowed: (sum?.narrowed ?? 0) + weight * narrowed,
  };
}

/** What the answers of one question are expected to do to one rule. */
function expected(
  { rule, conditions }: Ready,
  asked: readonly Asked[],
  missing: number,
  plan: QuestionPlan,
  read: FactReader,
): Gain {
  const lists = asked.map(({ fact, entry }) => samplesFor(read(fact), conditions.get(fact), entry, plan));
  let [decided, narrowed] = [0, 0];
  for (const { values, share } of combinations(lists)) {
    const table = new Map(asked.map(({ fact }, at) => [fact, values[at]]));
    const after = evaluate(rule, (fact) => table.get(fact) ?? read(fact));
    if (after.verdict !== 'unknown') decided += share;
    narrowed += share * (after.verdict === 'unknown' ? Math.max(0, 1 - after.missing.length / missing) : 1);
  }
  return { decided, narrowed };
}

/** Nothing known is the same for every firm, so its samples are worked out once. */
function samplesFor(
  value: FactValue,
  conditions: readonly Condition[] | undefined,
  entry: FactEntry,
  { unknown }: QuestionPlan,
): readonly Sample[] {
  if (!conditions || value.kind !== 'unknown') return samplesOf(value, conditions ?? [], entry);
  const known = unknown.get(conditions) ?? samplesOf(value, conditions, entry);
  unknown.set(conditions, known);
  return known;
}

type Combination = { values: readonly FactValue[]; share: number };

/** All combinations of answers; where they are too many, as many steps through all lists at once, each at a pace of its own. */
function combinations(lists: readonly (readonly Sample[])[]): readonly Combination[] {
  const size = lists.reduce((all, { length }) => all * length, 1);
  if (size > MOST_COMBINATIONS) return steps(lists);
  return lists.reduce<readonly Combination[]>(
    (found, list) =>
      found.flatMap(({ values, share }) =>
        list.map((one) => ({ values: [...values, one.value], share: share * one.share })),
      ),
    [{ values: [], share: 1 }],
  );
}

function steps(lists: readonly (readonly Sample[])[]): readonly Combination[] {
  const share = 1 / MOST_COMBINATIONS;
  return Array.from({ length: MOST_COMBINATIONS }, (_, step) => ({
    share,
    values: lists.flatMap((list, at) => {
      const turned = (step * (2 * at + 1) + 5 * at) % MOST_COMBINATIONS;
      return quantile(list, (turned + HALF) / MOST_COMBINATIONS)?.value ?? [];
    }),
  }));
}

function quantile(list: readonly Sample[], level: number): Sample | undefined {
  let sum = 0;
  return (
    list.find(({ share }) => {
      sum += share;
      return level < sum;
    }) ?? list.at(-1)
  );
}
