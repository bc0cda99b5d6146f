import type { FactCatalogue, FactEntry, FactKind, Power } from '../rules';
import { CAPABILITIES, FIRM_GROUPS, KNOWLEDGE_KINDS, LEARNING_LANGUAGES, SIZE_CLASSES } from '../vocabulary';
import { questionsBehind, readableFacts } from './reader';

type Nature = Omit<FactEntry, 'questions'>;

const HIGHEST_LEVEL = 4;
const HIGHEST_KNOWLEDGE = 2;
const EXPORT_STATUSES = ['none', 'direct', 'indirect', 'both', 'trace'];

const NATURES: Readonly<Record<string, Nature>> = {
  'firm.country': { kind: 'code', power: 'fixed', hierarchy: 'place' },
  'firm.subdivision': { kind: 'code', power: 'fixed', hierarchy: 'place' },
  'firm.isic': { kind: 'code', power: 'fixed', hierarchy: 'sector' },
  'firm.employees': { kind: 'number', power: 'fixed', whole: true, min: 0 },
  'firm.founded': { kind: 'date', power: 'fixed' },
  'firm.turnover': { kind: 'amount', power: 'fixed', unit: 'USD', min: 0 },
  'size.class': codes('fixed', SIZE_CLASSES),
  'size.comparison': codes('fixed', SIZE_CLASSES),
  'export.status': codes('do', EXPORT_STATUSES),
  'ac.level': levels(HIGHEST_LEVEL),
  'quality.level': levels(HIGHEST_LEVEL),
  'gap.type': codes('do', [...KNOWLEDGE_KINDS, 'none']),
  'need.priorities': { kind: 'set', power: 'do', values: CAPABILITIES },
  'ties.bridging': { kind: 'number', power: 'do', min: 0, max: 1 },
  'ties.isolated': plain('flag', 'do'),
  'ties.translocal': plain('flag', 'do'),
  'ties.communities': plain('set', 'do'),
  'buyer.what_only': plain('flag', 'fixed'),
  'buyer.tie_in': plain('flag', 'fixed'),
  'access.languages': { kind: 'set', power: 'do', values: LEARNING_LANGUAGES },
  'access.fee_max': { kind: 'number', power: 'do', min: 0 },
  'access.travel': { kind: 'number', power: 'do', min: 0 },
  'learn.hours': { kind: 'number', power: 'do', min: 0 },
  readiness: { kind: 'number', power: 'do', min: 0 },
  // Certificates are steps, too, and their list grows with the standards.
  tokens: plain('set', 'do'),
  // Who owns and leads a firm is not to be changed for an offering.
  groups: { kind: 'set', power: 'fixed', values: FIRM_GROUPS },
  ...Object.fromEntries(CAPABILITIES.map((one) => [`cap.${one}`, levels(HIGHEST_LEVEL)])),
  ...Object.fromEntries(KNOWLEDGE_KINDS.map((one) => [`know.${one}`, levels(HIGHEST_KNOWLEDGE)])),
};

/** Facts and measures of the diagnostic as lint, near misses and the search for the next question know them. */
export const diagnosticFacts: FactCatalogue = {
  ...Object.fromEntries(readableFacts.map((key) => [key, entry(key)])),
  'member.*': { kind: 'flag', power: 'do', questions: questionsBehind('member.') },
  // What only the institution can tell is asked of no firm.
  'checked.*': { kind: 'flag', power: 'fixed', questions: [] },
};

function entry(key: string): FactEntry {
  const nature = NATURES[key];
  if (!nature) throw new RangeError(`nothing is said of the fact ${key}`);
  return { ...nature, questions: questionsBehind(key) };
}

function plain(kind: FactKind, power: Power): Nature {
  return { kind, power };
}

function codes(power: Power, values: readonly string[]): Nature {
  return { kind: 'code', power, values };
}

function levels(max: number): Nature {
  return { kind: 'number', power: 'do', whole: true, min: 0, max };
}
