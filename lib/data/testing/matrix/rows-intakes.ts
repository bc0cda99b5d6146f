import { choosePlaces } from '../../intakes/choose';
import { closeCall } from '../../intakes/close-call';
import { currentIntakes } from '../../intakes/current';
import { fillIntakes, offerFreePlaces } from '../../intakes/fill';
import { getDeskIntake, listDeskIntakes } from '../../intakes/get';
import { changeIntake, openIntake } from '../../intakes/save';
import { saveMarks } from '../../intakes/save-marks';
import { someTerms } from '../intakes';
import { type Row, WHO } from './row';

const own = { who: WHO.desk, named: true, gone: { what: 'institution', answer: 'n' } } as const;
const read = { ...own, action: 'intake.read', does: 'reads' } as const;
const edit = { ...own, action: 'intake.edit', does: 'writes' } as const;
const choose = { ...own, action: 'intake.choose', does: 'writes' } as const;

/** The places have been given, all of them are free again, and whoever asked waits. */
const WAITING = `with chosen as (
    update intake set seed = intake_seed.seed, chosen_at = now() from intake_seed where intake_id = intake.id)
  update intake_entry set standing = 'waiting', rank = 1`;

/** Intakes at the desk of their institution. In each, the firm of the tenant has asked for a place. */
export const intakeRows: readonly Row[] = [
  {
    ...{ verb: 'getDeskIntake', ...read },
    call: (ctx, { intake }) => getDeskIntake(ctx, intake),
    shows: ({ request }) => request,
  },
  {
    ...{ verb: 'listDeskIntakes', ...read },
    call: (ctx, { offering }) => listDeskIntakes(ctx, offering),
    shows: ({ intake }) => intake,
  },
  {
    ...{ verb: 'currentIntakes', action: 'catalogue.read', who: WHO.everybody, does: 'reads' },
    call: (ctx, { offering }) => currentIntakes(ctx, offering),
    shows: ({ intake }) => intake,
  },
  {
    ...{ verb: 'openIntake', ...edit },
    call: (ctx, { offering }) => openIntake(ctx, { offering, terms: someTerms() }),
  },
  {
    ...{ verb: 'changeIntake', ...edit },
    call: (ctx, { intake }) => changeIntake(ctx, { intake, seen: 1, terms: someTerms({ places: 9 }) }),
  },
  {
    ...{ verb: 'closeCall', ...edit },
    call: (ctx, { intake }) => closeCall(ctx, { intake, seen: 1 }),
  },
  {
    ...{ verb: 'choosePlaces', ...choose, given: 'update intake set closed_on = opens' },
    call: (ctx, { intake }) => choosePlaces(ctx, { intake, seen: 1 }),
  },
  {
    ...{ verb: 'offerFreePlaces', ...choose, given: WAITING },
    call: (ctx, { intake }) => offerFreePlaces(ctx, { intake }),
  },
  {
    ...{ verb: 'saveMarks', ...choose },
    // Who also acts for a firm gives no marks while it may still ask.
    given: `update intake set closed_on = opens, method = 'points', criteria = '[{"name": {"en": "Plan", "es": "Plan"}, "weight": 1}]'`,
    call: (ctx, { intake }) => saveMarks(ctx, { intake, rows: [{ number: 1, was: '', marks: [5] }] }),
  },
  {
    ...{ verb: 'fillIntakes', action: 'intake.fill', who: WHO.job, does: 'writes', job: 'fill-intakes' },
    given: WAITING,
    call: (ctx) => fillIntakes(ctx, {}),
  },
];
