// Writes src/words/messages.ts: one typed function for each message of the locales. Run it with `npm run words`; the build,
// the checks and the tests run it by themselves.
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { messagesModule } from './words-module.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
export const LOCALE = join(HERE, '../../src-tauri/crates/l10n/locales/en');
const MODULE = join(HERE, '../src/words/messages.ts');

/** The areas that the screens speak of. Notices, errors and the printed page are worded by the core. */
const AREAS = [
  'app',
  'today',
  'ease',
  'rest',
  'entry',
  'diary',
  'session',
  'before-start',
  'doctor',
  'history',
  'summary-screen',
  'settings',
  'backups',
  'diary-files',
  'foreign',
  'help',
  'keys',
  'search',
  'learn',
  'exercise',
  'plan',
  'own-pack',
  'would-ask',
  'sign',
  'visit',
  'ingredient',
  'medicine-flag',
  'medicines',
  'number',
  'side-effect',
  'place',
  'relief',
  'named',
  'charts',
  'date',
  'said',
  'lists',
  'week',
  'roland-morris',
];

/** Writes the module, unless it is already as it should be. */
export function writeWords() {
  const sources = AREAS.map((area) => ({ area, text: readFileSync(join(LOCALE, `${area}.ftl`), 'utf8') }));
  const text = messagesModule(sources);
  if (!existsSync(MODULE) || readFileSync(MODULE, 'utf8') !== text) writeFileSync(MODULE, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeWords();
