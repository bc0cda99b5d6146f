import { capital } from '../format';
import type { Translator } from '../index';
import type { FindingReading, RuleReading } from './types';

const INDENT = '  ';

/** In: a reading. Out: one sentence; what is grouped stands in brackets. */
export function ruleSentence(reading: RuleReading, t: Translator): string {
  return t('rules.sentence', { clause: capital(reading.clause) });
}

/** In: a reading. Out: a line for each node, parts set in below the group they belong to. */
export function ruleLines(reading: RuleReading): readonly string[] {
  return linesOf(reading, 0, ({ text, notes }) => {
    const after = notes.map((note) => note.text);
    return text.endsWith(':') ? [...after, text] : [text, ...after];
  });
}

/** In: the reading of a finding. Out: a line for each node: what is asked, what was said, what came of it, what is missing. */
export function findingLines(reading: FindingReading): readonly string[] {
  return linesOf(reading, 0, (node) => {
    const after = [...node.missing, ...node.notes].map(({ text }) => text);
    if (node.parts.length === 0) return [node.text, node.said ?? '', node.status, ...after];
    // A heading that ends in a colon stands last, right above its parts.
    const { said, text, status } = node;
    return text.endsWith(':') ? [said ?? '', status, ...after, text] : [text, said ?? '', status, ...after];
  });
}

function linesOf<Node extends { parts: readonly Node[] }>(
  node: Node,
  depth: number,
  words: (node: Node) => readonly string[],
): readonly string[] {
  const line = words(node)
    .filter((text) => text !== '')
    .join(' ');
  const own = depth === 0 ? line : `${INDENT.repeat(depth - 1)}- ${line}`;
  return [own, ...node.parts.flatMap((part) => linesOf(part, depth + 1, words))];
}
