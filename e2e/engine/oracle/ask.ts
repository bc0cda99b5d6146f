import type { Sql } from 'postgres';
import type { Verdict } from '@/lib/domain/rules';
import type { FuzzRule } from '../cases';
import { ruleSql } from './translate';

const VERDICTS: Readonly<Record<string, Verdict>> = { t: 'met', f: 'unmet', NULL: 'unknown' };

/** In: rules of one library. Out: their verdicts for every firm loaded, by rule and then by firm, from one wide query. */
export async function askOracle(
  sql: Pick<Sql, 'unsafe'>,
  rules: readonly FuzzRule[],
): Promise<readonly (readonly Verdict[])[]> {
  const rows = await sql.unsafe<{ verdicts: string }[]>(
    `select (array[${rules.map(expressionOf).join(',\n')}]::boolean[])::text as verdicts
    from oracle.holder firm where parent is null order by id`,
  );
  const byFirm = rows.map(({ verdicts }) => verdicts.slice(1, -1).split(',').map(verdictOf));
  return rules.map((_, rule) => byFirm.map((verdicts) => verdicts[rule] ?? 'unknown'));
}

function verdictOf(text: string): Verdict {
  const verdict = VERDICTS[text];
  if (!verdict) throw new RangeError(`the oracle answers ${text}`);
  return verdict;
}

/** A rule as people write it goes to the oracle as it is, so that reading it is tested too. */
function expressionOf({ ruleId, asOf, library, written, plain }: FuzzRule): string {
  let aliases = 0;
  const alias = () => {
    aliases += 1;
    return `t${aliases}`;
  };
  const place = { row: 'firm', ruleId, asOf, library, prefix: '', alias, ruleSql };
  // What is not in force on the day keeps nobody out.
  return ruleSql(written ?? plain, place) ?? 'true';
}
