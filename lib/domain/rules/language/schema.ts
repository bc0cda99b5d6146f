import { z } from 'zod';
import { isIsoDate } from '../../dates';
import {
  BARRIER_CLASSES,
  CRITERION_KINDS,
  type Rate,
  RULE_LANGUAGES,
  type RuleCatalogue,
  type RuleDocument,
  type RuleLibrary,
  TIME_UNITS,
  type WrittenRule,
  type WrittenTerm,
} from './types';

const MOST_TEXT = 4000;
const day = z.iso.date().refine(isIsoDate).meta({ id: 'Day', description: 'A calendar day, YYYY-MM-DD.' });
const id = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,79}$/)
  .meta({ id: 'NodeId', description: 'Unique within a rule; stays when the rule is changed.' });
const fact = z
  .string()
  .regex(/^[A-Za-z][\w.:@-]{0,119}$/)
  .meta({ id: 'FactKey', description: 'Key of a fact of the firm, its project or its past.' });
const name = z
  .string()
  .regex(/^[A-Za-z][\w.-]{0,79}$/)
  .meta({ id: 'Name', description: 'Name of something in the library.' });
const unit = z
  .string()
  .regex(/^[A-Za-z%][A-Za-z0-9%/]{0,11}$/)
  .meta({ id: 'Unit', description: 'A currency by ISO 4217, or a unit such as kg, m2 or h.' });
const word = z.string().min(1).max(200).meta({ id: 'Word' });
// An empty list would hold for nobody, or for everybody, without saying so.
const words = z.array(word).min(1).meta({ id: 'Words' });
const code = z
  .string()
  .regex(
    /^(\*|zone:[A-Za-z][\w.-]{0,79}|[A-Z]|\d{1,6}|[A-Z]\.\.[A-Z]|\d{1,6}\.\.\d{1,6}|[A-Z]{2}(-[A-Z0-9]{1,12})*)$/,
  )
  .meta({
    id: 'Code',
    description: 'A sector or place of any level, a range of one level, *, or a named zone.',
  });
const codes = z.array(code).min(1).meta({ id: 'Codes' });
const text = z
  .partialRecord(z.enum(RULE_LANGUAGES), z.string().min(1).max(MOST_TEXT))
  .refine((texts) => Object.keys(texts).length > 0)
  .meta({ id: 'Text', description: 'The same plain text per language.', minProperties: 1 });
const source = z
  .strictObject({ title: word, url: z.url().optional(), date: day.optional() })
  .meta({ id: 'Source', description: 'Where a rule or a number comes from.' });
const named = z.strictObject({ parameter: name }).meta({ id: 'ParameterName' });
const number = z.number();
const limit = z
  .union([number, named, z.null()])
  .meta({ id: 'Limit', description: 'A number, a dated parameter, or null for no limit.' });
const limits = { min: limit, max: limit };
// Only whole units go by: "at least 1.5 years" would mean 2 without saying so.
const wholeLimit = z
  .union([z.int(), named, z.null()])
  .meta({ id: 'WholeLimit', description: 'A whole number, a dated parameter, or null for no limit.' });
const wholeLimits = { min: wholeLimit, max: wholeLimit };
const last = z
  .strictObject({ count: z.int().positive(), unit: z.enum(TIME_UNITS) })
  .meta({ id: 'LengthOfTime' });

/** Shape of a number worked out from facts. */
const term: z.ZodType<WrittenTerm> = z
  .lazy(() =>
    z.discriminatedUnion('term', [
      z.strictObject({ term: z.literal('number'), value: z.union([number, named]) }),
      z.strictObject({ term: z.literal('fact'), fact, unit: unit.optional() }),
      z.strictObject({ term: z.literal('sum'), of: z.array(term).min(1) }),
      z.strictObject({ term: z.literal('ratio'), of: term, by: term }),
      z.strictObject({ term: z.literal('count'), fact }),
      z.strictObject({
        term: z.literal('total'),
        fact,
        of: fact,
        where: writtenRuleSchema.optional(),
        unit: unit.optional(),
      }),
      z.strictObject({
        term: z.literal('choose'),
        cases: z.array(z.strictObject({ when: writtenRuleSchema, value: term })).min(1),
        otherwise: term,
      }),
    ]),
  )
  .meta({ id: 'Term', description: 'A number worked out from facts.' });

