import { actAs } from '../../accounts/act-as';
import { changePassword } from '../../accounts/change-password';
import { changeProfile } from '../../accounts/change-profile';
import { endMembership } from '../../accounts/end-membership';
import { endOtherSessions } from '../../accounts/end-other-sessions';
import { endSession } from '../../accounts/end-session';
import { eraseFirm } from '../../accounts/erase-firm';
import { eraseOwn } from '../../accounts/erase-own';
import { exportOwn } from '../../accounts/export-own';
import { followLink } from '../../accounts/follow-link';
import { invite } from '../../accounts/invite';
import { inviteStaff } from '../../accounts/invite-staff';
import { listDemoPersons } from '../../accounts/list-demo-persons';
import { listMembers } from '../../accounts/list-members';
import { listSessions } from '../../accounts/list-sessions';
import { lookAtLink } from '../../accounts/look-at-link';
import { purgeAccounts } from '../../accounts/purge';
import { requestSignUp } from '../../accounts/request-sign-up';
import { sendLink } from '../../accounts/send-link';
import { signIn } from '../../accounts/sign-in';
import { signInDemo } from '../../accounts/sign-in-demo';
import { signOut } from '../../accounts/sign-out';
import { suspendPerson } from '../../accounts/suspend-person';
import { type Row, WHO } from './row';

const device = 'Firefox on Linux';
const network = null;
/** As from a caller without types. */
const unreadable = JSON.parse('{}');
const personGone = { what: 'person', answer: 'n' } as const;

