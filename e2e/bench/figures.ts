import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** Middle, least and greatest of measured values. */
export type Spread = { median: number; min: number; max: number };

/** In: values, at least one. Out: their spread. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  return { median, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** `0.92 (0.88 to 0.95)` */
export function shown({ median, min, max }: Spread, places: number): string {
  return `${median.toFixed(places)} (${min.toFixed(places)} to ${max.toFixed(places)})`;
}

/** Figures mean little without what they were taken on. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** Waiting processes for each core from which on a measurement says more of the neighbours than of us. */
const BUSY = 2;

/** How much the machine has to do, over the last minute and the last five. */
export function load(): string {
  const [minute = 0, five = 0] = loadavg();
  return `load average ${minute.toFixed(1)} (1 min), ${five.toFixed(1)} (5 min)`;
}

/** To be called before the work begins: says how busy the machine is, and warns if figures will mean little. */
export function warnIfBusy(): void {
  const [minute = 0] = loadavg();
  say(`${load()} before the start`);
  if (minute > BUSY * availableParallelism())
    say(
      `WARNING: the machine is busy (more than ${BUSY} waiting processes a core); do not rely on the verdicts below`,
    );
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
