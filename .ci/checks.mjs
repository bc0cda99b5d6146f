/** The quick checks. Each is one command that exits with 0 if all is well. */

const node = process.execPath;
const bin = (path) => `node_modules/${path}`;

// Next writes the types of its routes first; the compiler then needs under two seconds.
const types = [
  [node, bin('next/dist/bin/next'), 'typegen'],
  [node, bin('typescript/bin/tsc'), '--noEmit'],
];

/** @type {{ name: string, commands: string[][] }[]} */
export const checks = [
  {
    name: 'format and lint',
    commands: [[node, bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']],
  },
  { name: 'types', commands: types },
  {
    name: 'core without browser and node types',
    commands: [[node, bin('typescript/bin/tsc'), '-p', 'lib/domain']],
  },
  { name: 'layer rules', commands: [[node, '.ci/layers.mjs']] },
  { name: 'dead code', commands: [[node, bin('knip/bin/knip.js'), '--config', '.knip.jsonc']] },
  { name: 'file sizes', commands: [[node, '.ci/sizes.mjs']] },
  { name: 'lockfile', commands: [[node, '.ci/lockfile.mjs']] },
];

/** @type {{ name: string, commands: string[][], environment: Record<string, string> }} */
export const coreTests = {
  name: 'core tests, laws for a moment each',
  // A law that takes longer tries fewer cases here, and long tests wait for CI, which tries all.
  environment: { PUENTE_CASES_MS: '100' },
  commands: [
    [
      ...[node, bin('vitest/vitest.mjs'), 'run', '--config', '.config/vitest.config.ts', '--project', 'core'],
      ...['--exclude', '**/*.long.test.ts'],
    ],
  ],
};
