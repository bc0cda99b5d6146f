import type { Rule } from '@/lib/domain/rules';
import { exactFirm, knownFirm, type WorkloadFirm } from './workload-firms';
import { workloadRules } from './workload-rules';

/** What every section of the engine benchmark runs: the same rules and the same firms, whatever the engine. */
export type Workload = {
  seed: number;
  rules: readonly Rule[];
  /** What is known of a firm, a tenth of its facts unknown. Firms can be made in any order. */
  firm: (index: number) => WorkloadFirm;
  /** The same firm with every fact known exactly. */
  exactFirm: (index: number) => WorkloadFirm;
};

/** Size and seed of the workload of the figures in the README; see `workload-rules.ts` and `workload-firms.ts`. */
export const WORKLOAD = { seed: 20_260_101, rules: 1_000 } as const;

/** In: seed and number of rules. Out: the workload; the same for the same seed. */
export function workload(seed: number = WORKLOAD.seed, rules: number = WORKLOAD.rules): Workload {
  return {
    seed,
    rules: workloadRules(seed, rules),
    firm: (index) => knownFirm(seed, index),
    exactFirm: (index) => exactFirm(seed, index),
  };
}
