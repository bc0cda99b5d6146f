import { importLogicTask } from './import-logic';
import { importProgrammesTask } from './import-programmes';
import type { Code, Running } from './task';

/** Turns a file of another form into a catalogue of rules; what cannot be said is refused by name, and the rest goes on. */
export function importTask(running: Running): Code {
  const { from } = running.options;
  return from === 'jsonlogic' ? importLogicTask(running) : importProgrammesTask(from, running);
}
