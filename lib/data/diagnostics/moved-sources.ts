import { canonicalJson } from '../../domain/canonical-json';
import { type AnswerSheet, type Tie, tiesSchema } from '../../domain/facts';
import type { FormFields } from '../../schemas/fields';
import { type FormReading, withListed } from '../../schemas/screen';
import { isNear } from './outdated';
import type { Pending } from './state';

const LIST = 'ties.list';

/**
 * In: what waits on a screen, what it is read against, and what a change of place makes of a list of sources. Out: it
 * with its list changed so; what is typed of one more source stays.
 */
export function withSourcesMoved(
  pending: Pending,
  form: Omit<FormReading, 'fields'>,
  move: (ties: readonly Tie[]) => readonly Tie[],
): Pending {
  const moved = (fields: FormFields) => withListed(LIST, { ...form, fields }, move);
  const { open } = pending;
  return {
    ...pending,
    fields: moved(pending.fields),
    others: pending.others.map(moved),
    ...(open ? { open: open.map((one) => ({ ...one, fields: moved(one.fields) })) } : {}),
  };
}

/**
 * In: a form drawn before the stored answers, and those. Out: the form with the sources that it lists as near, or in
 * another region, where they are stored to be by now, since the firm may have said another place.
 */
export function withPlacesStored(fields: FormFields, sheet: AnswerSheet): FormFields {
  const given = sheet[LIST]?.answer;
  const stored = tiesSchema.safeParse(given?.state === 'answered' ? given.value : null).data;
  const listed = tiesSchema.safeParse(fromJson(fields[`${LIST}.saved`]?.[0])).data;
  if (!stored || !listed) return fields;
  const same = (tie: Tie) => (other: Tie) => canonicalJson(other) === canonicalJson(tie);
  const left = listed.reduce<readonly Tie[]>((rest, tie) => without(rest, same(tie)), stored);
  const placed = listed.reduce<{ ties: readonly Tie[]; left: readonly Tie[] }>(
    ({ ties, left }, tie) => {
      const isIt = ({ subdivision, country, ...other }: Tie) =>
        (subdivision ?? country) !== null && same(tie)({ ...other, subdivision: null, country: null });
      const isAbroad = ({ place, country, ...other }: Tie) =>
        place === 'abroad' &&
        (tie.subdivision === null || tie.subdivision.slice(0, 2) === country) &&
        same({ ...tie, subdivision: null })({ ...other, place: 'other', country: null });
      const found = isNear(tie) ? left.find(isIt) : tie.place === 'other' ? left.find(isAbroad) : undefined;
      return { ties: [...ties, found ?? tie], left: found ? without(left, same(found)) : left };
    },
    { ties: [], left },
  );
  return { ...fields, [`${LIST}.saved`]: [JSON.stringify(placed.ties)] };
}

/** The first that is sought is taken out. */
function without(ties: readonly Tie[], isSought: (tie: Tie) => boolean): readonly Tie[] {
  const at = ties.findIndex(isSought);
  return at === -1 ? ties : ties.toSpliced(at, 1);
}

function fromJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
