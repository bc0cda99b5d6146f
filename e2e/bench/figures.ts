import { availableParallelism, cpus, totalmem } from 'node:os';

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

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
