import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keptSecret } from './secret';

it('is made once, at random, and readable by its owner alone', () => {
  const [one, other] = [
    mkdtempSync(path.join(tmpdir(), 'puente-')),
    mkdtempSync(path.join(tmpdir(), 'puente-')),
  ];
  const secret = keptSecret({ cluster: one });
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret({ cluster: one })).toBe(secret);
  expect(keptSecret({ cluster: other })).not.toBe(secret);
  expect(statSync(path.join(one, 'secret')).mode & 0o777).toBe(0o600);
  for (const folder of [one, other]) rmSync(folder, { recursive: true });
});
