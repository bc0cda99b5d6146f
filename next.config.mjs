import { fileURLToPath } from 'node:url';

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
  // Loaded by node itself: their own worker threads and native parts do not survive bundling.
  serverExternalPackages: ['postgres', 'pino'],
};

export default config;
