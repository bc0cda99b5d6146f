import { type Fact, possible } from '../fact';
import { liesUnder } from '../rules';
import { CHECKLISTS, type Checklist, certificatesSchema, checklistSchema } from './answer-schemas';
import data from './checklists.json' with { type: 'json' };
import { numberOf, readAs } from './sheet';
import type { Standards } from './standards';
import type { AnswerSheet } from './types';

/** Lists of self-check lines the firm sees: that of its sector, and the basics where daily work has no order yet. */
export function checklistsFor(
  isic: Fact<string>,
  sheet: AnswerSheet,
  standards: Standards,
): readonly Checklist[] {
  const held = Object.keys(readAs(sheet, 'standards.held', certificatesSchema) ?? {});
  const families = standards.items.filter((one) => held.includes(one.id)).map((one) => one.family);
  const row = data.rows.find(
    ({ codes, withFamily }) =>
      (withFamily === null || families.includes(withFamily)) && allUnder(isic, codes),
  );
  const shown = [row?.list ?? data.otherwise];
  if (numberOf(sheet, 'cap.ops') === 0) shown.push(data.addedAtLevelZeroOfDailyWork);
  return CHECKLISTS.filter((list) => shown.includes(list));
}

/**
 * Score 0 to 3 of the ticked share, or null without an answer.
 * The basics count only where no list of the sector was shown: they say nothing about a certificate.
 */
export function checklistScore(sheet: AnswerSheet, standards: Standards): number | null {
  const answer = readAs(sheet, 'standards.checklist', checklistSchema);
  if (!answer) return null;
  const ofSector = answer.lists.filter((list) => list !== 'process');
  const counted = ofSector.length > 0 ? ofSector : answer.lists;
  const lines = counted.flatMap((list) => standards.lines[list].map((_, index) => `${list}.${index + 1}`));
  const ticked = lines.filter((line) => answer.ticked.includes(line)).length;
  return data.scores.find(({ from }) => ticked * 100 >= from * lines.length)?.score ?? 0;
}

function allUnder(isic: Fact<string>, codes: readonly string[]): boolean {
  const own = possible(isic);
  return own.length > 0 && own.every((one) => liesUnder(one, ...codes) === 'met');
}
