import { describe, expect, it } from 'vitest';
import type { Actor } from './context';
import { type Action, may, policy } from './policy';

const mine = { draft: 'hash of mine' };
const others = { draft: 'hash of another' };
const ACTORS: Readonly<Record<string, Actor>> = {
  stranger: { kind: 'visitor', draft: null },
  owner: { kind: 'visitor', draft: mine.draft },
  job: { kind: 'job', name: 'purge' },
};

/** Who may, on their own diagnostic, on another's, and where there is none. */
const EXPECTED: Readonly<Record<Action, string>> = {
  'diagnostic.start': 'stranger:any owner:any',
  'diagnostic.resume': 'stranger:any owner:any',
  'diagnostic.read': 'owner:mine',
  'diagnostic.save': 'owner:mine',
  'diagnostic.setLocale': 'owner:mine',
  'diagnostic.setForm': 'owner:mine',
  'diagnostic.consent': 'owner:mine',
  'diagnostic.delete': 'owner:mine',
  'diagnostic.purge': 'job:any',
  'run.create': 'owner:mine',
  'run.read': 'owner:mine',
  'run.rerun': 'owner:mine job:any',
  'run.list': 'job:any',
  'population.refresh': 'job:any',
  'population.read': 'job:any',
  'population.store': 'job:any',
  'catalogue.read': 'stranger:any owner:any job:any',
  'reference.read': 'stranger:any owner:any job:any',
};

function allowed(action: Action): string {
  const lines = Object.entries(ACTORS).flatMap(([name, actor]) => {
    const [own, other, none] = [mine, others, { draft: null }].map((target) => may(actor, action, target));
    if (own && other && none) return [`${name}:any`];
    return own && !other && !none ? [`${name}:mine`] : own || other || none ? [`${name}:odd`] : [];
  });
  return lines.join(' ');
}

describe('policy', () => {
  it.each(Object.entries(EXPECTED))('%s', (action, who) => {
    const known = Object.keys(policy).find((one): one is Action => one === action);
    expect(known && allowed(known)).toBe(who);
  });

  it('has a line above for every action', () => {
    expect(Object.keys(policy).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });
});
