import {
  CHANNELS,
  FIRM_GROUPS,
  INTAKES,
  LEARNING_FORMS,
  LEARNING_LANGUAGES,
  MEMBERSHIPS,
  MODALITIES,
  NATURES,
  OFFERING_TYPES,
  SIZE_CLASSES,
  UPGRADING_KINDS,
} from '../../domain/vocabulary';
import type { Shape } from './shapes';

/** Stands in the place of what an empty cell means: there is no meaning, so something must be written. */
export const NEEDED = Symbol('needed');

/** One column of a file of offerings. `at`: where its value stands in the row of an offering. */
export type Column = { name: string; shape: Shape; at: readonly string[]; empty: unknown };

const MONEY = 10_000_000;
const LARGE = 1_000_000_000_000;
const FOLLOW_UPS = ['none', 'visits', 'peer group'];

function words(name: 'name' | 'summary' | 'conditions' | 'how', kind: 'name' | 'text' | 'lines'): Column[] {
  return (['en', 'es'] as const).map((locale) => ({
    ...{ name: `${name}_${locale}`, shape: { kind }, at: ['text', name, locale], empty: NEEDED },
  }));
}

function fact(name: string, shape: Shape, empty: unknown, within: readonly string[] = [name]): Column {
  return { name, shape, at: ['definition', ...within], empty };
}

function strength(name: string): Column {
  return fact(`knowledge_${name}`, { kind: 'strength' }, 0, ['knowledge', name]);
}

/** What an offering says, each in its column, in the order of the file. */
export const COLUMNS: readonly Column[] = [
  ...words('name', 'name'),
  ...words('summary', 'text'),
  ...words('conditions', 'lines'),
  ...words('how', 'text'),
  fact('type', { kind: 'choice', values: OFFERING_TYPES }, NEEDED),
  fact('price_usd', { kind: 'money', most: MONEY }, NEEDED),
  fact('membership', { kind: 'choice', values: MEMBERSHIPS }, 'none'),
  fact('membership_fee_usd', { kind: 'money', most: MONEY }, 0),
  fact('waiver', { kind: 'percents', values: [...new Set([...SIZE_CLASSES, ...FIRM_GROUPS])] }, {}),
  fact('modality', { kind: 'choice', values: MODALITIES }, NEEDED),
  fact('place', { kind: 'code', of: 'place' }, NEEDED),
  fact('languages', { kind: 'choices', values: LEARNING_LANGUAGES }, NEEDED),
  fact('seats', { kind: 'whole', most: 100_000 }, NEEDED),
  fact('intake', { kind: 'choice', values: INTAKES }, NEEDED),
  fact('hours_month', { kind: 'amount', most: 744 }, NEEDED),
  fact('months', { kind: 'amount', most: 120 }, NEEDED),
  fact('learning_form', { kind: 'choices', values: LEARNING_FORMS }, NEEDED),
  fact('practice_share', { kind: 'share', most: 1 }, 0),
  fact('follow_up', { kind: 'choice', values: FOLLOW_UPS }, 'none'),
  fact('channel', { kind: 'choices', values: CHANNELS }, []),
  fact('nature', { kind: 'choice', values: NATURES }, 'applied'),
  ...['what', 'how', 'why'].map(strength),
  fact('targets', { kind: 'levels' }, {}),
  fact('upgrading_kind', { kind: 'choices', values: UPGRADING_KINDS }, []),
  fact('communities', { kind: 'codes', of: 'community' }, []),
  fact('source_international', { kind: 'flag' }, false),
  fact('countries', { kind: 'codes', of: 'country' }, NEEDED),
  fact('subdivisions', { kind: 'codes', of: 'place' }, null),
  fact('sectors', { kind: 'codes', of: 'sectorOrAny' }, ['*']),
  fact('size_classes', { kind: 'choices', values: SIZE_CLASSES }, SIZE_CLASSES),
  fact('min_ac', { kind: 'whole', most: 4 }, 0),
  fact('requires_any', { kind: 'codes', of: 'step' }, [], ['requires', 'any']),
  fact('requires_all', { kind: 'codes', of: 'step' }, [], ['requires', 'all']),
  fact('gives', { kind: 'codes', of: 'step' }, []),
  fact('generic', { kind: 'flag' }, false),
];

function facet(name: string, shape: Shape): Column {
  return { name: `rule_${name}`, shape, at: ['facet', name], empty: null };
}

/** Conditions of the rule of whom an offering is for; what they cannot say stands as a whole in the last column. */
export const FACETS: readonly Column[] = [
  facet('employees_min', { kind: 'wholeLimit', most: LARGE }),
  facet('employees_max', { kind: 'wholeLimit', most: LARGE }),
  facet('turnover_min', { kind: 'limit', most: LARGE }),
  facet('turnover_max', { kind: 'limit', most: LARGE }),
  facet('turnover_currency', { kind: 'currency' }),
  facet('age_min_months', { kind: 'wholeLimit', most: 12_000 }),
  facet('age_max_months', { kind: 'wholeLimit', most: 12_000 }),
  facet('places', { kind: 'area', of: 'area' }),
  facet('sectors', { kind: 'area', of: 'sector' }),
  facet('sizes', { kind: 'choices', values: SIZE_CLASSES }),
  facet('checks_en', { kind: 'checks' }),
  facet('checks_es', { kind: 'checks' }),
];

export const ID: Column = { name: 'id', shape: { kind: 'id' }, at: ['definition', 'id'], empty: NEEDED };
export const RULE: Column = {
  name: 'rule',
  shape: { kind: 'json' },
  at: ['definition', 'eligibility'],
  empty: null,
};

/** All columns of a file, in order. */
export const ALL_COLUMNS: readonly Column[] = [ID, ...COLUMNS, ...FACETS, RULE];
