import type { IsoDate } from '../../dates';
import { withConditions } from '../diff/calendar';
import type { Rewrite } from '../diff/clock-days';
import type { Limit } from '../language';
import { readLimit } from '../language/resolving';

/** In: a day. Out: reads a rule with the numbers of units gone by that its parameters name on that day; a parameter without a value stays. */
export function withLimitsOn(asOf: IsoDate): Rewrite {
  return (version) => {
    const { library } = version;
    const numberOn = (limit: Limit): Limit => {
      const read = readLimit(limit, '', { library, asOf, report: () => undefined });
      return read === 'open' ? limit : read.value;
    };
    return withConditions(version, (node) =>
      node.op === 'elapsed' ? { ...node, min: numberOn(node.min), max: numberOn(node.max) } : node,
    );
  };
}
