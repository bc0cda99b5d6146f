import { z } from 'zod';
import { factsOf, nodesOf, type Rate, type WrittenRule, writtenRuleSchema } from '../rules';
import { moved, regrouped, shifted, unwrapped, withCriterion, withNode, withoutNode, wrapped } from './edit';
import { askedKey, MOST_OWN_QUESTIONS, type OwnQuestion, ownQuestionSchema } from './questions';
import { EMPTY_RULE, GROUP_KINDS, groupOf } from './tree';
import { type Eligibility, MOST_PERSONAS, nodeIdSchema, personaSchema } from './types';

const node = nodeIdSchema;
const kind = z.enum(GROUP_KINDS);
const count = z.int().min(1).max(99);

/** Shape of one condition with what people need to know of it; groups are made by steps of their own. */
const criterion = writtenRuleSchema.refine((rule) => rule.op === 'criterion' && holdsOneCondition(rule.of));
/** The question that the condition is about, where it is one of the institution's own. */
const question = ownQuestionSchema.optional();

/** Shape of one thing that an officer does to a rule. New nodes come with ids that nobody has yet. */
export const ruleStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('add'), group: node, criterion, question }),
  z.strictObject({ step: z.literal('replace'), criterion, question }),
  z.strictObject({ step: z.literal('remove'), node }),
  z.strictObject({ step: z.literal('wrap'), node, id: node, kind }),
  z.strictObject({ step: z.literal('unwrap'), node }),
  z.strictObject({ step: z.literal('regroup'), node, kind, count }),
  z.strictObject({ step: z.literal('up'), node }),
  z.strictObject({ step: z.literal('down'), node }),
  z.strictObject({ step: z.literal('into'), node, group: node }),
  z.strictObject({ step: z.literal('persona'), persona: personaSchema }),
  z.strictObject({ step: z.literal('dropPersona'), persona: node }),
]);
/** One thing that an officer does to a rule. */
export type RuleStep = z.output<typeof ruleStepSchema>;

/**
 * In: whom an offering is for, null for no rule yet, one step, and the rates of the day. Out: the same after the step,
 * with the rates that its amounts are read by and the questions that its conditions are about; `refused` where the step cannot be done to this rule, `nothing` where no
 * condition and no test firm is left.
 */
export function afterStep(
  before: Eligibility | null,
  step: RuleStep,
  rates: readonly Rate[],
): Eligibility | 'refused' | 'nothing' {
  const { rule, personas, ...kept }: Eligibility = before ?? { rule: EMPTY_RULE, rates: [], personas: [] };
  if (step.step === 'persona' || step.step === 'dropPersona') {
    const after = personasAfter(personas, step);
    return after ? unlessEmpty({ ...kept, rule, personas: after }) : 'refused';
  }
  const after = ruleAfter(rule, step);
  if (!after) return 'refused';
  const questions = questionsFor(after, kept.questions ?? [], step);
  if (questions.length > MOST_OWN_QUESTIONS) return 'refused';
  return unlessEmpty({
    ...{ rule: after, personas, rates: ratesFor(after, [...kept.rates, ...rates]) },
    ...(questions.length > 0 && { questions }),
  });
}

type TreeStep = Exclude<RuleStep, { step: 'persona' | 'dropPersona' }>;

function ruleAfter(rule: WrittenRule, step: TreeStep): WrittenRule | null {
  switch (step.step) {
    case 'add':
      return withNode(rule, step.group, step.criterion);
    case 'replace':
      return withCriterion(rule, step.criterion);
    case 'remove':
      return withoutNode(rule, step.node);
    case 'wrap':
      return wrapped(rule, step.node, step);
    case 'unwrap':
      return unwrapped(rule, step.node);
    case 'regroup':
      return regrouped(rule, step.node, step);
    case 'up':
      return shifted(rule, step.node, -1);
    case 'down':
      return shifted(rule, step.node, 1);
    case 'into':
      return moved(rule, step.node, step.group);
  }
}

function personasAfter(
  personas: Eligibility['personas'],
  step: Exclude<RuleStep, TreeStep>,
): Eligibility['personas'] | null {
  if (step.step === 'dropPersona') return personas.filter(({ id }) => id !== step.persona);
  const { persona } = step;
  const place = personas.findIndex(({ id }) => id === persona.id);
  if (place < 0 && personas.length >= MOST_PERSONAS) return null;
  return place < 0 ? [...personas, persona] : personas.with(place, persona);
}

/** Nobody is asked what no condition is about any more. */
function questionsFor(
  rule: WrittenRule,
  before: readonly OwnQuestion[],
  step: TreeStep,
): readonly OwnQuestion[] {
  const given = 'question' in step ? step.question : undefined;
  const place = before.findIndex(({ id }) => id === given?.id);
  const all = !given ? before : place < 0 ? [...before, given] : before.with(place, given);
  const read = new Set(factsOf(rule));
  return all.filter(({ id }) => read.has(askedKey(id)));
}

function unlessEmpty(after: Eligibility): Eligibility | 'nothing' {
  const isEmpty = groupOf(after.rule)?.of.length === 0 && after.personas.length === 0;
  return isEmpty ? 'nothing' : after;
}

/** Rates of the currencies that the rule names, each day of each once. */
function ratesFor(rule: WrittenRule, rates: readonly Rate[]): readonly Rate[] {
  const units = new Set(nodesOf(rule).flatMap((one) => ('unit' in one && one.unit ? [one.unit] : [])));
  const named = rates.filter(({ from, to }) => units.has(from) || units.has(to));
  return [...new Map(named.map((rate) => [`${rate.from} ${rate.to} ${rate.day}`, rate])).values()];
}

/** Whether an operator is a single condition, as the form of the desk makes them. */
const IS_CONDITION: Readonly<Record<WrittenRule['op'], boolean>> = {
  ...{ all: false, any: false, not: false, atLeast: false, unless: false, use: false, criterion: false },
  ...{ linked: false, compare: false },
  ...{ in: true, intersects: true, contains: true, is: true, exists: true, equals: true, under: true },
  ...{ reaches: true, between: true, elapsed: true, recent: true, calendarYear: true, dates: true },
  ...{ happened: true, prose: true },
};

/** A single condition, or its opposite. */
function holdsOneCondition(rule: WrittenRule): boolean {
  if (rule.op === 'not') return holdsOneCondition(rule.of);
  return IS_CONDITION[rule.op];
}
