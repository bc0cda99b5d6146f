import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LevelMark, placed, RatioMark, SEGMENT_WIDTH, SegmentMark } from './marks';

/** Width of the filled bar and of its frame. */
function widths(html: string): { filled: number | null; whole: number } {
  const drawing = / d="([^"]*)"/.exec(html)?.[1] ?? '';
  const bar = /^M0 0h([\d.]+)v\d+h-?[\d.]+z/.exec(drawing);
  return { filled: bar ? Number(bar[1]) : null, whole: Number(/M0 0H(\d+)/.exec(drawing)?.[1]) };
}

describe('LevelMark', () => {
  it.each([0, 1, 2, 3, 4])('fills level %i of 4 from zero', (level) => {
    const { filled, whole } = widths(renderToStaticMarkup(<LevelMark level={level} of={4} />));
    expect((filled ?? Number.NaN) / whole).toBe(level / 4);
  });

  it('hatches a level that is not known, and fills nothing', () => {
    const html = renderToStaticMarkup(<LevelMark level={null} of={4} />);
    expect(widths(html).filled).toBeNull();
    expect(html).toContain('l8 -12');
  });
});

it('fills a share of the bar', () => {
  const { filled, whole } = widths(renderToStaticMarkup(<RatioMark value={0.75} />));
  expect((filled ?? 0) / whole).toBe(0.75);
});

describe('SegmentMark', () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 });

  it('gives filled pieces widths in proportion, side by side, inside the bar', () => {
    fc.assert(
      fc.property(values, (list) => {
        const pieces = placed(list.map((value, i) => ({ label: String(i + 1), value, group: i })));
        const filled = pieces.filter((piece) => piece.value > 0);
        const unit = (filled[0]?.width ?? 0) / (filled[0]?.value ?? 1);
        // Both widths are rounded to hundredths, and that of the first counts as often as the value says.
        const off = (value: number) => 0.0051 * (1 + value / (filled[0]?.value ?? 1));
        for (const { value, width } of filled)
          expect(Math.abs(width - value * unit)).toBeLessThan(off(value));
        for (const [i, piece] of pieces.entries())
          expect(pieces[i + 1]?.x ?? SEGMENT_WIDTH + 2).toBeGreaterThanOrEqual(piece.x + piece.width);
      }),
    );
  });

  it('numbers every piece and tells groups apart by pattern', () => {
    const html = renderToStaticMarkup(
      <SegmentMark segments={[0, 1, 2].map((group) => ({ label: String(group + 1), value: 1, group }))} />,
    );
    expect([...html.matchAll(/>(\d)<\/text>/g)].map((found) => found[1])).toEqual(['1', '2', '3']);
    expect(
      new Set(
        [...html.matchAll(/data-group="(\w+)"><rect[^>]*><\/rect><path d="([^"]*)"/g)].map((found) =>
          found[2]?.slice(0, 12),
        ),
      ).size,
    ).toBe(3);
  });
});
