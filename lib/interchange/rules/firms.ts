import { z } from 'zod';
import type { IsoDate } from '@/lib/domain/dates';
import { factReader } from '@/lib/domain/facts';
import { exampleFirmSchema, firmFromExample } from '@/lib/domain/matching';
import { type FactReader, profileReader, profileSchema } from '@/lib/domain/rules';
import { loadReference } from '../register/reference';
import { type Loaded, loadFile } from './files';

const example = exampleFirmSchema.transform((firm) => ({ kind: 'example', firm }) as const);
const profile = profileSchema.transform((facts) => ({ kind: 'profile', facts }) as const);
const wrapped = z.strictObject({ firm: example }).transform(({ firm }) => firm);

/** A firm as facts by their keys, or in the form of the worked examples, which `npm run match -- --firms` reads too. */
const firmSchema = z.union([example, wrapped, profile]);

/** In: a file of one firm and the day. Out: the reader of its facts. */
export function loadFirm(file: string, asOf: IsoDate): Loaded<FactReader> {
  const loaded = loadFile(file, firmSchema);
  return loaded.ok ? { ...loaded, value: readerOf(loaded.value, asOf) } : loaded;
}

/** In: a file with a list of firms and the day. Out: the readers of their facts. */
export function loadFirms(file: string, asOf: IsoDate): Loaded<readonly FactReader[]> {
  const loaded = loadFile(file, z.array(firmSchema));
  return loaded.ok ? { ...loaded, value: loaded.value.map((firm) => readerOf(firm, asOf)) } : loaded;
}

function readerOf(firm: z.output<typeof firmSchema>, asOf: IsoDate): FactReader {
  if (firm.kind === 'profile') return profileReader(firm.facts);
  return factReader(firmFromExample(firm.firm, { ...loadReference(), asOf }));
}