/** Shape of one node of a rule as written; what holds between nodes is checked by `problemsOf`. */
export const writtenRuleSchema: z.ZodType<WrittenRule> = z
  .lazy(() => {
    const of = z.array(writtenRuleSchema);
    const area = { fact, codes, except: codes.optional() };
    return z.discriminatedUnion('op', [
      z.strictObject({ op: z.literal('all'), id, of }),
      z.strictObject({ op: z.literal('any'), id, of }),
      z.strictObject({ op: z.literal('not'), id, of: writtenRuleSchema }),
      z.strictObject({ op: z.literal('atLeast'), id, count: z.int().nonnegative(), of }),
      z.strictObject({ op: z.literal('unless'), id, of: writtenRuleSchema, except: writtenRuleSchema }),
      z.strictObject({ op: z.literal('use'), id, predicate: name }),
      z.strictObject({
        op: z.literal('criterion'),
        id,
        kind: z.enum(CRITERION_KINDS),
        barrier: z.enum(BARRIER_CLASSES).optional(),
        source: source.optional(),
        text: text.optional(),
        from: day.optional(),
        to: day.optional(),
        of: writtenRuleSchema,
      }),
      z.strictObject({ op: z.literal('equals'), id, fact, value: z.union([word, number, z.boolean()]) }),
      z.strictObject({ op: z.literal('in'), id, fact, values: words }),
      z.strictObject({ op: z.literal('under'), id, ...area }),
      z.strictObject({ op: z.literal('reaches'), id, ...area }),
      z.strictObject({ op: z.literal('between'), id, fact, ...limits, unit: unit.optional() }),
      z.strictObject({ op: z.literal('intersects'), id, fact, values: words }),
      z.strictObject({ op: z.literal('contains'), id, fact, values: words }),
      z.strictObject({ op: z.literal('is'), id, fact }),
      z.strictObject({ op: z.literal('exists'), id, fact }),
      z.strictObject({ op: z.literal('elapsed'), id, fact, unit: z.enum(TIME_UNITS), ...wholeLimits }),
      z.strictObject({
        op: z.literal('recent'),
        id,
        fact,
        last: z.int().positive(),
        unit: z.enum(TIME_UNITS),
      }),
      z.strictObject({ op: z.literal('calendarYear'), id, fact, back: z.int() }),
      z.strictObject({ op: z.literal('dates'), id, fact, from: day.nullable(), to: day.nullable() }),
      z.strictObject({
        op: z.literal('compare'),
        id,
        left: term,
        relation: z.enum(['<', '<=', '=', '>=', '>']),
        right: term,
      }),
      z.strictObject({ op: z.literal('happened'), id, fact, codes: words, last: last.optional(), ...limits }),
      z.strictObject({ op: z.literal('linked'), id, fact, where: writtenRuleSchema, ...limits }),
      z.strictObject({ op: z.literal('prose'), id, text }),
    ]);
  })
  .meta({ id: 'Rule', description: 'One node of a rule as written.' });

const language = z.literal('puente-rules/1');

/** Shape of one rule with its name, version and days. */
export const ruleDocumentSchema: z.ZodType<RuleDocument> = z
  .strictObject({
    language,
    id,
    version: z.int().positive(),
    title: text,
    source: source.optional(),
    from: day.optional(),
    to: day.optional(),
    rule: writtenRuleSchema,
  })
  .meta({ id: 'RuleDocument', description: 'One rule with its name, version and days.' });

const parameter = z
  .strictObject({
    unit: unit.optional(),
    history: z.array(z.strictObject({ from: day, value: number.nullable(), source })).min(1),
  })
  .meta({ id: 'Parameter', description: 'A number that changes on given days, oldest first.' });
/** Shape of one rate of exchange. */
export const rateSchema: z.ZodType<Rate> = z
  .strictObject({ from: unit, to: unit, factor: number.positive(), day, source })
  .meta({ id: 'Rate', description: 'What one unit of an amount is worth in another, from a day on.' });

const textsByName = z.record(name, text).optional();
const names = z
  .strictObject({ predicates: textsByName, parameters: textsByName, zones: textsByName })
  .meta({ id: 'Names', description: 'What people read in place of a name. Decides nothing.' });

/** Shape of what rules refer to by name. */
export const ruleLibrarySchema: z.ZodType<RuleLibrary> = z
  .strictObject({
    predicates: z.record(name, writtenRuleSchema),
    parameters: z.record(name, parameter),
    zones: z.record(name, z.strictObject({ codes, except: codes.optional() })),
    rates: z.array(rateSchema),
    names: names.optional(),
  })
  .meta({ id: 'Library', description: 'What rules refer to by name.' });

/** Shape of a file of rules. */
export const ruleCatalogueSchema: z.ZodType<RuleCatalogue> = z.strictObject({
  language,
  library: ruleLibrarySchema,
  rules: z.array(ruleDocumentSchema),
});

const NAME = 'urn:puente:rules:1';

/** The shape of a file of rules as JSON Schema (draft 2020-12), for other programs; what holds between nodes it cannot say. */
export function ruleJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...shape } = z.toJSONSchema(ruleCatalogueSchema, { unrepresentable: 'throw' });
  return { $schema, $id: NAME, title: 'A file of rules, puente-rules/1', ...shape };
}
