/** One JSON line per unexpected error. Its text stays in the log; the page shows only the reference. */
export function reportError(error: unknown, reference: string): void {
  const line = { level: 'error', at: new Date().toISOString(), reference, error: described(error) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

type Described = { name: string; message: string; at?: readonly string[]; cause?: Described };

function described(error: unknown): Described {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an error' };
  // A failed query is told with its parameters, which are what people answered: those are left out.
  const message = error.message.replace(/\nparams:[\s\S]*$/, '');
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, message, at, ...(error.cause ? { cause: described(error.cause) } : {}) };
}
