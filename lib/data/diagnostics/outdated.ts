import { canonicalJson } from '../../domain/canonical-json';
import { type Answer, type AnswerSheet, type Tie, tiesSchema } from '../../domain/facts';

export type FactAnswer = { fact: string; answer: Answer };

/** In: answers that change, and those in force. Out: what the change of place makes of the others. */
export function outdated(changed: readonly FactAnswer[], sheet: AnswerSheet): readonly FactAnswer[] {
  const left = provinceElsewhere(changed, sheet);
  return [...left, ...nearAnotherPlace([...changed, ...left], sheet)];
}

/** A province of another country is no answer any more. */
function provinceElsewhere(changed: readonly FactAnswer[], sheet: AnswerSheet): readonly FactAnswer[] {
  const country = changed.find((one) => one.fact === 'firm.country')?.answer;
  const place = said(sheet, 'firm.subdivision');
  if (country?.state !== 'answered' || place === null) return [];
  return place.startsWith(`${country.value}-`)
    ? []
    : [{ fact: 'firm.subdivision', answer: { state: 'skipped' } }];
}

/** True while the region is left out because the firm has said another country: both were stored at once. */
export function isProvinceRemoved({
  'firm.country': country,
  'firm.subdivision': province,
}: AnswerSheet): boolean {
  return (
    country?.answer.state === 'answered' &&
    province?.answer.state === 'skipped' &&
    province.givenAt === country.givenAt
  );
}

function nearAnotherPlace(changed: readonly FactAnswer[], sheet: AnswerSheet): readonly FactAnswer[] {
  const move = sourcesMoved(changed, sheet);
  const given = sheet['ties.list']?.answer;
  const ties = tiesSchema.safeParse(given?.state === 'answered' ? given.value : null).data ?? [];
  const moved = move?.(ties) ?? ties;
  if (canonicalJson(moved) === canonicalJson(ties)) return [];
  return [{ fact: 'ties.list', answer: { state: 'answered', value: [...moved] } }];
}

/**
 * In: answers that change, and those in force. Out: what it makes of a list of sources where the firm says another
 * place; null where it says none. Those that were near keep where that was: nothing says whether they are near now.
 * Another region of the country that it leaves is abroad.
 */
export function sourcesMoved(
  changed: readonly FactAnswer[],
  sheet: AnswerSheet,
): ((ties: readonly Tie[]) => readonly Tie[]) | null {
  const [subdivision, country] = [said(sheet, 'firm.subdivision'), said(sheet, 'firm.country')];
  const isLeft = (fact: string, before: string | null) =>
    before !== null && changed.some((one) => one.fact === fact);
  const leaves = isLeft('firm.subdivision', subdivision) || isLeft('firm.country', country);
  const now = changed.find((one) => one.fact === 'firm.country')?.answer;
  const other = now?.state === 'answered' ? String(now.value) : null;
  if (!leaves && other === null) return null;
  const where = subdivision === null ? { country } : { subdivision };
  return (ties) =>
    ties.map((tie) => (leaves && isNear(tie) ? { ...tie, ...where } : abroadFrom(other, tie, country)));
}

/** In: the country that the firm says now, a source, and the country it said before. */
function abroadFrom(now: string | null, tie: Tie, before: string | null): Tie {
  const lies = tie.subdivision?.slice(0, 2) ?? before;
  return now === null || tie.place !== 'other' || lies === null || lies === now
    ? tie
    : { ...tie, place: 'abroad', subdivision: null, country: lies };
}

/** Near the firm, wherever it says it is. */
export function isNear({ place, subdivision, country }: Tie): boolean {
  return place === 'local' && subdivision === null && country === null;
}

function said(sheet: AnswerSheet, fact: string): string | null {
  const answer = sheet[fact]?.answer;
  return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value : null;
}
