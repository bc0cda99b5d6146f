import type { Translator } from '@/lib/messages';
import { formatNumber } from '@/lib/messages/format';

/** Shows how far a run is, and takes the line away at the end. */
export type Progress = { show: (at: { rows: number; bytes: number }) => void; end: () => void };

const EVERY_MS = 200;
const ERASE_LINE = '\r\u001b[2K';

/** In: a language and the size of the file in bytes. Out: a line on the terminal; nothing where there is none. */
export function progressLine(t: Translator, size: number): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const started = performance.now();
  let shownAt = 0;
  return {
    show: ({ rows, bytes }) => {
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      const values = { rows, share: (100 * bytes) / size, speed: (1000 * rows) / (now - started) };
      const text = (value: number) => formatNumber(t.locale, value, { decimals: 0 });
      const said = { rows: text(values.rows), share: text(values.share), speed: text(values.speed) };
      process.stderr.write(ERASE_LINE + t('register.progress', said));
    },
    end: () => {
      if (shownAt > 0) process.stderr.write(ERASE_LINE);
    },
  };
}
