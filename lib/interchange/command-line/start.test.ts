import { afterEach, expect, it, vi } from 'vitest';
import { surroundingsOf } from './start';

afterEach(() => {
  vi.restoreAllMocks();
});

it.each(['out', 'err'] as const)('lets no sign of a file command the terminal: %s', (way) => {
  const stream = way === 'out' ? process.stdout : process.stderr;
  const write = vi.spyOn(stream, 'write').mockReturnValue(true);
  surroundingsOf('rules')[way]('a\u001b[31mRED\u0007\u0000\r\u007f\u009b\u202eb\tñ «5 %»\n');
  expect(write.mock.calls).toEqual([
    ['a\\u001b[31mRED\\u0007\\u0000\\u000d\\u007f\\u009b\\u202eb\tñ «5 %»\n'],
  ]);
});
