import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChangeChart, LevelChart, PartChart, ShareChart } from './index';

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const rowsOf = (html: string) => [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map((found) => found[1] ?? '');
const widthsIn = (html: string) =>
  [...html.matchAll(/<rect[^>]*?width="([\d.]+)"/g)].map((found) => Number(found[1]));
/** How much of its frame the bar of a row fills; undefined where it is hatched. */
function filledIn(row: string): number | undefined {
  const filled = /d="M0 0h([\d.]+)v/.exec(row)?.[1];
  return filled === undefined ? undefined : Number(filled) / Number(/M0 0H(\d+)/.exec(row)?.[1]);
}

describe('the bar in a row and the number in the same row agree', () => {
  const levels = [3, 0, null, 4].map((level, i) => ({
    key: `k${i}`,
    label: `Part ${i}`,
    level,
    words: level === null ? 'not answered' : `${level} of 4`,
    note: i === 0 ? 'first choice' : null,
  }));

  it('LevelChart', () => {
    const html = renderToStaticMarkup(
      <LevelChart finding="A finding" caption="Levels" of={4} rows={levels} />,
    );
    expect(text(html)).toContain('A finding');
    for (const [i, row] of rowsOf(html).entries()) {
      const written = /(\d) of 4/.exec(row)?.[1];
      expect(filledIn(row)).toBe(written === undefined ? undefined : Number(written) / 4);
      expect(row).toContain(`Part ${i}`);
    }
  });

  it('ChangeChart', () => {
    const dayOf = (day: string, level: number | null) => ({
      ...{ key: day, day, level },
      words: level === null ? 'not answered' : `${level} of 4`,
    });
    const rows = [
      { key: 'a', label: 'Part A', days: [dayOf('May', 1), dayOf('June', 3)] },
      { key: 'b', label: 'Part B', days: [dayOf('May', null), dayOf('June', 0)] },
    ];
    const html = renderToStaticMarkup(
      <ChangeChart finding="A finding" caption="Two days" columns={['Part', 'Level']} of={4} rows={rows} />,
    );
    expect(text(html)).toContain('A finding');
    const drawn = rowsOf(html).slice(1);
    expect(drawn.map((row) => text(row).trim())).toEqual([
      ...['Part A May: 1 of 4', 'June: 3 of 4'],
      ...['Part B May: not answered', 'June: 0 of 4'],
    ]);
    expect(drawn.map(filledIn)).toEqual([1 / 4, 3 / 4, undefined, 0]);
  });

  it('PartChart', () => {
    const rows = [0, 0.33, 1].map((value) => ({
      key: String(value),
      label: `Share ${value}`,
      value,
      word: 'word',
      sentence: 'Because.',
      points: `${value * 10} of 10`,
    }));
    const html = renderToStaticMarkup(
      <PartChart
        caption="Parts"
        columns={['Part', 'Why', 'Points']}
        rows={rows}
        total={{ label: 'Total', points: '13.3' }}
      />,
    );
    for (const row of rowsOf(html).filter((one) => one.includes('of 10')))
      expect(filledIn(row)).toBeCloseTo(Number(/([\d.]+) of 10/.exec(row)?.[1]) / 10, 2);
    expect(text(html)).toContain('Total');
    // On paper a foot would come again on each page.
    expect(html).not.toContain('<tfoot');
    expect(html.indexOf('Total')).toBeGreaterThan(html.indexOf('Share 1'));
  });
});

it('ShareChart draws one piece for each row of its table, in order and in proportion', () => {
  const values = [2, 1, 0, 4];
  const rows = values.map((value, i) => ({
    label: `Body ${i}`,
    details: ['Kind', 'Place'],
    group: i,
    value,
    number: String(value),
  }));
  const columns = ['No.', 'Body', 'Kind', 'From', 'Votes'].map((name) => ({ name }));
  const html = renderToStaticMarkup(
    <ShareChart finding="A finding" caption="Votes" columns={columns} rows={rows} />,
  );
  const written = rowsOf(html)
    .slice(1)
    .map((row) => Number(/>([\d.]+)<\/td>$/.exec(row)?.[1]));
  expect(written).toEqual(values);
  const drawn = widthsIn(html.slice(0, html.indexOf('<table')));
  const unit = (drawn[0] ?? 0) / 2;
  expect(drawn.map((width, i) => (values[i] === 0 ? 0 : Math.round(width / unit)))).toEqual(values);
  const labels = [...html.matchAll(/>(\d+)<\/text>/g)].map((found) => found[1]);
  expect(labels).toEqual(
    rowsOf(html)
      .slice(1)
      .map((row) => /^<td[^>]*>(\d+)</.exec(row)?.[1]),
  );
});
