import type { RuleCatalogue, WrittenRule } from '../language';
import { type Place, placesOf } from './places';
import { placed, treeFindings } from './rule';
import type { LintFinding, LintSetting } from './types';

/** In: a catalogue. Out: what is found in its named predicates, each looked at once, where it is written. */
export function predicateFindings(
  { library, rules }: RuleCatalogue,
  setting: LintSetting,
): readonly LintFinding[] {
  const trees = [...rules.map(({ rule }) => rule), ...Object.values(library.predicates)];
  const circles = new Set<string>();
  return Object.entries(library.predicates).flatMap(([name, rule]) => {
    const id = `predicate:${name}`;
    const { facts, path } = placeFor(name, trees, setting);
    return treeFindings({ id, rule }, { ...setting, facts }, path).flatMap(
      (finding): readonly LintFinding[] => {
        const { circle, predicate, node } = finding.mend.values;
        if (finding.code !== 'predicate_cycle' || !Array.isArray(circle)) return [placed(id, finding)];
        // Every predicate on the way leads into the same circle; it is told where it closes.
        const key = circle.toSorted().join(' ');
        if (circles.has(key)) return [];
        circles.add(key);
        return [placed(`predicate:${predicate}`, { ...finding, node: String(node) })];
      },
    );
  });
}

/** The facts that can be read where a predicate is used: those of the firm, or of linked entities. */
function placeFor(
  name: string,
  trees: readonly WrittenRule[],
  { facts }: LintSetting,
): Pick<Place, 'facts' | 'path'> {
  const ofFirm = { facts, path: '' };
  const uses = trees.flatMap((tree) =>
    placesOf(tree, { ...ofFirm, at: [] }).filter(({ node }) => node.op === 'use' && node.predicate === name),
  );
  return uses.some(({ path }) => path === '') ? ofFirm : (uses[0] ?? ofFirm);
}