export const accountRows: readonly Row[] = [
  {
    ...{ verb: 'actAs', action: 'account.actAs', who: WHO.oneself, does: 'writes', named: true },
    call: (ctx, { membership }) => actAs(ctx, { membership }),
  },
  {
    ...{
      verb: 'changePassword',
      action: 'account.change',
      who: WHO.oneself,
      does: 'writes',
      gone: personGone,
    },
    call: (ctx) => changePassword(ctx, { current: null, password: 'a long wall of quiet rivers' }),
    unread: (ctx) => changePassword(ctx, unreadable),
  },
  {
    ...{
      verb: 'changeProfile',
      action: 'account.change',
      who: WHO.oneself,
      does: 'writes',
      gone: personGone,
    },
    call: (ctx) => changeProfile(ctx, { name: 'Another', locale: 'es', version: 1 }),
  },
  {
    ...{ verb: 'endMembership', action: 'people.change', who: WHO.heads, does: 'writes', named: true },
    call: (ctx, { member }) => endMembership(ctx, { membership: member }),
    gone: { what: 'body', answer: 'n' },
  },
  {
    ...{ verb: 'endOtherSessions', action: 'account.endSession', who: WHO.oneself, does: 'writes' },
    call: (ctx) => endOtherSessions(ctx, {}),
    gone: personGone,
  },
  {
    ...{ verb: 'endSession', action: 'account.endSession', who: WHO.oneself, does: 'writes', named: true },
    call: (ctx, { session }) => endSession(ctx, { session }),
  },
  {
    ...{ verb: 'eraseFirm', action: 'firm.erase', who: WHO.owner, does: 'writes' },
    call: (ctx) => eraseFirm(ctx, { password: null, confirm: true }),
    gone: { what: 'person', answer: 'n' },
    unread: (ctx) => eraseFirm(ctx, unreadable),
  },
  {
    ...{ verb: 'eraseOwn', action: 'account.erase', who: WHO.oneself, does: 'writes', gone: personGone },
    call: (ctx) => eraseOwn(ctx, { password: null, confirm: true }),
    // An owner hands the firm over first; that refusal has a test of its own.
    given: `update membership set role = 'firm_colleague' where role = 'firm_owner'`,
    unread: (ctx) => eraseOwn(ctx, unreadable),
  },
  {
    ...{ verb: 'exportOwn', action: 'account.read', who: WHO.oneself, does: 'reads', gone: personGone },
    call: (ctx) => exportOwn(ctx),
    shows: ({ membership }) => membership,
  },
  {
    ...{ verb: 'followLink', action: 'account.useLink', who: WHO.people, does: 'writes' },
    call: (ctx, { link }) => followLink(ctx, { token: link, device }),
    secret: { otherwise: { outcome: 'spent' } },
  },
  {
    ...{ verb: 'invite', action: 'people.invite', who: WHO.heads, does: 'writes' },
    call: (ctx) => {
      const role = 'institution' in ctx.actor ? 'programme_officer' : 'firm_colleague';
      return invite(ctx, { email: 'new@example.org', role });
    },
    gone: { what: 'body', answer: 'n' },
  },
  {
    ...{ verb: 'inviteStaff', action: 'staff.invite', who: WHO.job, does: 'writes', job: 'invite-staff' },
    call: (ctx, { institution }) => {
      const as = { role: 'programme_officer', institution, locale: 'en' } as const;
      return inviteStaff(ctx, { email: 'new@example.org', ...as });
    },
  },
  {
    ...{ verb: 'listDemoPersons', action: 'account.signIn', who: WHO.people, does: 'reads' },
    call: (ctx) => listDemoPersons(ctx),
    shows: ({ demo }) => demo,
  },
  {
    ...{ verb: 'listMembers', action: 'people.read', who: WHO.peopleOf, does: 'reads' },
    call: (ctx) => listMembers(ctx),
    shows: ({ member }) => member,
    gone: { what: 'body', answer: '0' },
    empty: { members: [], invitations: [] },
  },
  {
    ...{ verb: 'listSessions', action: 'account.read', who: WHO.oneself, does: 'reads' },
    call: (ctx) => listSessions(ctx),
    shows: ({ session }) => session,
    gone: { what: 'person', answer: '0' },
    empty: [],
  },
  {
    ...{ verb: 'lookAtLink', action: 'account.useLink', who: WHO.people, does: 'reads' },
    call: (ctx, { link }) => lookAtLink(ctx, { token: link }),
    secret: { otherwise: null },
    shows: () => 'sign_in',
  },
  {
    ...{
      verb: 'purgeAccounts',
      action: 'account.purge',
      who: WHO.job,
      does: 'writes',
      job: 'purge-accounts',
    },
    call: (ctx) => purgeAccounts(ctx, {}),
    given: `update session set expires_at = now() - interval '1 day'`,
  },
  {
    ...{ verb: 'requestSignUp', action: 'account.signUp', who: WHO.people, does: 'writes' },
    call: (ctx) => {
      const names = { name: 'Ana', firmName: 'Bodega Sur' };
      return requestSignUp(ctx, { email: 'new@example.org', ...names, password: null, network });
    },
    unread: (ctx) => requestSignUp(ctx, unreadable),
  },
  {
    ...{ verb: 'sendLink', action: 'account.sendLink', who: WHO.people, does: 'writes' },
    call: (ctx, { email }) => sendLink(ctx, { email, purpose: 'sign_in', network }),
  },
  {
    ...{ verb: 'signIn', action: 'account.signIn', who: WHO.people, does: 'writes' },
    call: (ctx, { email, password }) => signIn(ctx, { email, password, network, device }),
    secret: { otherwise: { outcome: 'wrong' } },
  },
  {
    ...{ verb: 'signInDemo', action: 'account.signIn', who: WHO.people, does: 'writes', public: true },
    call: (ctx, { demo }) => signInDemo(ctx, { key: demo, device }),
  },
  {
    ...{ verb: 'signOut', action: 'account.endSession', who: WHO.oneself, does: 'writes', gone: personGone },
    call: (ctx) => signOut(ctx, {}),
  },
  {
    ...{
      verb: 'suspendPerson',
      action: 'person.suspend',
      who: WHO.job,
      does: 'writes',
      job: 'suspend-person',
    },
    call: (ctx, { email }) => suspendPerson(ctx, { email, lift: false }),
    // Of everybody: whoever runs the server decides about all.
    jobSeesAll: true,
  },
];
