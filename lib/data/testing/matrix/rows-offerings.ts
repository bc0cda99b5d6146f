import { randomUUID } from 'node:crypto';
import { day } from '../../../domain/dates';
import { askToPublish } from '../../offerings/ask-to-publish';
import { callOffStep } from '../../offerings/call-off';
import { changeRule } from '../../offerings/change-rule';
import { closeOffering } from '../../offerings/close';
import { createOffering } from '../../offerings/create';
import { getDeskSetting } from '../../offerings/desk-setting';
import { discardDraft } from '../../offerings/discard-draft';
import { duplicateOffering } from '../../offerings/duplicate';
import { exportOfferings } from '../../offerings/export';
import { getDeskOffering } from '../../offerings/get';
import { impactOfDraft } from '../../offerings/impact';
import { checkImport } from '../../offerings/import/check';
import { getImport, refusedOfImport } from '../../offerings/import/get';
import { runImport } from '../../offerings/import/run';
import { listDeskOfferings } from '../../offerings/list';
import { publishOffering } from '../../offerings/publish';
import { saveDraft } from '../../offerings/save-draft';
import { saveOfferingPart } from '../../offerings/save-part';
import { dropTypedEdit, saveTypedEdit } from '../../offerings/save-typed-edit';
import { scheduleStep } from '../../offerings/schedule-step';
import { setPublishing } from '../../offerings/set-publishing';
import { takeScheduledSteps } from '../../offerings/take-scheduled';
import { readTypedEdits } from '../../offerings/typed-edits';
import { A_CONDITION, aForm, anEdit, aTyped, seenAtDesk } from '../offerings';
import { type Row, WHO } from './row';

const read = { action: 'offering.read', who: WHO.desk, does: 'reads' } as const;
const edit = { action: 'offering.edit', who: WHO.desk, does: 'writes', named: true } as const;
const publish = { ...edit, action: 'offering.publish' } as const;
const importing = { action: 'offering.import', who: WHO.desk } as const;
const gone = { what: 'institution', answer: 'n' } as const;

/** Institutions that ask for two people. */
const TWO_PEOPLE = `insert into desk_setting (institution, two_people, changed_by)
  select institution, true, gen_random_uuid() from membership where institution is not null group by institution`;

/** Each draft is to be published on a day that has come, as it stood once, by who saved it. */
const SCHEDULED = `insert into scheduled_step (id, offering, institution, step, day, seen, person)
  select gen_random_uuid(), offering, institution, 'publish', '2026-01-01', 'none', edited_by from offering_draft`;

