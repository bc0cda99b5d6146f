import { ALWAYS } from './atoms';
import type { Formula } from './formula';
import { MOST_OPERANDS, PROGRAM_REGISTERS } from './layout';

/** What an instruction does with the planes of its operands. */
export const OP = { all: 0, any: 1, atLeast: 2 } as const;

/** Words of an instruction before its operands: what, into which register, count of `atLeast`, number of operands. */
export const HEAD_WORDS = 4;

/**
 * A formula as instructions one after another. An operand is twice the slot of an atom, one more if negated, or, below
 * zero, −1 − the number of a register. The result is in the register it was compiled for.
 */
export type Program = Int32Array;

/** In: a formula, the slot of each leaf in it, and the register of the result. Throws RangeError on rules beyond all measure. */
export function compile(
  formula: Formula,
  slotOf: (leaf: Formula & { kind: 'leaf' }) => number,
  into = 0,
): Program {
  const code: number[] = [];
  emit(formula, into);
  return Int32Array.from(code);

  function emit(part: Formula, register: number): void {
    const parts = part.kind === 'constant' || part.kind === 'leaf' ? [part] : part.of;
    if (parts.length > MOST_OPERANDS) throw tooLarge(part);
    const operands = parts.map((one, index) => operandOf(one, register + 1 + index));
    code.push(OP[isLeaf(part) ? 'all' : part.kind], register, part.kind === 'atLeast' ? part.count : 0);
    code.push(operands.length, ...operands);
  }

  function operandOf(part: Formula, register: number): number {
    if (part.kind === 'constant') return 2 * ALWAYS + (part.holds ? 0 : 1);
    if (part.kind === 'leaf') return 2 * slotOf(part) + (part.negated ? 1 : 0);
    if (register >= PROGRAM_REGISTERS) throw tooLarge(part);
    emit(part, register);
    return -1 - register;
  }
}

function isLeaf(part: Formula): part is Formula & { kind: 'constant' | 'leaf' } {
  return part.kind === 'constant' || part.kind === 'leaf';
}

function tooLarge({ node }: Formula): RangeError {
  return new RangeError(
    `${node}: at most ${MOST_OPERANDS} parts, and ${PROGRAM_REGISTERS} groups open at once`,
  );
}
