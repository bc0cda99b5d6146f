// Compiles the twin of the kernels for WebAssembly. A step of the build; where the compiler is not installed the plain
// kernels do the same work, only slower.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = new URL('../../domain/population/kernels.as', import.meta.url);
const NAME = 'kernels.ts';
const OUTPUT = 'kernels.wasm';
const OPTIONS = [
  ...['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  // The memory is that of the planes, shared with the other threads; WebAssembly can address 65,536 pages of 64 kB.
  ...[
    '--importMemory',
    '--noExportMemory',
    '--sharedMemory',
    '--initialMemory',
    '1',
    '--maximumMemory',
    '65536',
  ],
  ...['--enable', 'simd', '--enable', 'threads'],
];

/**
 * The bytes of the module. Throws if the compiler is not installed or refuses the source.
 * @returns {Promise<Uint8Array>}
 */
export async function compileKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  /** @type {Uint8Array[]} */
  const written = [];
  const { error, stderr } = await asc.main([NAME, '--outFile', OUTPUT, ...OPTIONS], {
    readFile: (/** @type {string} */ name) => (name === NAME ? readFileSync(SOURCE, 'utf8') : null),
    writeFile: (/** @type {string} */ _name, /** @type {string | Uint8Array} */ data) => {
      if (typeof data !== 'string') written.push(data);
    },
    listFiles: () => [],
  });
  const [module] = written;
  if (error || !module) throw new Error(`The kernels do not compile: ${error?.message ?? ''}\n${stderr}`);
  return module;
}

/** Where a build keeps the module. */
export const KERNELS_FILE = '.next/puente-kernels.wasm';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.resolve(KERNELS_FILE);
  if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await compileKernels());
}
