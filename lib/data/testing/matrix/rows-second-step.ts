import { makeRecoveryCodes, turnOffSecondStep } from '../../accounts/change-second-step';
import { readSecondStep } from '../../accounts/read-second-step';
import { sealOffer } from '../../accounts/second-factor';
import { awaitsSecondStep, takeSecondStep } from '../../accounts/take-second-step';
import { turnOnSecondStep } from '../../accounts/turn-on-second-step';
import { personOf } from '../../context';
import { codeFrom } from '../codes';
import { type Row, WHO } from './row';
import { APP_SECRET } from './ways-in';

/** As from a caller without types. */
const unreadable = JSON.parse('{}');
const personGone = { what: 'person', answer: 'n' } as const;
const wrong = { otherwise: { outcome: 'wrong' } };
const change = { action: 'secondStep.change', who: WHO.oneself, does: 'writes', gone: personGone } as const;

/** The second step of signing in. */
export const secondStepRows: readonly Row[] = [
  {
    ...{ verb: 'awaitsSecondStep', action: 'account.signIn', who: WHO.people, does: 'reads' },
    call: (ctx, { half }) => awaitsSecondStep(ctx, { token: half }),
    secret: { otherwise: false },
    shows: () => 'true',
  },
  {
    ...{ verb: 'makeRecoveryCodes', ...change, secret: wrong },
    call: (ctx, { app }) => makeRecoveryCodes(ctx, { password: null, code: codeFrom(app) }),
    unread: (ctx) => makeRecoveryCodes(ctx, unreadable),
  },
  {
    ...{ verb: 'readSecondStep', action: 'account.read', who: WHO.oneself, does: 'reads' },
    call: (ctx) => readSecondStep(ctx, { offer: null }),
    shows: () => '"isOn":true',
  },
  {
    ...{ verb: 'takeSecondStep', action: 'account.signIn', who: WHO.people, does: 'writes' },
    call: (ctx, { half, app }) =>
      takeSecondStep(ctx, { token: half, code: codeFrom(app), device: 'Firefox on Linux' }),
    secret: { otherwise: { outcome: 'ended' } },
  },
  {
    ...{ verb: 'turnOffSecondStep', ...change, secret: wrong },
    call: (ctx, { app }) => turnOffSecondStep(ctx, { password: null, code: codeFrom(app) }),
    unread: (ctx) => turnOffSecondStep(ctx, unreadable),
  },
  {
    ...{ verb: 'turnOnSecondStep', action: 'secondStep.turnOn', who: WHO.staff, does: 'writes' },
    call: (ctx, { app }) => {
      const offer = sealOffer(personOf(ctx.actor) ?? '', APP_SECRET);
      return turnOnSecondStep(ctx, { password: null, code: codeFrom(app), offer });
    },
    given: 'delete from second_factor',
    secret: wrong,
    gone: personGone,
    unread: (ctx) => turnOnSecondStep(ctx, unreadable),
  },
];
