import { question, screens } from '@/lib/domain/facts';
import type { Fields } from './draft';

/** Fields of a screen with a mistake in each of its questions. */
export function mistakesOf(screen: string): Fields {
  if (screen === 'certificate-details') return { 'standards.held.ISO9001.askedBy': 'other' };
  const facts = screens.find(({ id }) => id === screen)?.facts ?? [];
  return Object.assign({}, ...facts.map(mistakeIn));
}

function mistakeIn(fact: string): Fields {
  const { type, options } = question(fact);
  const [first = ''] = options;
  if (fact === 'standards.held') return { [`${fact}.ISO9001`]: 'valid', [`${fact}.none`]: 'none' };
  switch (type) {
    case 'single':
    case 'scale04':
      return { [fact]: 'other' };
    case 'multi':
      return { [fact]: [first, 'dont_know'] };
    case 'code':
      return { [`${fact}.query`]: 'metal' };
    case 'integer':
      return { [fact]: 'many' };
    case 'two_integers':
      return { [`${fact}.products`]: 'many', [`${fact}.countries`]: '-1' };
    case 'multi_status':
      return { [`${fact}.${first}`]: 'other' };
    case 'checklist':
      return { [`${fact}.list`]: 'process', [fact]: 'process.1', [`${fact}.unknown`]: 'dont_know' };
    case 'rank3':
      return { [`${fact}.1`]: first, [`${fact}.2`]: first };
    case 'matrix':
      return { [`${fact}.${first}`]: 'other' };
    case 'ties5':
      return { [`${fact}.place`]: 'abroad', [`${fact}.country`]: 'DE' };
  }
}
