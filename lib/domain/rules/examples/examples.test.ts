import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day } from '../../dates';
import { type FactCatalogue, nodesOf, ruleCatalogueSchema } from '../language';
import { CRITERION_KINDS } from '../language/types';
import { lintCatalogue } from '../lint';
import catalogueFile from './catalogue.json' with { type: 'json' };
import factsFile from './facts.json' with { type: 'json' };

/** What the readings of these facts need is checked when the command reads such a file. */
const facts = z.custom<FactCatalogue>((value) => typeof value === 'object').parse(factsFile);
const catalogue = ruleCatalogueSchema.parse(catalogueFile);
const trees = [...catalogue.rules.map(({ rule }) => rule), ...Object.values(catalogue.library.predicates)];
const nodes = trees.flatMap(nodesOf);

describe('the example rules', () => {
  it('show every operator, kind of criterion and way to work out a number', () => {
    expect([...new Set(nodes.map(({ op }) => op))].toSorted()).toEqual([
      ...['all', 'any', 'atLeast', 'between', 'calendarYear', 'compare', 'contains', 'criterion', 'dates'],
      ...['elapsed', 'equals', 'exists', 'happened', 'in', 'intersects', 'is', 'linked', 'not', 'prose'],
      ...['reaches', 'recent', 'under', 'unless', 'use'],
    ]);
    const kinds = new Set(nodes.flatMap((node) => (node.op === 'criterion' ? [node.kind] : [])));
    expect([...kinds].toSorted()).toEqual(CRITERION_KINDS.toSorted());
    for (const term of ['number', 'fact', 'sum', 'ratio', 'count', 'total', 'choose'])
      expect(JSON.stringify(trees)).toContain(`"term":"${term}"`);
  });

  it.each(['2026-06-01', '2028-02-29'])('have nothing to mend on %s', (asOf) => {
    expect(lintCatalogue(catalogue, { facts, registers: [], asOf: day(asOf) })).toEqual([]);
  });

  it('are marked as illustrative', () => {
    for (const { title } of catalogue.rules) expect(title.en).toMatch(/\(illustrative\)$/);
  });
});
