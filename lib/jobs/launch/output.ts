import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

// Next prints its own address lines, which name another interface than the one we print.
const BANNER =
  /^\s*$|^\s*▲ Next\.js|^\s*- (Local|Network|Environments|Experiments)|^\s*· |^\s*✓ (Starting|Ready|Running next)/;

/** Passes on what the web server prints, without its greeting. */
export function withoutBanner<Child extends ChildProcess>(child: Child): Child {
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!BANNER.test(line)) process.stdout.write(`${line}\n`);
    });
  }
  return child;
}
