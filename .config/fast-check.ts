import fc from 'fast-check';

// What `npm run verify` gives one law, in milliseconds. Elsewhere every law tries all of its cases.
const patience = Number(process.env.PUENTE_CASES_MS);

fc.configureGlobal({
  seed: Number(process.env.PUENTE_SEED),
  ...(patience > 0 ? { interruptAfterTimeLimit: patience, markInterruptAsFailure: false } : {}),
});
