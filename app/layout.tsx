import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { requestAppearance, requestLocale } from '@/lib/auth/request';
import './globals.css';

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
  return (
    <html lang={await requestLocale()} dir="ltr" data-look={appearance === 'system' ? undefined : appearance}>
      <body>{children}</body>
    </html>
  );
}
