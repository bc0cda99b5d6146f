'use client';

import PageError from './error';

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <PageError error={error} />
      </body>
    </html>
  );
}
