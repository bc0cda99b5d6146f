import { connect, databaseUrl } from '@/db/client';
import { verifyAudit } from '@/lib/data/audit';
import { enterScope } from '@/lib/data/scope';

// `npm run audit:verify -- [seq:hash]`: checks the chain, and that it still holds the head noted earlier.
const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(process.argv[2] ?? '') ?? [];
if (process.argv[2] !== undefined && hash === undefined) {
  process.stderr.write('The head to compare with has the form seq:hash, as this command prints it.\n');
  process.exit(1);
}

const { db, close } = connect(databaseUrl(), { max: 1, name: 'puente-audit' });
try {
  const noted = hash === undefined ? undefined : { seq: Number(seq), hash };
  const report = await db.transaction(async (tx) => {
    await enterScope(tx, { kind: 'job', name: 'audit-verify' });
    return verifyAudit(tx, noted);
  });
  for (const { seq: at, problem } of report.problems) process.stdout.write(`row ${at}: ${problem}\n`);
  process.stdout.write(`${report.rows} rows, ${report.problems.length} problems\n`);
  if (report.head) process.stdout.write(`head ${report.head.seq}:${report.head.hash}\n`);
  process.exitCode = report.problems.length > 0 ? 1 : 0;
} finally {
  await close();
}
