import { describe, expect, it } from 'vitest';
import type { Actor } from './context';
import { type Action, may, policy, requireAllowed, requireKind, type Target } from './policy';

const mine = { draft: 'my draft', person: 'me', firm: 'my firm', institution: 'my institution' };
const others = { draft: 'a draft', person: 'another', firm: 'a firm', institution: 'an institution' };
const none = { draft: null, person: null, firm: null, institution: null };
const signedIn = { person: mine.person, session: 'this browser' };
const forFirm = { ...signedIn, firm: mine.firm, draft: mine.draft };
const forInstitution = { ...signedIn, institution: mine.institution };

/** In the order of the columns below. */
const ACTORS: readonly (readonly [string, Actor])[] = [
  ['stranger', { kind: 'visitor', draft: null }],
  ['visitor', { kind: 'visitor', draft: mine.draft }],
  ['person', { kind: 'person', ...signedIn }],
  ['firm owner', { kind: 'firm_owner', ...forFirm }],
  ['firm colleague', { kind: 'firm_colleague', ...forFirm }],
  ['firm adviser', { kind: 'firm_adviser', ...forFirm }],
  ['programme officer', { kind: 'programme_officer', ...forInstitution }],
  ['institution admin', { kind: 'institution_admin', ...forInstitution }],
  ['seat holder', { kind: 'seat_holder', ...forInstitution }],
  ['agency reviewer', { kind: 'agency_reviewer', ...signedIn }],
  ['platform admin', { kind: 'platform_admin', ...signedIn }],
  ['job', { kind: 'job', name: 'purge' }],
];

/**
 * Who may: `*` whatever it is done to, `o` to one's own alone, `-` never. Columns: stranger, visitor, person | owner,
 * colleague, adviser of a firm | officer, admin, seat holder of an institution | agency, platform | job.
 */
const EXPECTED: Readonly<Record<Action, string>> = {
  'diagnostic.start': '**- *** --- -- -',
  'diagnostic.resume': '**- --- --- -- -',
  'diagnostic.read': '-o- ooo --- -- -',
  'diagnostic.save': '-o- ooo --- -- -',
  'diagnostic.setLocale': '-o- ooo --- -- -',
  'diagnostic.setForm': '-o- ooo --- -- -',
  'diagnostic.consent': '-o- o-- --- -- -',
  'diagnostic.delete': '-o- o-- --- -- -',
  'diagnostic.purge': '--- --- --- -- *',
  'run.create': '-o- ooo --- -- -',
  'run.read': '-o- ooo --- -- -',
  'run.rerun': '-o- ooo --- -- *',
  'run.list': '--- --- --- -- *',
  'population.refresh': '--- --- --- -- *',
  'population.read': '--- --- --- -- *',
  'population.store': '--- --- --- -- *',
  'catalogue.read': '*** *** *** ** *',
  'reference.read': '*** *** *** ** *',
  'account.signUp': '*** *** *** ** -',
  'account.signIn': '*** *** *** ** -',
  'account.sendLink': '*** *** *** ** -',
  'account.useLink': '*** *** *** ** -',
  'account.read': '--o ooo ooo oo -',
  'account.change': '--o ooo ooo oo -',
  'account.actAs': '--o ooo ooo oo -',
  'account.endSession': '--o ooo ooo oo -',
  'account.erase': '--o ooo ooo oo -',
  'secondStep.turnOn': '--- --- ooo oo -',
  'secondStep.change': '--o ooo ooo oo -',
  'account.purge': '--- --- --- -- *',
  'people.read': '--- ooo -o- -- -',
  'people.change': '--- o-- -o- -- -',
  'people.invite': '--- o-- -o- -- -',
  'firm.erase': '--- o-- --- -- -',
  'request.send': '--- ooo --- -- -',
  'request.read': '--- ooo oo- -- -',
  'request.step': '--- ooo oo- -- -',
  'request.remind': '--- --- --- -- *',
  'saved.read': '--- ooo --- -- -',
  'saved.change': '--- ooo --- -- -',
  'history.read': '--- ooo --- -- -',
  'notice.read': '--- ooo --- -- -',
  'notice.change': '--- ooo --- -- -',
  'notice.tell': '--- --- --- -- *',
  'offering.read': '--- --- oo- -- -',
  'offering.create': '--- --- oo- -- -',
  'offering.edit': '--- --- oo- -- -',
  'offering.import': '--- --- oo- -- -',
  'offering.countFirms': '--- --- oo- -- -',
  'offering.publish': '--- --- oo- -- -',
  'offering.takeScheduled': '--- --- --- -- *',
  'desk.change': '--- --- -o- -- -',
  'intake.read': '--- --- oo- -- -',
  'intake.edit': '--- --- oo- -- -',
  'intake.choose': '--- --- oo- -- -',
  'intake.fill': '--- --- --- -- *',
  'form.keep': '*** *** *** ** -',
  'form.read': '*** *** *** ** -',
  'staff.invite': '--- --- --- -- *',
  'person.suspend': '--- --- --- -- *',
  'mail.deliver': '--- --- --- -- *',
  'mail.readOutbox': '*** *** *** ** -',
};

/** `!` stands for anything odd, such as another's but not one's own. */
function mark(actor: Actor, action: Action): string {
  const [own, other, nothing] = [mine, others, none].map((target) => may(actor, action, target));
  if (own && other && nothing) return '*';
  if (own && !other && !nothing) return 'o';
  return own || other || nothing ? '!' : '-';
}

function codeOf(check: () => void): string {
  try {
    check();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('policy', () => {
  it.each(Object.entries(EXPECTED))('%s', (name, who) => {
    const action = Object.keys(policy).find((one): one is Action => one === name);
    const marks = ACTORS.map(([, actor]) => action && mark(actor, action)).join('');
    expect(marks).toBe(who.replaceAll(' ', ''));
  });

  it('has a line above for every action', () => {
    expect(Object.keys(policy).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  // A stranger is a visitor too, who could have a draft.
  it.each(ACTORS.slice(1))('tells a %s nothing about the things of others', (_, actor) => {
    for (const action of Object.keys(policy).filter((one): one is Action => one in EXPECTED)) {
      const refused = (target: Target) => codeOf(() => requireAllowed(actor, action, target));
      expect(refused(others)).toBe(refused(none));
      expect(refused(others)).toBe(mark(actor, action) === '*' ? '' : 'not_found');
      const isNever = mark(actor, action) === '-';
      expect(codeOf(() => requireKind(actor, action))).toBe(isNever ? 'forbidden' : '');
    }
  });
});
