import { day } from '@/lib/domain/dates';
import { asksForFirms, matchFirmsCommand } from '../firms';
import { matchCommand } from './command';
import { discard } from './output';

const STOPPED = 130;
const startedAt = performance.now();
// Npm changes to the project's folder first; paths mean the folder the person is in.
const invokedIn = process.env.npm_lifecycle_event === 'match' ? process.env.INIT_CWD : undefined;

const args = process.argv.slice(2);
const around = {
  folder: invokedIn ?? process.cwd(),
  today: day(new Date().toISOString().slice(0, 10)),
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

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
