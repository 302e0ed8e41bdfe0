// Vite: writes the words before anything is built or served, and again when a locale changes. What the screens say in each language
// is the module `virtual:languages`.
import { languages, LOCALES, writeWords } from './words.mjs';

const LANGUAGES = 'virtual:languages';
const RESOLVED = `\0${LANGUAGES}`;

export function words() {
  return {
    name: 'respite-words',
    enforce: /** @type {const} */ ('pre'),
    config: writeWords,
    resolveId: (id) => (id === LANGUAGES ? RESOLVED : undefined),
    // A text that is parsed is read sooner than the same as script.
    load: (id) =>
      id === RESOLVED ? `export default JSON.parse(${JSON.stringify(JSON.stringify(languages()))});` : undefined,
    // An area that a screen says nothing of is not loaded with it.
    transform: {
      filter: { id: /\/src\/words\/(areas\/[a-z-]+|messages)\.ts$/ },
      handler: () => ({ moduleSideEffects: false }),
    },
    configureServer(server) {
      server.watcher.add(LOCALES);
      server.watcher.on('change', (path) => {
        if (!path.endsWith('.ftl')) return;
        writeWords();
        const module = server.moduleGraph.getModuleById(RESOLVED);
        if (module) server.reloadModule(module);
      });
    },
  };
}
