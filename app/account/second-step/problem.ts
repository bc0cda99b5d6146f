import type { TooMany, Wrong } from '@/lib/data/accounts/sign-in';

/** In: why a code, and a password if one was asked for, were not taken. Out: the code of the sentence, minutes to wait. */
export function ownStepProblem(
  done: TooMany | Wrong,
  password: string | null,
): [problem: string, minutes?: number] {
  if (done.outcome === 'wrong') return [password === null ? 'wrong' : 'wrongOwn'];
  return done.minutes === null ? ['tooManyLink'] : ['tooMany', done.minutes];
}
