import type { WrittenTerm } from '@/lib/domain/rules';
import { type ExportCode, type Exporting, noNumber, variable } from './export-context';
import type { Json } from './json';
import { countOf } from './patterns';

/** In: a number as written at a node. Out: the same in JsonLogic. */
export function exportTerm(term: WrittenTerm, node: string, exporting: Exporting): Json {
  switch (term.term) {
    case 'number':
      return typeof term.value === 'number'
        ? term.value
        : cannot(node, 'dated_parameter', exporting, term.value.parameter);
    case 'fact': {
      if (term.unit !== undefined) return cannot(node, 'has_unit', exporting, term.unit);
      const none = noNumber(term.fact, exporting);
      return none ? cannot(node, none.code, exporting, none.name) : variable(term.fact);
    }
    case 'sum':
      exporting.lose({ node, what: 'rounded' });
      return { '+': term.of.map((part) => exportTerm(part, node, exporting)) };
    case 'ratio':
      exporting.lose({ node, what: 'rounded' });
      return term.by.term === 'number' && typeof term.by.value === 'number' && term.by.value !== 0
        ? { '/': [exportTerm(term.of, node, exporting), term.by.value] }
        : cannot(node, 'divisor_may_be_nought', exporting);
    case 'count':
      return countOf(term.fact);
    case 'total':
      return cannot(node, 'linked_total', exporting, term.fact);
    case 'choose':
      return {
        if: [
          ...term.cases.flatMap(({ when, value }) => [
            exporting.condition(when, exporting),
            exportTerm(value, node, exporting),
          ]),
          exportTerm(term.otherwise, node, exporting),
        ],
      };
  }
}

function cannot(node: string, code: ExportCode, { refuse }: Exporting, name?: string): Json {
  refuse(node, code, name);
  return 0;
}
