import { z } from 'zod';
import { diagnosticFacts } from '@/lib/domain/facts';
import {
  type FactCatalogue,
  type FactEntry,
  type RegisterBands,
  RULE_LANGUAGES,
  type TextReading,
} from '@/lib/domain/rules';
import type { Locale } from '@/lib/domain/vocabulary';
import { PROGRAMME_FACTS, UK_PLACE_NAMES, UK_TEXTS } from '../programmes';
import { loadMapping } from '../register/mapping';
import { type Loaded, loadFile } from './files';

const MOST_NAME = 200;
const KINDS = ['code', 'number', 'amount', 'date', 'set', 'flag', 'events', 'entities'] as const;
const word = z.string().min(1);
/** The same name per language, as it stands within a sentence. */
const names = z.partialRecord(z.enum(RULE_LANGUAGES), word.max(MOST_NAME));

/** Shape of what is known of one fact; it may have facts of linked entities in it. */
const factEntrySchema: z.ZodType<FactEntry> = z.lazy(() =>
  z
    .strictObject({
      kind: z.enum(KINDS),
      power: z.enum(['do', 'time', 'fixed']),
      questions: z.array(word),
      values: z.array(word).min(1).optional(),
      ordered: z.literal(true).optional(),
      hierarchy: z.enum(['sector', 'place']).optional(),
      whole: z.literal(true).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      unit: word.optional(),
      retired: z.record(word, word.nullable()).optional(),
      name: names.optional(),
      valueNames: z.record(word, names).optional(),
      of: z.record(word, factEntrySchema).optional(),
    })
    .transform(given),
);

/** Shape of a file of facts. */
const factCatalogueSchema: z.ZodType<FactCatalogue> = z.record(word, factEntrySchema);

/** In: `diagnostic`, `none`, `programmes` or a file. Out: what is known of facts; null where nothing is to be said of them. */
export function loadFacts(asked: string): Loaded<FactCatalogue | null> {
  const root = { at: { line: 1, column: 1 }, kind: 'value', value: null } as const;
  if (asked === 'none') return { ok: true, value: null, root };
  if (asked === 'programmes') return { ok: true, value: PROGRAMME_FACTS, root };
  return asked === 'diagnostic'
    ? { ok: true, value: diagnosticFacts, root }
    : loadFile<FactCatalogue | null>(asked, factCatalogueSchema, 'facts');
}

/** In: the same. Out: how the texts of rules that read those facts are read for limits; nothing where nobody has said. */
export function textsOf(asked: string): { texts?: TextReading } {
  return asked === 'programmes' ? { texts: UK_TEXTS } : {};
}

/** In: the same, and a language. Out: how a place that such a text speaks of is called. */
export function placeNamesOf(asked: string, locale: Locale): (code: string) => string {
  return (code) => (asked === 'programmes' ? (UK_PLACE_NAMES[code]?.[locale] ?? code) : code);
}

/** The registers that Puente can read. */
export const REGISTERS = ['mx-denue'] as const;

/** In: registers that were asked for; null for all. Out: their size bands. One that was asked for is held against rules of every country. */
export function registersFor(asked: readonly string[] | null): readonly RegisterBands[] {
  const { mapping } = loadMapping(null, 'MX');
  const { register, country } = mapping;
  const bands = mapping.bands.map(({ id, employees: [lo, hi] }) => ({ id, lo, hi }));
  const shipped = { register, country, fact: 'firm.employees', bands };
  if (asked === null) return [shipped];
  const { country: _, ...anywhere } = shipped;
  return asked.includes(register) ? [anywhere] : [];
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };
type Read = Loose<Omit<FactEntry, 'list'>> & Pick<FactEntry, 'kind' | 'power' | 'questions'>;

/** What is undefined was not given. */
function given({
  values,
  ordered,
  hierarchy,
  whole,
  min,
  max,
  unit,
  retired,
  name,
  valueNames,
  of,
  ...rest
}: Read): FactEntry {
  return {
    ...rest,
    ...(values && { values }),
    ...(ordered && { ordered }),
    ...(hierarchy && { hierarchy }),
    ...(whole && { whole }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(unit !== undefined && { unit }),
    ...(retired && { retired }),
    ...(name && { name }),
    ...(valueNames && { valueNames }),
    ...(of && { of }),
  };
}
