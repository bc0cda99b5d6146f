import { LevelChart, type LevelRow } from '@/lib/charts';
import type { Translator } from '@/lib/messages';
import { Boxes } from './boxes';
import { KeepLinks } from './keep-links';
import { MatchList } from './match-list';
import { NothingFits } from './nothing-fits';
import { RunNotes } from './run-notes';
import type { Box, Link, MatchGroup, NothingView } from './types';

type View = {
  sentence: string;
  asOf: string;
  stale: boolean;
  short: boolean;
  broken: readonly Link[];
  groups: readonly MatchGroup[];
  boxes: readonly Box[];
  levels: { finding: string; caption: string; of: number; rows: readonly LevelRow[] };
  /** Where little or nothing fits. */
  little: NothingView | null;
  nothing: boolean;
};

/** The result: one sentence, then the matches in order, then what stands beside them. */
export function ResultsPage({ t, view }: { t: Translator; view: View }) {
  return (
    <>
      <h1>{view.nothing && view.little ? view.little.title : t('results.title')}</h1>
      <p className="lede">{view.sentence}</p>
      <p className="meta">{view.asOf}</p>
      <RunNotes t={t} stale={view.stale} short={view.short} broken={view.broken} />
      {view.nothing && view.little && <NothingFits view={view.little} />}
      <MatchList groups={view.groups} />
      {!view.nothing && view.little && <NothingFits view={view.little} />}
      <Boxes boxes={view.boxes} />
      <section aria-labelledby="levels">
        <h2 id="levels">{t('results.levels.title')}</h2>
        <LevelChart {...view.levels} />
        <p className="hint">{t('results.levels.scale')}</p>
      </section>
      <KeepLinks t={t} />
    </>
  );
}
