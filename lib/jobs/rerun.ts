import type { Context } from '@/lib/data/context';
import { listRuns, rerun } from '@/lib/data/runs/rerun';
import { runCommand } from './command';

// `npm run rerun -- <run id>` or `npm run rerun -- all`: works stored results out again from what they name, and says
// which give the same bytes. Ends with 1 where one does not.
const [which] = process.argv.slice(2);
if (which === undefined) {
  process.stderr.write(
    'Say which result to run again: npm run rerun -- <run id>, or npm run rerun -- all.\n',
  );
  process.exit(1);
}

await runCommand('rerun', async (ctx) => {
  const ids = which === 'all' ? await listRuns(ctx) : [which];
  let different = 0;
  for (const id of ids) {
    const verdict = await verdictOn(ctx, id);
    if (verdict !== 'same') different += 1;
    process.stdout.write(`${id} ${verdict}\n`);
  }
  process.stdout.write(`${ids.length} results, ${different} not the same\n`);
  process.exitCode = different > 0 ? 1 : 0;
});

/** One that cannot be worked out must not keep the others from being looked at. */
async function verdictOn(ctx: Context, id: string): Promise<string> {
  try {
    const { same, engineVersion } = await rerun(ctx, id);
    if (same) return 'same';
    const { stored, now } = engineVersion;
    return stored === now ? 'different' : `different (engine ${stored} then, ${now} now)`;
  } catch (error) {
    return `cannot be run again (${error instanceof Error ? error.message : String(error)})`;
  }
}
