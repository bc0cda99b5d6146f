import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PUENTE_SEED) });
