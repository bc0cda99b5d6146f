import { LevelChart, type LevelRow } from '@/lib/charts';
import type { Translator } from '@/lib/messages';
import type { Link } from './types';

/** How the firm works today: only what it answered is drawn. */
export type LevelsPart = {
  finding: string;
  caption: string;
  of: number;
  rows: readonly LevelRow[];
  /** How many parts are not drawn; null where all are, or none. */
  open: string | null;
  /** Where the rest can be answered. */
  answer: Link | null;
};

export function Levels({ t, levels }: { t: Translator; levels: LevelsPart }) {
  const { finding, rows, open, answer } = levels;
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t('results.levels.title')}</h2>
      {rows.length > 0 ? <LevelChart {...levels} /> : <p>{finding}</p>}
      {open && <p>{open}</p>}
      {answer && (
        <p className="no-print">
          <a className="tap" href={answer.href}>
            {answer.text}
          </a>
        </p>
      )}
      {rows.length > 0 && <p className="hint">{t('results.levels.scale')}</p>}
    </section>
  );
}
