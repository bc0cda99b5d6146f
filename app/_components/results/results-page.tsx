import type { FilledBy } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { KeepInAccount } from '../account/keep-in-account';
import { AdviserLine } from '../answers/adviser-line';
import type { Keeping } from '../kept/keep-offer';
import { Boxes } from './boxes';
import { KeepLinks } from './keep-links';
import { Levels, type LevelsPart } from './levels';
import { MatchList } from './match-list';
import { NothingFits } from './nothing-fits';
import { RunNotes } from './run-notes';
import type { Box, Link, MatchGroup, NothingView } from './types';

type View = {
  sentence: string;
  /** Where no offering of now works on what the firm wants most. */
  firstChoice: string | null;
  /** From what it was worked out, and how sure that is. */
  asOf: readonly string[];
  filledBy: FilledBy;
  stale: boolean;
  short: boolean;
  broken: readonly Link[];
  groups: readonly MatchGroup[];
  /** Null for a visitor, who keeps nothing. */
  keeping: Keeping | null;
  boxes: readonly Box[];
  levels: LevelsPart;
  /** Where little or nothing fits. */
  little: NothingView | null;
  nothing: boolean;
  /** In an account, not behind a code. */
  isKept: boolean;
  decides: boolean;
};

/** The result: one sentence, then the matches in order, then what stands beside them. */
export function ResultsPage({ t, view }: { t: Translator; view: View }) {
  return (
    <>
      <h1>{view.nothing && view.little ? view.little.title : t('results.title')}</h1>
      <AdviserLine t={t} filledBy={view.filledBy} />
      <p className="lede">{view.sentence}</p>
      {view.firstChoice && <p>{view.firstChoice}</p>}
      <p className="meta">{view.asOf.join(' ')}</p>
      <RunNotes t={t} stale={view.stale} short={view.short} broken={view.broken} />
      {view.nothing && view.little && <NothingFits view={view.little} />}
      <MatchList groups={view.groups} keeping={view.keeping} />
      {!view.nothing && view.little && <NothingFits view={view.little} />}
      <Boxes boxes={view.boxes} />
      <Levels t={t} levels={view.levels} />
      {!view.isKept && <KeepInAccount t={t} />}
      <KeepLinks t={t} isKept={view.isKept} decides={view.decides} />
    </>
  );
}
