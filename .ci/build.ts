import { build, isFresh } from '@/lib/jobs/launch/build';

const project = process.cwd();
try {
  if (!isFresh(project)) await build(project);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
