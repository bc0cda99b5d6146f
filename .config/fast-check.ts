import fc, { type RunDetails } from 'fast-check';

// What `npm run verify` gives one law, in milliseconds. Elsewhere every law tries all of its cases.
const patience = Number(process.env.PUENTE_CASES_MS);

fc.configureGlobal({
  seed: Number(process.env.PUENTE_SEED),
  ...(patience > 0
    ? { interruptAfterTimeLimit: patience, markInterruptAsFailure: false, reporter: report }
    : {}),
});

/** On a busy machine a law may get no case at all in its moment: that is no fault of the law, and CI tries it. */
function report<Case>(details: RunDetails<Case>): void {
  const wasLate = details.interrupted && details.counterexample === null;
  if (!details.failed || wasLate) return;
  throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance ?? undefined });
}
