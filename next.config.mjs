import { fileURLToPath } from 'node:url';
import { STATIC_HEADERS } from './lib/jobs/launch/static-headers.mjs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: true,
  productionBrowserSourceMaps: false,
  // No image optimizer endpoint: nothing here needs one, and it has had holes.
  images: { unoptimized: true },
  // `npm run verify` checks the types, tests included, which an installation without them cannot.
  typescript: { ignoreBuildErrors: true },
  // Without this, a lockfile in a folder above would make that folder the root.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  headers: async () => [
    {
      source: '/_next/static/:path*',
      headers: Object.entries(STATIC_HEADERS).map(([key, value]) => ({ key, value })),
    },
  ],
  // proxy.ts redirects instead, so that this answer too carries its headers.
  skipTrailingSlashRedirect: true,
  // What proxy.ts is passed on is held in memory: no more than the largest file that a page takes.
  experimental: { proxyClientMaxBodySize: '9mb' },
  // Loaded by node itself: their own worker threads and native parts do not survive bundling.
  serverExternalPackages: ['postgres', 'pino'],
};

export default config;
