import type { Offering } from '@/lib/domain/matching';
import type { FactReader, LeadsOf, RuleCatalogue } from '@/lib/domain/rules';

const TOKENS = 'tokens';
const QUALITY = 'quality.level';
const CAPABILITY = 'cap.';

/**
 * In: a file of rules, offerings of a catalogue, what is known of facts and the firm. Out: what leads to a change. An
 * event whose code is the id of a rule of the file is what that rule lets the firm take part in; of offerings those
 * that can be had in the country of the firm lead to what they give and to what they work on.
 */
export function leadsFor(
  { rules }: Pick<RuleCatalogue, 'rules'>,
  { offerings, isEvents, read }: Known,
): LeadsOf {
  const ids = new Set(rules.map(({ id }) => id));
  const country = read('firm.country');
  const near = offerings.filter(
    ({ countries }) =>
      country.kind !== 'values' || country.values.some((code) => countries.includes(code.slice(0, 2))),
  );
  return (fact, code) => {
    if (isEvents(fact)) return code !== null && ids.has(code) ? [code] : [];
    return near.filter((offering) => isLedTo(fact, code, offering)).map(({ id }) => id);
  };
}

type Known = { offerings: readonly Offering[]; isEvents: (fact: string) => boolean; read: FactReader };

function isLedTo(fact: string, code: string | null, { gives, targets }: Offering): boolean {
  if (fact === TOKENS) return code !== null && gives.includes(code);
  const worked: readonly string[] = Object.keys(targets);
  if (fact === QUALITY) return worked.includes('QMS');
  return fact.startsWith(CAPABILITY) && worked.includes(fact.slice(CAPABILITY.length));
}
