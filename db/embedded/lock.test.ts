import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeLock } from './lock';
import { startMark } from './processes';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'puente-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is free when nobody holds it, and again after its release', () => {
  for (let round = 0; round < 2; round += 1) {
    const lock = takeLock(file, 'http://localhost:3000');
    expect(lock).toMatchObject({ takenOver: false });
    if ('release' in lock) lock.release();
  }
  expect(readdirSync(folder)).toEqual([]);
});

it('names the living process that holds it', () => {
  takeLock(file, 'http://localhost:3000');
  const second = takeLock(file, 'http://localhost:4000');
  expect(second).toEqual({
    heldBy: { pid: process.pid, started: startMark(process.pid), address: 'http://localhost:3000' },
  });
});

it('is taken over from a process that is gone', () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, started: '1', address: 'http://localhost:3000' }));
  expect(takeLock(file, 'http://localhost:4000')).toMatchObject({ takenOver: true });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

it('is taken over when a later process got the same id', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'another time', address: 'x' }));
  expect(takeLock(file, 'http://localhost:4000')).toMatchObject({ takenOver: true });
});

it.each(['', '{"pid":', '[]', 'null'])('is taken over when it holds only %j', (content) => {
  writeFileSync(file, content);
  expect(takeLock(file, 'http://localhost:4000')).toMatchObject({ takenOver: true });
});
