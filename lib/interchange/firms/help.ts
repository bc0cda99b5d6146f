import type { ExampleFirm } from '@/lib/domain/matching';
import type { Translator } from '@/lib/messages';
import { expectedAt, type Field, fieldNames } from './fields';

const WIDTH = 15;

/** A firm as it may stand in a file. */
export const EXAMPLE: Omit<ExampleFirm, 'name' | 'story'> = {
  id: 'F1',
  country: 'AR',
  sub: 'AR-M',
  isic: '1102',
  employees: 14,
  size: 'small',
  cap: { OPS: 1, QMS: 1, PDD: 2, LNK: 1 },
  learn: [1, 2, 1, null],
  know: [1, 0, null],
  priorities: ['OPS', 'QMS'],
  ties: ['local', 'other:AR-X:11', 'abroad:CL:11'],
  overlap: 0.75,
  outside_peers: 0,
  groups: ['rural'],
  member_of: { I01: true },
  tokens: [],
  languages: ['es'],
  fee_max: 100,
};

/** In: a language. Out: how the command is used, and what a firm consists of. */
export function helpOnMatch(t: Translator): string {
  const list = (names: readonly Field[]) =>
    names.map((name) => `  ${name.padEnd(WIDTH)}${expectedAt(name, t)}`).join('\n');
  const firm = t('commands.firms.help', {
    fields: list(fieldNames('needed')),
    optional: list(fieldNames('optional')),
    example: `  ${JSON.stringify(EXAMPLE)}`,
  });
  return `${t('register.help')}\n\n${firm}`;
}
