'use client';

import { useEffect } from 'react';

/** A page that failed while it was drawn: the server has the words for it, in the right language. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => {
    const query = new URLSearchParams({
      kind: 'unexpected',
      from: location.pathname,
      reference: error.digest ?? '',
    });
    location.replace(`/problem?${query}`);
  }, [error]);
  return null;
}
