import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Kernels,
  type MakeRoom,
  type Planes,
  plainKernels,
  planeWords,
  startPlanes,
  wasmKernels,
} from '@/lib/domain/population';
import { KERNELS_FILE } from './compile-kernels.mjs';

/** The compiled kernels and the memory that the planes are in; both can be sent to a thread. */
export type Compiled = { module: WebAssembly.Module; memory: WebAssembly.Memory };

const PAGE_BYTES = 65_536;

/** In: the project's folder. Out: the kernels that the build compiled; null where it did not, and the plain ones are used. */
export function builtKernels(project: string): WebAssembly.Module | null {
  const file = path.join(project, KERNELS_FILE);
  return existsSync(file) ? new WebAssembly.Module(readFileSync(file)) : null;
}

/** Room for planes in memory that compiled kernels can reach; `compiled` is known once there is room. */
export function compiledRoom(module: WebAssembly.Module): {
  makeRoom: MakeRoom;
  compiled: () => Compiled | null;
} {
  let compiled: Compiled | null = null;
  return {
    compiled: () => compiled,
    makeRoom: (room) => {
      const words = planeWords(room.rows, room.capacity, room.threads);
      const pages = Math.max(1, Math.ceil((words * Int32Array.BYTES_PER_ELEMENT) / PAGE_BYTES));
      const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
      compiled = { module, memory };
      return startPlanes({ ...room, words: new Int32Array(memory.buffer, 0, words) });
    },
  };
}

/** In: planes, and the compiled kernels over their memory if there are any. Out: the kernels to use. */
export function kernelsFor(planes: Planes, compiled: Compiled | null): Kernels {
  if (!compiled) return plainKernels(planes.words);
  const { module, memory } = compiled;
  return wasmKernels(new WebAssembly.Instance(module, { env: { memory } }).exports);
}
