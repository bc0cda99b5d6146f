import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const LINES_SHOWN = 150;

/**
 * Runs checks side by side and prints the output of those that fail.
 * @param {{ name: string, commands: string[][], environment?: Record<string, string> }[]} checks
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(checks) {
  const waiting = [...checks];
  let failed = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
  return { passed: checks.length - failed, failed };
}

/** @param {string} output */
function shortened(output) {
  const lines = output.split('\n');
  if (lines.length <= LINES_SHOWN) return output;
  return [...lines.slice(0, LINES_SHOWN), `… and ${lines.length - LINES_SHOWN} lines more`].join('\n');
}

async function passes({ name, commands, environment = {} }) {
  const began = performance.now();
  let output = '';
  let ok = true;
  for (const [program, ...args] of commands) {
    const { code, said } = await run(program, args, environment);
    output += said;
    ok = code === 0;
    if (!ok) break;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  if (!ok) console.log(shortened(output.trimEnd()));
  return ok;
}

function run(program, args, environment) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.once('error', (error) => resolve({ code: 1, said: String(error) }));
    child.once('close', (code) => resolve({ code, said }));
  });
}
