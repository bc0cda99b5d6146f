import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ELIGIBILITY, type RuleStep } from '../../domain/eligibility';
import type { OfferingEdit } from '../../schemas/offering';
import type { EditPage } from '../../schemas/offering-parts';
import type { SaveTypedEditInput, TypedIn } from '../../schemas/typed-edit';
import type { Context } from '../context';
import { getDeskOffering } from '../offerings/get';
import { seenOf, seenOnPage, seenWithState } from '../offerings/load';

const both = (text: string) => ({ en: text, es: `${text} (es)` });

/** What a desk could write about any offering. */
export function anEdit(changes: Partial<OfferingEdit> = {}): OfferingEdit {
  return {
    ...{ name: both('Tasting rounds'), summary: both('Taste and compare.'), how: both('In a group.') },
    conditions: { en: ['You make wine.'], es: ['Usted hace vino.'] },
    ...{ priceUsd: 10, modality: 'onsite', place: 'AR-M', languages: ['es'], learningForm: ['group'] },
    ...{ hoursMonth: 6, months: 10, seats: 20, intake: 'open' },
    ...changes,
  };
}

/** A first condition that any rule can have. */
export const A_CONDITION: RuleStep = {
  step: 'add',
  group: ELIGIBILITY,
  criterion: {
    ...{ op: 'criterion', id: 'c1', kind: 'hard' },
    of: { id: 'c1.is', op: 'between', fact: 'firm.employees', min: 5, max: 50 },
  },
};

type SaveTyped = z.input<typeof SaveTypedEditInput>;

/** A form that has just been opened, and what it says of itself. */
export function aForm(about: Partial<Omit<TypedIn, 'form'>> = {}): TypedIn {
  return { form: randomUUID(), turn: null, from: null, ...about };
}

/** A text of such a form, sent by a button. */
export function aTyped(changes: Partial<Omit<SaveTyped, 'offering'>> = {}): Omit<SaveTyped, 'offering'> {
  return { typedIn: aForm(), page: 'main', byItself: false, fields: {}, errors: [], ...changes };
}

/** What a form drawn now would say it was drawn from; whoever cannot see the offering guesses. */
export async function seenAtDesk(
  ctx: Context,
  offering: string,
  of: 'state' | EditPage | 'all' = 'all',
): Promise<string> {
  const desk = await getDeskOffering(ctx, offering).catch(() => null);
  if (!desk) return 'none.1';
  if (of === 'all') return seenOf(desk);
  return of === 'state' ? seenWithState(desk) : seenOnPage(desk, of);
}
