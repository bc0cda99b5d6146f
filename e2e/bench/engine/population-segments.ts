import type { FactValue } from '@/lib/domain/rules';
import { WORKLOAD_FACTS } from './workload-facts';
import type { WorkloadFirm } from './workload-firms';

/** Facts worked out from others, by which firms are counted and stored side by side. */
export const SEGMENTS = ['section', 'country', 'exporter'] as const;

const UNKNOWN: FactValue = { kind: 'unknown' };
const tops = new Map(
  WORKLOAD_FACTS.flatMap((fact) => {
    if (fact.kind !== 'tree') return [];
    const paths = fact.codes.map((code) => [...(fact.above.get(code) ?? []), code]);
    const top = paths.flatMap((path) => path.map((code) => [code, path[0] ?? code] as const));
    return [[fact.key, new Map(top)] as const];
  }),
);

/** In: a firm. Out: its facts and the segments it is in, as far as it is known. */
export function withSegments(firm: WorkloadFirm): readonly (readonly [string, FactValue])[] {
  return [...Object.entries(firm), ['section', topOf('sector', firm)], ['country', topOf('place', firm)]];
}

/** The highest code over all candidates; unknown if they are not of one branch. */
function topOf(key: string, firm: WorkloadFirm): FactValue {
  const value = firm[key];
  if (value?.kind !== 'values') return UNKNOWN;
  const found = [...new Set(value.values.map((code) => tops.get(key)?.get(code) ?? code))];
  return found.length === 1 ? { kind: 'values', values: found } : UNKNOWN;
}
