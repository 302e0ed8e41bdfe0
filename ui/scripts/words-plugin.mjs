// Vite: writes the words before anything is built or served, and again when a locale changes.
import { LOCALE, writeWords } from './words.mjs';

export function words() {
  return {
    name: 'respite-words',
    enforce: /** @type {const} */ ('pre'),
    config: writeWords,
    configureServer(server) {
      server.watcher.add(LOCALE);
      server.watcher.on('change', (path) => path.endsWith('.ftl') && writeWords());
    },
  };
}
