/**
 * How the console is built: into `dist/console`, a chunk for each screen, all addresses below `/console/`.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { earlyFiles } from './build/early-files.ts';
import { notices } from './build/notices.ts';
import { operationTable } from './build/operation-table.ts';

/** The page and its script, which stay the files that others begin with. */
const isEntry = (id: string): boolean => /(index\.html|main\.tsx)$/.test(id);

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  logLevel: 'warn',
  plugins: [react(), operationTable(), earlyFiles(), notices()],
  build: {
    outDir: process.env.CONSOLE_OUT ?? join(import.meta.dirname, '..', 'dist', 'console'),
    emptyOutDir: true,
    // Which files a screen loads, for the check of sizes.
    manifest: true,
    target: 'es2022',
    // The policy of the pages admits no address of data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Each file is a request, of which a browser makes six at a time: what every page begins with is in two, and what
        // screens share in one.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 2 },
            { name: 'start', tags: ['$initial'], test: (id) => !isEntry(id), priority: 1 },
            { name: 'parts', test: /[\\/]console[\\/](api|parts|words)[\\/]/, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
