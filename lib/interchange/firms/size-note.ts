import { possible } from '@/lib/domain/fact';
import { type ExampleFirm, type ExampleReference, firmFromExample } from '@/lib/domain/matching';
import type { SizeClass } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatList, inSentence } from '@/lib/messages/format';

/** A remark on a firm that is matched all the same: a code, its values and a sentence. */
export type Note = {
  code: 'size_contradicted';
  values: { given: SizeClass; employees: number; worked_out: readonly SizeClass[] };
  text: string;
};

/**
 * In: a firm and the reference data. Out: what is to be said of a size that was given and that the number of people
 * contradicts. Where the law asks for more than people, the class by headcount alone will do as well.
 */
export function sizeNotes(
  { size, ...firm }: ExampleFirm,
  reference: ExampleReference,
  t: Translator,
): readonly Note[] {
  const { employees } = firm;
  if (size === undefined || employees === null) return [];
  const { class: own, basis, comparison } = firmFromExample(firm, reference).size;
  const worked = possible(own);
  const allowed = basis === 'legal' ? worked : [...worked, ...possible(comparison)];
  if (worked.length === 0 || allowed.includes(size)) return [];
  const values = { given: size, employees, worked_out: worked };
  const nameOf = (one: SizeClass) => inSentence(t(`vocabulary.size.${one}`));
  const text = t('commands.firms.sizeContradicted', {
    ...{ given: nameOf(size), employees, worked: formatList(t.locale, worked.map(nameOf), 'or') },
  });
  return [{ code: 'size_contradicted', values, text }];
}
