/**
 * How the console is built: into `dist/console`, a chunk for each screen, all addresses below `/console/`.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { notices } from './build/notices.ts';
import { operationTable } from './build/operation-table.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  logLevel: 'warn',
  plugins: [react(), operationTable(), notices()],
  build: {
    outDir: process.env.CONSOLE_OUT ?? join(import.meta.dirname, '..', 'dist', 'console'),
    emptyOutDir: true,
    // Which files a screen loads, for the check of sizes.
    manifest: true,
    target: 'es2022',
    // The policy of the pages admits no address of data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
