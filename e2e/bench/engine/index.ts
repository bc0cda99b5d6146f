import { machine, say, warnIfBusy } from '@/e2e/bench/figures';
import { benchPopulation } from './population';
import { benchSingleFirm } from './single-firm';
import { WORKLOAD } from './workload';

/** Each prints its figures and what it misses. */
const sections: Readonly<Record<string, (options: readonly string[]) => Promise<boolean>>> = {
  firm: benchSingleFirm,
  population: benchPopulation,
};

/** In: sections by name, all if none is named, and their options. Prints all in one run; false if an aim is missed. */
export async function benchEngine(options: readonly string[]): Promise<boolean> {
  say(machine());
  warnIfBusy();
  say(`workload of seed ${WORKLOAD.seed}`);
  const named = Object.keys(sections).filter((name) => options.includes(name));
  let isReached = true;
  for (const [name, run] of Object.entries(sections))
    if (named.length === 0 || named.includes(name)) isReached = (await run(options)) && isReached;
  return isReached;
}