/** Offerings at the desk of their institution. There is a draft of each. */
export const offeringRows: readonly Row[] = [
  {
    ...{ verb: 'getDeskOffering', ...read, named: true, gone },
    call: (ctx, { offering }) => getDeskOffering(ctx, offering),
    shows: ({ offering }) => offering,
  },
  {
    ...{ verb: 'readTypedEdits', ...read, named: true, gone },
    call: (ctx, { offering }) => readTypedEdits(ctx, offering),
  },
  {
    ...{ verb: 'listDeskOfferings', ...read },
    call: async (ctx) => {
      const { rows, total } = await listDeskOfferings(ctx, { state: null, type: null, q: '', page: 1 });
      return { rows, total };
    },
    shows: ({ offering }) => offering,
    gone: { what: 'institution', answer: '0' },
    empty: { rows: [], total: 0 },
  },
  {
    ...{ verb: 'exportOfferings', ...read, gone: { what: 'institution', answer: '0' }, empty: [] },
    call: (ctx) => exportOfferings(ctx),
    shows: ({ offering }) => offering,
  },
  {
    ...{ verb: 'checkImport', ...importing, does: 'writes', gone },
    call: (ctx, { offering }) =>
      checkImport(ctx, { rows: [{ line: 2, cells: { id: offering, price_usd: '9' }, problems: [] }] }),
  },
  {
    ...{ verb: 'runImport', ...importing, does: 'writes', named: true, gone },
    call: (ctx, { import: id }) => runImport(ctx, { import: id }),
  },
  {
    ...{ verb: 'getImport', ...importing, does: 'reads', named: true, gone },
    call: (ctx, { import: id }) => getImport(ctx, id, { outcome: 'change', page: 1 }),
    shows: ({ import: id }) => id,
  },
  {
    ...{ verb: 'refusedOfImport', ...importing, does: 'reads', named: true, gone },
    call: (ctx, { import: id }) => refusedOfImport(ctx, id),
    shows: () => 'free',
  },
  {
    ...{ verb: 'impactOfDraft', ...read, action: 'offering.countFirms', named: true, gone },
    call: (ctx, { offering }) => impactOfDraft(ctx, offering),
    shows: () => 'preparing',
  },
  {
    ...{ verb: 'saveDraft', ...edit, gone },
    call: async (ctx, { offering }) =>
      saveDraft(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'main'), edit: anEdit({ seats: 7 }) }),
  },
  {
    ...{ verb: 'saveOfferingPart', ...edit, gone },
    call: async (ctx, { offering }) =>
      saveOfferingPart(ctx, {
        ...{ offering, seen: await seenAtDesk(ctx, offering, 'costs'), part: 'costs' },
        cells: { membership: 'optional' },
      }),
  },
  {
    ...{ verb: 'createOffering', action: 'offering.create', who: WHO.desk, does: 'writes', gone },
    call: (ctx) =>
      createOffering(ctx, { key: randomUUID(), name: { en: 'A course', es: 'Un curso' }, type: 'testing' }),
  },
  {
    ...{ verb: 'saveTypedEdit', ...edit, gone },
    call: (ctx, { offering }) => saveTypedEdit(ctx, { offering, ...aTyped({ fields: { seats: ['7'] } }) }),
    unaudited: 'what was typed is not yet anything that a desk owns',
  },
  {
    ...{ verb: 'dropTypedEdit', ...edit, gone },
    call: (ctx, { offering }) => dropTypedEdit(ctx, { offering, typed: aForm() }),
    unaudited: 'what was typed is not yet anything that a desk owns',
  },
  {
    ...{ verb: 'changeRule', ...edit, gone },
    call: async (ctx, { offering }) =>
      changeRule(ctx, { offering, seen: await seenAtDesk(ctx, offering), step: A_CONDITION }),
  },
  {
    ...{ verb: 'discardDraft', ...edit, gone },
    call: async (ctx, { offering }) => discardDraft(ctx, { offering, seen: await seenAtDesk(ctx, offering) }),
  },
  {
    ...{ verb: 'duplicateOffering', ...edit, gone },
    call: (ctx, { offering }) => duplicateOffering(ctx, { offering }),
  },
  {
    ...{ verb: 'publishOffering', ...publish, gone },
    call: async (ctx, { offering }) =>
      publishOffering(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'state') }),
  },
  {
    ...{ verb: 'closeOffering', ...publish, gone },
    call: async (ctx, { offering }) => {
      const seen = await seenAtDesk(ctx, offering, 'state');
      return closeOffering(ctx, { offering, seen, step: 'pause' });
    },
  },
  {
    ...{ verb: 'getDeskSetting', ...read },
    call: (ctx) => getDeskSetting(ctx),
    shows: () => 'false',
    gone: { what: 'institution', answer: '0' },
    empty: { twoPeople: false },
  },
  {
    ...{ verb: 'setPublishing', action: 'desk.change', who: WHO.institutionAdmin, does: 'writes' },
    call: (ctx) => setPublishing(ctx, { twoPeople: true }),
    gone: { what: 'institution', answer: 'n' },
  },
  {
    ...{ verb: 'askToPublish', ...publish, gone, given: TWO_PEOPLE },
    call: async (ctx, { offering }) =>
      askToPublish(ctx, { offering, seen: await seenAtDesk(ctx, offering, 'state') }),
  },
  {
    ...{ verb: 'scheduleStep', ...publish, gone },
    call: async (ctx, { offering }) => {
      const seen = await seenAtDesk(ctx, offering, 'state');
      return scheduleStep(ctx, { offering, seen, step: 'pause', day: day('2027-03-01') });
    },
  },
  {
    ...{ verb: 'callOffStep', ...publish, gone, given: SCHEDULED },
    call: async (ctx, { offering }) => {
      const desk = await getDeskOffering(ctx, offering).catch(() => null);
      return callOffStep(ctx, { offering, scheduled: desk?.scheduled?.id ?? randomUUID() });
    },
  },
  {
    ...{ verb: 'takeScheduledSteps', action: 'offering.takeScheduled', who: WHO.job, does: 'writes' },
    ...{ job: 'take-scheduled-steps', given: SCHEDULED },
    call: (ctx) => takeScheduledSteps(ctx),
  },
];
