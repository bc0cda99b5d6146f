import { recordConsent } from '../../diagnostics/consent';
import { deleteDiagnostic } from '../../diagnostics/delete';
import { markOf } from '../../diagnostics/drawn-with';
import { getDiagnostic } from '../../diagnostics/get';
import { purgeExpiredDiagnostics } from '../../diagnostics/purge';
import { resumeDiagnostic } from '../../diagnostics/resume';
import { saveScreen } from '../../diagnostics/save-screen';
import { setForm } from '../../diagnostics/set-form';
import { keepLocale, setLocale } from '../../diagnostics/set-locale';
import { startDiagnostic } from '../../diagnostics/start';
import { answersOfRun } from '../../runs/answers';
import { createRun } from '../../runs/create';
import { hasRun } from '../../runs/has-run';
import { latestRun, latestRunInFull } from '../../runs/latest';
import { getMatch } from '../../runs/match';
import { listRuns, rerun } from '../../runs/rerun';
import { type Row, WHO } from './row';

const firmGone = { what: 'firm', answer: 'n' } as const;

export const diagnosticRows: readonly Row[] = [
  {
    ...{ verb: 'recordConsent', action: 'diagnostic.consent', who: WHO.firmItself, does: 'writes' },
    call: (ctx) => recordConsent(ctx, { purpose: 'reports', given: true, textVersion: '2' }),
    gone: firmGone,
  },
  {
    ...{ verb: 'deleteDiagnostic', action: 'diagnostic.delete', who: WHO.firmItself, does: 'writes' },
    call: (ctx) => deleteDiagnostic(ctx, {}),
    gone: firmGone,
  },
  {
    ...{ verb: 'getDiagnostic', action: 'diagnostic.read', who: WHO.holder, does: 'reads' },
    call: (ctx) => getDiagnostic(ctx),
    shows: () => 'AR-M',
    gone: firmGone,
  },
  {
    ...{ verb: 'purgeExpiredDiagnostics', action: 'diagnostic.purge', who: WHO.job, does: 'writes' },
    call: (ctx) => purgeExpiredDiagnostics(ctx),
    job: 'purge-expired-diagnostics',
  },
  {
    ...{ verb: 'resumeDiagnostic', action: 'diagnostic.resume', who: WHO.visitors, does: 'writes' },
    call: (ctx, { code }) => resumeDiagnostic(ctx, { code, network: null }),
    secret: { otherwise: { outcome: 'not_found' } },
  },
  {
    ...{ verb: 'saveScreen', action: 'diagnostic.save', who: WHO.holder, does: 'writes', gone: firmGone },
    call: (ctx) =>
      saveScreen(ctx, { screen: 'goal', fields: { 'sales.goal': ['home'] }, version: 0, intent: 'save' }),
  },
  {
    ...{ verb: 'setForm', action: 'diagnostic.setForm', who: WHO.holder, does: 'writes', gone: firmGone },
    call: (ctx) => setForm(ctx, { form: 'short' }),
  },
  {
    ...{ verb: 'setLocale', action: 'diagnostic.setLocale', who: WHO.holder, does: 'writes', gone: firmGone },
    call: (ctx) => setLocale(ctx, { locale: 'es' }),
  },
  {
    ...{ verb: 'keepLocale', action: 'diagnostic.setLocale', who: '0+000 +++ 000 00 00', does: 'writes' },
    call: (ctx) => keepLocale(ctx, 'es'),
    gone: { what: 'firm', answer: '0' },
  },
  {
    ...{ verb: 'startDiagnostic', action: 'diagnostic.start', who: '++++f +++ fff ff +f', does: 'writes' },
    call: async (ctx) => {
      // From a page that shows what is held.
      const draft = await getDiagnostic(ctx).then(
        ({ id }) => markOf(id),
        () => undefined,
      );
      return startDiagnostic(ctx, { form: 'full', filledBy: 'firm', locale: 'en', draft });
    },
    given: 'update firm set diagnostic_id = null',
    gone: firmGone,
  },
  {
    ...{ verb: 'createRun', action: 'run.create', who: WHO.holder, does: 'writes', gone: firmGone },
    call: (ctx) => createRun(ctx, {}),
    given: 'delete from match_run',
  },
  {
    ...{ verb: 'hasRun', action: 'run.read', who: '0+00f +++ fff ff 0f', does: 'reads', empty: false },
    call: (ctx) => hasRun(ctx),
    shows: () => 'true',
    gone: { what: 'firm', answer: '0' },
  },
  {
    ...{ verb: 'latestRun', action: 'run.read', who: WHO.holder, does: 'reads', gone: firmGone },
    call: (ctx) => latestRun(ctx),
    shows: ({ run }) => run,
  },
  {
    ...{ verb: 'latestRunInFull', action: 'run.read', who: WHO.holder, does: 'reads', gone: firmGone },
    call: (ctx) => latestRunInFull(ctx),
    shows: ({ run }) => run,
  },
  {
    ...{ verb: 'getMatch', action: 'run.read', who: WHO.holder, does: 'reads', public: true, gone: firmGone },
    call: (ctx, { offering }) => getMatch(ctx, offering),
    shows: ({ run }) => run,
  },
  {
    ...{ verb: 'answersOfRun', action: 'run.read', who: WHO.holder, does: 'reads', named: true },
    call: (ctx, { run }) => answersOfRun(ctx, run),
    shows: () => 'firm.country',
    gone: firmGone,
  },
  {
    ...{ verb: 'rerun', action: 'run.rerun', who: 'n+nnf +++ fff ff n+', does: 'reads', named: true },
    call: (ctx, { run }) => rerun(ctx, run),
    shows: () => '"same":true',
    gone: firmGone,
    job: 'rerun',
    jobSeesAll: true,
  },
  {
    ...{ verb: 'listRuns', action: 'run.list', who: WHO.job, does: 'reads', job: 'rerun' },
    call: (ctx) => listRuns(ctx),
    shows: ({ run }) => run,
  },
];
