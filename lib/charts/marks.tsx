/**
 * Drawn marks. Each stands beside the same number in words, so screen readers skip the drawing. One path draws all of
 * it: lines enclose nothing, so only the bar is filled, and a list of bars stays light.
 */

const CELL = 40;
const HEIGHT = 12;
const WHOLE = 160;

/** Steps reached of all steps, from zero. Not known is hatched, never empty: empty means level 0. */
export function LevelMark({ level, of }: { level: number | null; of: number }) {
  const width = of * CELL;
  const cuts = Array.from({ length: of - 1 }, (_, i) => `M${(i + 1) * CELL} 0v${HEIGHT}`).join('');
  const inside = level === null ? hatch(width) : bar(level * CELL);
  return <Mark width={width} drawing={inside + cuts} />;
}

/** A share of a whole, 0 to 1, from zero. */
export function RatioMark({ value }: { value: number }) {
  return <Mark width={WHOLE} drawing={bar(round(value * WHOLE))} />;
}

function Mark({ width, drawing }: { width: number; drawing: string }) {
  const frame = `M0 0H${width}M${width} 0V${HEIGHT}M${width} ${HEIGHT}H0M0 ${HEIGHT}V0`;
  return (
    <svg className="bar" viewBox={`-1 -1 ${width + 2} ${HEIGHT + 2}`} aria-hidden="true">
      <path d={drawing + frame} />
    </svg>
  );
}

function bar(width: number): string {
  return `M0 0h${width}v${HEIGHT}h${-width}z`;
}

function hatch(width: number): string {
  return Array.from({ length: width / 8 }, (_, i) => `M${i * 8} ${HEIGHT}l8 -${HEIGHT}`).join('');
}

/** One piece of a divided bar; `group` picks fill and pattern, `label` the number that the table repeats. */
export type Segment = { label: string; value: number; group: number };

export const SEGMENT_WIDTH = 360;
const SEGMENT_HEIGHT = 40;
const GAP = 2;
/** A seat without a vote still takes a place: an open one. */
const OPEN_PLACE = 24;
export const SEGMENT_GROUPS = 6;

/** A row of places, as wide as what each holds. Zero is an open place of fixed width. */
export function SegmentMark({ segments }: { segments: readonly Segment[] }) {
  return (
    <svg className="segments" viewBox={`-1 -1 ${SEGMENT_WIDTH + 2} ${SEGMENT_HEIGHT + 2}`} aria-hidden="true">
      {placed(segments).map((piece) => (
        <g key={piece.label} data-group={piece.value === 0 ? 'open' : piece.group % SEGMENT_GROUPS}>
          <rect x={piece.x} width={piece.width} height={SEGMENT_HEIGHT} />
          <path d={pattern(piece)} />
          <circle cx={piece.x + piece.width / 2} cy={SEGMENT_HEIGHT / 2} r="11" />
          <text x={piece.x + piece.width / 2} y={SEGMENT_HEIGHT / 2 + 5}>
            {piece.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

type Placed = Segment & { x: number; width: number };

/** In: pieces in order. Out: the same with place and width; widths of filled pieces are in proportion to their values. */
export function placed(segments: readonly Segment[]): readonly Placed[] {
  const total = segments.reduce((sum, piece) => sum + piece.value, 0);
  const open = segments.filter((piece) => piece.value === 0).length;
  const room = SEGMENT_WIDTH - GAP * (segments.length - 1) - OPEN_PLACE * open;
  let next = 0;
  return segments.map((piece) => {
    const width = piece.value === 0 ? OPEN_PLACE : (piece.value / total) * room;
    const x = next;
    next = x + width + GAP;
    return { ...piece, x: round(x), width: round(width) };
  });
}

/** Lines of a group's own pattern, so that print and colour-blind readers tell groups apart. */
function pattern({ group, x, width, value }: Placed): string {
  if (value === 0) return '';
  const upright = (step: number) =>
    Array.from(
      { length: Math.max(0, Math.ceil(width / step) - 1) },
      (_, i) => `M${round(x + (i + 1) * step)} 0v${SEGMENT_HEIGHT}`,
    );
  const flat = (step: number) =>
    Array.from({ length: SEGMENT_HEIGHT / step - 1 }, (_, i) => `M${x} ${(i + 1) * step}h${width}`);
  const patterns = [[], upright(5), flat(5), [...upright(8), ...flat(8)], upright(10), flat(10)];
  return (patterns[group % SEGMENT_GROUPS] ?? []).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
