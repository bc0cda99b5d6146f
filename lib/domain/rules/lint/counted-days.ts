import { dayFromNumber, dayNumber, type IsoDate } from '../../dates';
import { turningDays } from '../diff/days';
import { partsOf, type RuleDocument, type WrittenRule } from '../language';
import type { Subject } from './mending';
import type { NodeFinding } from './types';

/** When something is so: one of its days, the first where it was not so before, and the last where it is not so after. */
export type Span = Pick<NodeFinding, 'since' | 'until'> & { on: IsoDate };
type Asked = Pick<Subject, 'document' | 'setting'>;

/** In: a node and the document it stands in. Out: the days on which it counts and may read otherwise than before, past ones too; where it never counts, the days of all that stands there. */
export function countedDays({ id }: WrittenRule, { document, setting }: Asked): readonly IsoDate[] {
  const version = { rule: document.rule, library: setting.library };
  const ends = [document.from, document.to].flatMap((end) => end ?? []);
  const all = [...new Set([setting.asOf, ...ends, ...turningDays(version, version)])].toSorted();
  const own = all.filter((day) => isWithin(document, day) && isInForce(id, document.rule, day));
  return own.length > 0 ? own : all;
}

/** In: a node, its document, and what may be so of it on a day. Out: when it is so from the day of reading on; of what does not count any more, or never, only what is so on all its days. */
export function spansOf(node: WrittenRule, asked: Asked, isSo: (day: IsoDate) => boolean): readonly Span[] {
  const { document, setting } = asked;
  const all = countedDays(node, asked);
  const days = all.filter(
    (day) => setting.asOf <= day && isWithin(document, day) && isInForce(node.id, document.rule, day),
  );
  if (days.length === 0) return all.every(isSo) ? all.slice(0, 1).map((on) => ({ on })) : [];
  return days.flatMap((on, at): readonly Span[] => {
    const before = days[at - 1];
    if (!isSo(on) || (before && isSo(before))) return [];
    const after = days.slice(at).find((day) => !isSo(day));
    const until = after && dayFromNumber(dayNumber(after) - 1);
    return [{ on, ...(before && { since: on }), ...(until && { until }) }];
  });
}

/** Whether what is so is so only from a later day on, to the last. */
export function isOnlyLater([first, ...others]: readonly Span[]): boolean {
  return first?.since !== undefined && first.until === undefined && others.length === 0;
}

function isWithin({ from, to }: Pick<RuleDocument, 'from' | 'to'>, day: IsoDate): boolean {
  return (!from || from <= day) && (!to || day <= to);
}

/** Whether a node of the rule counts on the day: what stands in a criterion counts on the days of that alone. */
function isInForce(id: string, rule: WrittenRule, day: IsoDate): boolean {
  if (rule.id === id) return true;
  if (rule.op === 'criterion' && !isWithin(rule, day)) return false;
  return partsOf(rule).some((part) => isInForce(id, part, day));
}
