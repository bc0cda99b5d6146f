import type { Kernels } from './kernels';

/**
 * In: exports of the module compiled from kernels.as, over the memory of the planes. Out: kernels. Throws RangeError if
 * one is missing, as when the module was compiled from another version.
 */
export function wasmKernels(exports: Readonly<Record<string, unknown>>): Kernels {
  const { and, or, atLeast, without, count, countBetween, limits, turn } = exports;
  const kernels = { and, or, atLeast, without, count, countBetween, limits, turn };
  if (!areKernels(kernels)) throw new RangeError('the compiled kernels are of another version');
  return kernels;
}

function areKernels(exports: Readonly<Record<keyof Kernels, unknown>>): exports is Kernels {
  return Object.values(exports).every((one) => typeof one === 'function');
}
