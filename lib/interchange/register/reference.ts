import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Capitals, type Standards, standardsSchema } from '@/lib/domain/facts';
import type { Geography } from '@/lib/domain/matching';
import { type SizeRules, sizeRulesSchema } from '@/lib/domain/size-classes';

/** Reference data as it ships with the project; the database is not needed for a register. */
export type Reference = {
  sizeRules: SizeRules;
  standards: Standards;
  capitals: Capitals;
  geography: Geography;
};

const DATA = resolve(import.meta.dirname, '../../../db/seed/data');
/** The illustrative catalogue, used where the command names no other. */
export const DEMO_CATALOGUE = resolve(DATA, 'demo-catalogue.json');

const capitalsFile = z.object({ items: z.record(z.string(), z.array(z.string())) });
const positionsFile = z.array(z.object({ code: z.string(), lat: z.number(), lon: z.number() }));
const POSITIONS = ['geo/subdivisions-focus.json', 'geo/subdivisions-focus-additions.json'];

/** Reads the files of the project; one that does not fit its shape is a fault of the project, and throws. */
export function loadReference(): Reference {
  const positions = POSITIONS.flatMap((file) => positionsFile.parse(read(file)));
  return {
    sizeRules: sizeRulesSchema.parse(read('size-classes/size-classes.json')),
    standards: standardsSchema.parse(read('standards/standards.json')),
    capitals: capitalsFile.parse(read('capitals.json')).items,
    geography: Object.fromEntries(positions.map(({ code, lat, lon }) => [code, [lat, lon] as const])),
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(resolve(DATA, file), 'utf8'));
}
