import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { requestAppearance, requestLocale, requestSheet } from '@/lib/auth/request';
import { paths } from '@/lib/paths';
import { sheet } from '@/lib/style/sheet';
import { StyleInPage } from './_shell/style-in-page';

export const metadata: Metadata = {
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '32x32' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
  },
  // Phones would turn codes such as 8K3M-22WQ into telephone links.
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const appearance = await requestAppearance();
  const held = await requestSheet();
  const { mark } = sheet();
  const address = paths.sheet(mark);
  return (
    <html lang={await requestLocale()} dir="ltr" data-look={appearance === 'system' ? undefined : appearance}>
      <body>
        {held === mark ? <link rel="stylesheet" href={address} precedence="page" /> : <StyleInPage />}
        {children}
        {/* For the next page: a sheet for no medium is fetched last, and nothing waits for it. */}
        {held === mark ? null : <link rel="stylesheet" href={address} media="not all" />}
      </body>
    </html>
  );
}
