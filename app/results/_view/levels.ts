import type { LevelRow } from '@/lib/charts';
import type { FirmSummary } from '@/lib/data/runs/summary';
import { CAPABILITIES } from '@/lib/domain/vocabulary';
import type { Translator } from '@/lib/messages';
import { formatParts, inSentence } from '@/lib/messages/format';
import { paths } from '@/lib/paths';

const LEVELS = 4;

/** The nine parts of the work with the firm's level in each, and what stands out. */
export function levelsView(
  t: Translator,
  { levels, priorities, qualityMovedBy }: Pick<FirmSummary, 'levels' | 'priorities' | 'qualityMovedBy'>,
) {
  const rows = CAPABILITIES.map((capability): LevelRow => {
    const fact = levels[capability];
    const level = fact.kind === 'exact' ? fact.value : null;
    return {
      key: capability,
      label: t(`vocabulary.capability.${capability}`),
      level,
      words:
        level === null
          ? t('results.levels.unknown')
          : t('results.levels.value', { level, words: inSentence(levelWords(t, level)) }),
      note: notes(
        priorityNote(t, priorities?.indexOf(capability) ?? -1),
        capability === 'QMS' && qualityMovedBy ? t(`results.levels.movedBy.${qualityMovedBy}`) : null,
      ),
    };
  });
  const known = rows.filter(({ level }) => level !== null);
  const open = rows.length - known.length;
  return {
    finding: findingOf(t, rows),
    caption: t('results.levels.caption'),
    // A long row of empty bars tells less than their number.
    rows: known,
    of: LEVELS,
    open: open > 0 && known.length > 0 ? t('results.levels.open', { count: open, all: rows.length }) : null,
    answer:
      open > 0 ? { href: paths.screen('work-process', 'results'), text: t('results.levels.answer') } : null,
  };
}

function levelWords(t: Translator, level: number): string {
  switch (level) {
    case 0:
    case 1:
    case 2:
    case 3:
      return t(`vocabulary.level.${level}`);
    default:
      return t('vocabulary.level.4');
  }
}

function priorityNote(t: Translator, place: number): string | null {
  switch (place) {
    case 0:
      return t('results.levels.priority.1');
    case 1:
      return t('results.levels.priority.2');
    case 2:
      return t('results.levels.priority.3');
    default:
      return null;
  }
}

function notes(...said: readonly (string | null)[]): string | null {
  return said.filter((one) => one !== null).join('. ') || null;
}

function findingOf(t: Translator, rows: readonly LevelRow[]): string {
  const known = rows.flatMap(({ level, label }) => (level === null ? [] : [{ level, label }]));
  if (known.length === 0) return t('results.levels.finding.none');
  if (known.length === 1) return t('results.levels.finding.one');
  const [highest, lowest] = [
    Math.max(...known.map((one) => one.level)),
    Math.min(...known.map((one) => one.level)),
  ];
  if (highest === lowest) return t('results.levels.finding.even');
  const at = (level: number) =>
    formatParts(
      t.locale,
      known.filter((one) => one.level === level).map(({ label }) => inSentence(label)),
    );
  return t('results.levels.finding.low', { high: at(highest), low: at(lowest) });
}

export type LevelsView = ReturnType<typeof levelsView>;
