import { day } from '@/lib/domain/dates';
import type { Surroundings } from './answer';
import { visible } from './visible';

/** In: the name of the command. Out: the surroundings of this process. */
export function surroundingsOf(command: string): Surroundings {
  // Npm changes to the project's folder first; paths mean the folder the person is in.
  const invokedIn = process.env.npm_lifecycle_event === command ? process.env.INIT_CWD : undefined;
  // Whoever reads the output may stop before its end, as `head` does.
  process.stdout.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return {
    folder: invokedIn ?? process.cwd(),
    today: day(new Date().toISOString().slice(0, 10)),
    out: (text) => void process.stdout.write(visible(text)),
    err: (text) => void process.stderr.write(visible(text)),
  };
}
