import { expect, type Page } from '@playwright/test';
import { day, dayFromNumber, dayNumber } from '@/lib/domain/dates';
import { paths, posts } from '@/lib/paths';
import { post } from './draft';

/** Run by the institution of the demonstration's officer; no other test asks for a place in it. */
export const WITH_GROUPS = 'O06';

/** A day to come, as people write it. */
export function typedDay(days: number): string {
  const iso = dayFromNumber(dayNumber(day(new Date().toISOString().slice(0, 10))) + days);
  const [year, month, date] = iso.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

/** What a desk types for a group that starts in two months; the call opens today. */
export function intakeFields(changes: Readonly<Record<string, string>> = {}) {
  return {
    ...{ opens: typedDay(0), closes: typedDay(20), starts: typedDay(60), places: '1', method: 'lottery' },
    ...{ answerDays: '7', releaseDays: '10' },
    ...changes,
  };
}

/** A group opened by the officer who is signed in here. Out: its id. */
export async function intakeByPosts(page: Page, changes?: Readonly<Record<string, string>>): Promise<string> {
  const answer = await post(page, posts.openIntake(WITH_GROUPS), { seen: '0', ...intakeFields(changes) });
  const location = answer.headers().location ?? '';
  expect(location, 'the group is opened').toContain(paths.deskIntake(''));
  return new URL(location, 'http://site').pathname.split('/').at(-1) ?? '';
}
