// The quick half of the tests: no database, no browser, no build; under a minute.
import { checks, coreTests } from './checks.mjs';
import { runChecks } from './run-checks.mjs';

const { failed } = await runChecks([coreTests, ...checks]);
process.exitCode = failed > 0 ? 1 : 0;
