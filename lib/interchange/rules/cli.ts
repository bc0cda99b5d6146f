import { day } from '@/lib/domain/dates';
import { rulesCommand } from './command';

// Npm changes to the project's folder first; paths mean the folder the person is in.
const invokedIn = process.env.npm_lifecycle_event === 'rules' ? process.env.INIT_CWD : undefined;

process.exitCode = rulesCommand(process.argv.slice(2), {
  folder: invokedIn ?? process.cwd(),
  today: day(new Date().toISOString().slice(0, 10)),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
