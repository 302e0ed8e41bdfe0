import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

import { headlessCore } from './scripts/headless-plugin.mjs';
import { words } from './scripts/words-plugin.mjs';

// Tests are in a place whose clock is not UTC's, and that changes its clocks.
if (process.env.VITEST) process.env.TZ = 'Europe/Berlin';

export default defineConfig({
  plugins: [words(), headlessCore(), svelte(), svelteTesting({ autoCleanup: false })],
  // The window loads the files from inside the program: addresses without a leading origin.
  base: './',
  build: {
    outDir: 'dist',
    // WebKitGTK of Debian 12, and what macOS 12 and Windows 10 carry.
    target: ['safari16', 'chrome110'],
    // A picture made into a data: address would need a wider content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    // The words live beside the Rust crate that shares them.
    fs: { allow: ['..'] },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    setupFiles: ['src/test-setup.ts'],
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    restoreMocks: true,
    // A new jsdom and all modules anew for each file would be a third of the work.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
