import { surroundingsOf } from '../command-line';
import { asksForFirms, matchFirmsCommand } from '../firms';
import { matchCommand } from './command';
import { discard } from './output';

const STOPPED = 130;
const startedAt = performance.now();
const args = process.argv.slice(2);
const around = surroundingsOf('match');

process.exitCode = asksForFirms(args)
  ? matchFirmsCommand(args, around)
  : await matchCommand(args, { ...around, startedAt, onStarted: discardWhenStopped });

/** A stopped run leaves the folder as it was. Npm passes on a signal that the terminal has sent us already: once counts. */
function discardWhenStopped({ folder, stopped }: { folder: string; stopped: string }): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void discard(folder).finally(() => {
      process.stderr.write(`\n${stopped}\n`);
      process.exit(STOPPED);
    });
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
}
