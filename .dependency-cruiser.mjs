// The direction of dependencies (D1–D11). Every rule is an error, and says why.

const tests = '\\.test\\.tsx?$|/testing/|\\.fixture\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'd1-core-stands-alone',
      comment:
        'D1: the core imports only itself, and zod for its own shapes, so that it runs anywhere and is tested without anything else.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: tests },
      to: { pathNot: ['^lib/domain/', '^node_modules/zod/'] },
    },
    {
      name: 'd3-one-door-from-outside',
      comment:
        'D3: each folder of the core has one door, its index.ts, so that what lies behind it can change.',
      severity: 'error',
      from: { pathNot: ['^lib/domain/', tests] },
      to: { path: '^lib/domain/[^/]+/', pathNot: '^lib/domain/[^/]+/index\\.ts$' },
    },
    {
      name: 'd3-one-door-within',
      comment: 'D3: the folders of the core use the same doors among themselves.',
      severity: 'error',
      from: { path: '^lib/domain/([^/]+)/', pathNot: tests },
      to: { path: '^lib/domain/[^/]+/', pathNot: ['^lib/domain/$1/', '^lib/domain/[^/]+/index\\.ts$'] },
    },
    {
      name: 'd4-database-only-behind-the-data-layer',
      comment:
        'D4: only the data layer, sign-in, jobs, the database itself and its drills may touch the database, or authorization could be passed by.',
      severity: 'error',
      from: { pathNot: ['^(lib/(data|auth|jobs)|db|e2e|\\.ci|\\.config)/', tests] },
      to: { path: ['^db/', '^node_modules/(drizzle-orm|drizzle-kit|postgres)/'] },
    },
    {
      name: 'd5-database-knows-nothing-above',
      comment:
        'D5: the database imports nothing of app or lib but the closed lists of words, so that it runs outside Next.',
      severity: 'error',
      from: { path: '^db/', pathNot: tests },
      to: { path: '^(app|lib)/', pathNot: '^lib/domain/(people|vocabulary)\\.ts$' },
    },
    {
      name: 'd6-nothing-imports-app',
      comment: 'D6: routes are the outermost layer.',
      severity: 'error',
      from: { path: '^(lib|db)/' },
      to: { path: '^app/' },
    },
    {
      name: 'd7-components-draw-only',
      comment: 'D7: a component draws what it is given; it reads no session and no data.',
      severity: 'error',
      from: { path: '^app/_components/' },
      to: { path: '^(lib/(data|auth)|db)/' },
    },
    {
      name: 'd8-schemas-stay-browser-safe',
      comment: 'D8: forms in the browser use the same schemas as the verbs.',
      severity: 'error',
      from: { path: '^lib/schemas/', pathNot: tests },
      to: { pathNot: ['^lib/(schemas|domain)/', '^node_modules/zod/'] },
    },
    {
      name: 'd8-data-knows-no-framework',
      comment: 'D8: the data layer also runs in jobs, drills and the command line.',
      severity: 'error',
      from: { path: '^lib/data/' },
      to: { path: '^node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'd11-no-cycles',
      comment: 'D11: a cycle is one module in several files.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'tests-stay-tests',
      comment: 'What ships must not depend on a test or on a development dependency.',
      severity: 'error',
      from: {
        path: '^(app|lib|db)/',
        pathNot: [tests, '^db/(drizzle\\.config|testing)\\.ts$', '^db/embedded/test-server\\.ts$'],
      },
      to: { path: ['\\.test\\.tsx?$', '^e2e/', '^db/testing\\.ts$'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere hides from every other rule.',
      severity: 'error',
      from: { pathNot: '^next-env' },
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  required: [
    {
      name: 'd10-writing-goes-through-mutation',
      comment:
        'D10: a verb that writes is made by the mutation factory, which checks, audits and holds the transaction.',
      severity: 'error',
      module: {
        path: '^lib/data/[^/]+/(consent|create|update|delete|save|submit|publish|pause|withdraw|start|resume|set|add|remove|import|erase|purge|store|run)(-[^/]*)?\\.ts$',
      },
      to: { path: '^lib/data/mutation\\.ts$', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next|^next-env' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count as well.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
