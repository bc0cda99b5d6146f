import { readFileSync } from 'node:fs';
import { DEMO_CATALOGUE } from '../reference';

type Json = Readonly<Record<string, unknown>>;

/**
 * In: changes to one Mexican offering of the demo catalogue, one set an offering. Out: a catalogue file of
 * offerings T1, T2, …, which ask for nothing but what the changes say.
 */
export function catalogueText(changes: readonly Json[]): string {
  const demo = JSON.parse(readFileSync(DEMO_CATALOGUE, 'utf8'));
  const model = demo.offerings.find((offering: Json) => offering.id === 'O28');
  const open = { ...model, sectors: ['*'], subdivisions: null, intake: 'open', modality: 'online' };
  return JSON.stringify({
    ...demo,
    offerings: changes.map((change, index) => ({ ...open, ...change, id: `T${index + 1}` })),
  });
}
