import { getRequest } from '../../requests/get';
import { listRequests } from '../../requests/list';
import { prepareRequest } from '../../requests/prepare';
import { sendRequest } from '../../requests/send';
import { takeStep } from '../../requests/take-step';
import { tellRequests } from '../../requests/tell';
import { keepTypedForm } from '../../typed/keep';
import { readTypedForm } from '../../typed/read';
import { type Row, WHO } from './row';
import { FORM } from './world';

/** Version of the answers after the first section. */
const ANSWERED = 6;

export const requestRows: readonly Row[] = [
  {
    ...{ verb: 'getRequest', action: 'request.read', who: WHO.bothSides, does: 'reads', named: true },
    call: (ctx, { request }) => getRequest(ctx, request),
    shows: ({ request }) => request,
    gone: { what: 'institution', answer: 'n' },
  },
  {
    ...{ verb: 'listRequests', action: 'request.read', who: WHO.bothSides, does: 'reads' },
    call: async (ctx) => {
      const { rows, total, counts } = await listRequests(ctx, { states: [], offering: null, page: 1 });
      return { rows, total, counts };
    },
    shows: ({ request }) => request,
    gone: { what: 'institution', answer: '0' },
    empty: { rows: [], total: 0, counts: {} },
  },
  {
    ...{ verb: 'prepareRequest', action: 'request.send', who: WHO.ofFirm, does: 'reads', public: true },
    call: (ctx, { offering }) => prepareRequest(ctx, offering),
    shows: ({ request }) => request,
    gone: { what: 'firm', answer: 'n' },
  },
  {
    ...{ verb: 'sendRequest', action: 'request.send', who: WHO.ofFirm, does: 'writes', public: true },
    call: (ctx, { offering }) =>
      sendRequest(ctx, {
        ...{ offering, kind: 'talk', message: 'A talk.', phone: '', share: ['firm.country'], notify: true },
        answersVersion: ANSWERED,
      }),
    gone: { what: 'firm', answer: 'n' },
  },
  {
    ...{ verb: 'takeStep', action: 'request.step', who: WHO.bothSides, does: 'writes', named: true },
    call: (ctx, { request }) => {
      const step = 'firm' in ctx.actor ? 'withdraw' : 'ask';
      return takeStep(ctx, { request, step, version: 1, text: 'How many?', day: null, refusal: null });
    },
    gone: { what: 'institution', answer: 'n' },
  },
  {
    ...{ verb: 'tellRequests', action: 'request.remind', who: WHO.job, does: 'writes', job: 'tell-requests' },
    call: (ctx) => tellRequests(ctx, {}),
    unaudited: 'the mails stand in their queue, and nothing of a request has changed',
  },
  {
    ...{ verb: 'keepTypedForm', action: 'form.keep', who: WHO.people, does: 'writes' },
    call: (ctx) => keepTypedForm(ctx, { token: 'x'.repeat(43), form: FORM, fields: {}, errors: [] }),
    unaudited: 'what was typed is not yet anything that anybody owns',
  },
  {
    ...{ verb: 'readTypedForm', action: 'form.read', who: WHO.people, does: 'reads' },
    call: (ctx, { typed }) => readTypedForm(ctx, typed, FORM),
    shows: () => 'We want',
    secret: { otherwise: null },
  },
];
