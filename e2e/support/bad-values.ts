import { isQuestionFact, question } from '@/lib/domain/facts';
import type { Control } from './form-page';

/** What people and machines put into a field that cannot be an answer, by what is wrong with it. */
export function badValues({ name, kind }: Control): Readonly<Record<string, string>> {
  const common = {
    oversized: 'x'.repeat(5000),
    'NUL byte': '1\u00002',
    'right to left': '\u202Efile',
    emoji: '👩🏽‍🌾',
    markup: '<img src=x onerror=alert(1)>',
  };
  return {
    ...common,
    ...(kind === 'text' ? typed(name) : { 'foreign value': 'XX99', 'wrong type': '[object Object]' }),
  };
}

function typed(name: string): Readonly<Record<string, string>> {
  if (name.endsWith('.until'))
    return { 'out of range': '31/12/2500', 'wrong type': 'soon', 'no such day': '31/02/2027' };
  if (name.endsWith('.query')) return { 'out of range': '9999', 'wrong type': '-1.5' };
  const { min, max } = numberLimits(name);
  return {
    'too small': String(min - 1),
    'too large': String(max + 1),
    'wrong type': 'a few',
    'a fraction': '2.5',
    'a long number': '9'.repeat(5000),
  };
}

/** `sales.export_breadth.products` is a part of `sales.export_breadth`. */
function numberLimits(name: string): { min: number; max: number } {
  const fact = isQuestionFact(name) ? name : name.replace(/\.\w+$/, '');
  const { min, max } = question(fact);
  return { min: min ?? 0, max: max ?? Number.MAX_SAFE_INTEGER };
}
