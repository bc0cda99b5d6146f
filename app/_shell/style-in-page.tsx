'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { useState } from 'react';
import { sheet } from '#sheet';

/**
 * The style of the page in its head, for a browser that does not hold the sheet yet. Drawn on the server alone and
 * around the framework's payload, which would carry the text a second time.
 */
export function StyleInPage() {
  const [head] = useState(() => ({ isDrawn: false }));
  // Asked for again at each part of the page that is sent.
  useServerInsertedHTML(() => {
    if (head.isDrawn) return null;
    head.isDrawn = true;
    return <style>{sheet().text}</style>;
  });
  return null;
}
