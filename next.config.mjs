import { fileURLToPath } from 'node:url';

const STATIC_HEADERS = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

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
  // Built files do not pass proxy.ts, which sets these and more on everything else.
  headers: async () => [{ source: '/_next/static/:path*', headers: STATIC_HEADERS }],
  // proxy.ts redirects instead, so that this answer too carries its headers.
  skipTrailingSlashRedirect: true,
  // What proxy.ts is passed on is held in memory: as much as front-door.mjs lets through, not the usual 10 MB.
  experimental: { proxyClientMaxBodySize: '1mb' },
  // Loaded by node itself: their own worker threads and native parts do not survive bundling.
  serverExternalPackages: ['postgres', 'pino'],
};

export default config;
