import { type Fact, possible } from '../fact';
import { liesUnder } from '../rules';
import { CHECKLISTS, type Checklist, certificatesSchema, checklistSchema } from './answer-schemas';
import data from './checklists.json' with { type: 'json' };
import { numberOf, readAs } from './sheet';
import type { Standards } from './standards';
import type { AnswerSheet } from './types';

/** Activities with a self-check list of their own. */
export const ACTIVITIES_WITH_LIST: readonly string[] = data.rows.flatMap(({ codes }) => codes);

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
 * Families of which a certificate proves quality work in the activity: each self-check list is one. Beside the list of a
 * customer's trade the general one counts as well, so that one more certificate never takes the proof away.
 */
export function familiesFor(isic: Fact<string>): readonly Checklist[] {
  const row = data.rows.find(({ codes }) => allUnder(isic, codes));
  const families = [row?.list, row?.withFamily === null ? undefined : data.otherwise];
  return CHECKLISTS.filter((list) => families.includes(list));
}

/**
 * Score 0 to 3 of the ticked share, or null without an answer. Lines of the list of another sector say nothing of this
 * one. The basics count only where no list of the sector was shown: they say nothing about a certificate.
 */
export function checklistScore({ sheet, standards, isic }: ChecklistInput): number | null {
  const answer = readAs(sheet, 'standards.checklist', checklistSchema);
  const shown = checklistsFor(isic, sheet, standards);
  const own =
    answer?.lists.filter((list) => isic.kind !== 'exact' || list === 'process' || shown.includes(list)) ?? [];
  const ofSector = own.filter((list) => list !== 'process');
  const onlyBasics = answer?.lists.every((list) => list === 'process');
  const counted = ofSector.length > 0 ? ofSector : onlyBasics ? own : [];
  if (!answer || counted.length === 0) return null;
  const lines = counted.flatMap((list) => standards.lines[list].map((_, index) => `${list}.${index + 1}`));
  const ticked = lines.filter((line) => answer.ticked.includes(line)).length;
  return data.scores.find(({ from }) => ticked * 100 >= from * lines.length)?.score ?? 0;
}

/** Whether a list may belong to the activity that does not belong to all of what is known of it, as to a division of several classes. */
export function isActivityOpen(isic: Fact<string>): boolean {
  return (
    isic.kind !== 'exact' || data.rows.some(({ codes }) => liesUnder(isic.value, ...codes) === 'unknown')
  );
}

/** Whether the list that shows can no longer change with the activity or with the certificates of a customer's trade. */
export function isChecklistSettled({ sheet, isic }: ChecklistInput): boolean {
  if (isActivityOpen(isic)) return false;
  if (readAs(sheet, 'standards.held', certificatesSchema) !== null) return true;
  return !data.rows.some(
    ({ codes, withFamily }) =>
      withFamily !== null && possible(isic).some((one) => liesUnder(one, ...codes) !== 'unmet'),
  );
}

type ChecklistInput = { sheet: AnswerSheet; standards: Standards; isic: Fact<string> };

function allUnder(isic: Fact<string>, codes: readonly string[]): boolean {
  const own = possible(isic);
  return own.length > 0 && own.every((one) => liesUnder(one, ...codes) === 'met');
}
