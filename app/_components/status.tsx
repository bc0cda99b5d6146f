import type { ReactNode } from 'react';

/** What a status can say; its colour follows in lists.css, its shape here, its word from the caller. */
export type StatusKind =
  | 'eligible'
  | 'met'
  | 'pass'
  | 'unknown'
  | 'open'
  | 'not_evidenced'
  | 'no'
  | 'unmet'
  | 'fail'
  | 'error'
  | 'later'
  | 'generic'
  | 'closed'
  | 'not_applicable';

const TICK = 'M4 10.5l4 4 8-9';
const CROSS = 'M5 5l10 10M15 5L5 15';
const QUESTION =
  'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M7.8 8.2a2.2 2.2 0 1 1 3.3 1.8c-.7.5-1.1.8-1.1 1.7M10 13.8v.4';
const CLOCK = 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v4.5l3 2';
const LOCK = 'M4.5 9h11v8h-11zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9';
const DASH = 'M4 10h12';

const SHAPES: Readonly<Record<StatusKind, string>> = {
  eligible: TICK,
  met: TICK,
  pass: TICK,
  unknown: QUESTION,
  open: QUESTION,
  not_evidenced: QUESTION,
  no: CROSS,
  unmet: CROSS,
  fail: CROSS,
  error: CROSS,
  later: CLOCK,
  generic: DASH,
  closed: LOCK,
  not_applicable: DASH,
};

/** Icon, word and colour together: never colour alone. */
export function Status({ is, children }: { is: StatusKind; children: ReactNode }) {
  return (
    <span className="status" data-is={is}>
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={SHAPES[is]} />
      </svg>
      {children}
    </span>
  );
}
