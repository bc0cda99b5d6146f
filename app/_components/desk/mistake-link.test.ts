import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/domain/vocabulary';
import { translator } from '@/lib/messages';
import { readOfferingForm } from '@/lib/schemas/offering';
import { columnsOfPart, mistakesOf, OFFERING_PARTS } from '@/lib/schemas/offering-parts';
import { mistakeLink } from './mistake-link';

const ofTexts = readOfferingForm({}, new Set());
const fields = [
  ...(ofTexts.ok ? [] : ofTexts.errors).map(({ field }) => field),
  ...OFFERING_PARTS.flatMap(columnsOfPart).flatMap(({ name }) =>
    mistakesOf([{ column: name, code: 'needed', found: '' }]).map(({ field }) => field),
  ),
  ...['targets.from', 'targets.to', 'waiver.percent', 'communities.trade', 'sector.which'],
];

describe.each(LOCALES)('a link to a mistake (%s)', (locale) => {
  const t = translator(locale);

  it('names the field, each by another name', () => {
    const labels = [...new Set(fields)].map((field) => mistakeLink(t, { field, text: '!' }).label);
    expect(labels.length).toBeGreaterThan(40);
    for (const [place, label] of labels.entries()) expect(label, fields[place]).toMatch(/^.+: !$/s);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

it('says what is wrong and leads there', () => {
  const mistake = { field: 'waiver.percent', text: 'Write a number' };
  expect(mistakeLink(translator('en'), mistake)).toEqual({
    href: '#waiver.percent',
    label: 'Percent less: Write a number',
  });
  expect(mistakeLink(translator('es'), mistake).label).toBe('Por ciento de menos: Write a number');
});
