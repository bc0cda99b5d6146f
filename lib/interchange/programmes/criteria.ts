import type { BarrierClass, CriterionKind, RuleSource, WrittenRule } from '@/lib/domain/rules';

type Of = { kind: CriterionKind; barrier?: BarrierClass; source?: RuleSource | undefined; text?: string };

/** In: a name unique in its rule, what it says of itself, and the condition, its id left out. Out: the criterion around it. */
export function criterion(id: string, { kind, barrier, source, text }: Of, of: WrittenRule): WrittenRule {
  return {
    ...{ id, op: 'criterion', kind },
    ...(barrier && { barrier }),
    ...(source && { source }),
    ...(text !== undefined && { text: { en: text } }),
    of,
  };
}

/** In: sentences that only the institution can check. Out: a criterion for each. */
export function proseCriteria(
  name: string,
  sentences: readonly string[],
  { kind, source }: { kind: CriterionKind; source: RuleSource | undefined },
): readonly WrittenRule[] {
  return sentences.map((text, index) => {
    const id = `${name}-${index + 1}`;
    return criterion(id, { kind, source }, { id: `${id}.text`, op: 'prose', text: { en: text } });
  });
}

/** In: who says so and where. Out: a source; an address that is none is left out. */
export function sourceOf(title: string, url: string | null): RuleSource {
  return url !== null && URL.canParse(url)
    ? { title: title.slice(0, 200), url }
    : { title: title.slice(0, 200) };
}
