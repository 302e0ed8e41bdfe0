// Writes src/words/areas: one typed function for each message of the locales. Run it with `npm run words`; the build, the checks
// and the tests run it by themselves.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { FluentResource } from '@fluent/bundle';

import { areaModules } from './words-module.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
export const LOCALES = join(HERE, '../../src-tauri/crates/l10n/locales');
const MODULES = join(HERE, '../src/words/areas');

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

/** Writes the modules, but for those that are already as they should be. */
export function writeWords() {
  const modules = areaModules(AREAS.map((area) => ({ area, text: sourceOf('en', area) })));
  mkdirSync(MODULES, { recursive: true });
  for (const [file, text] of modules) {
    const path = join(MODULES, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
  const files = new Set(modules.map(([file]) => file));
  for (const file of readdirSync(MODULES)) if (!files.has(file)) rmSync(join(MODULES, file));
}

/**
 * What the screens can say in each language, read from Fluent's source here, so that no window has to read it while it starts.
 * @returns {Record<string, [id: string, value: import('@fluent/bundle').Message['value']][]>}
 */
export function languages() {
  return Object.fromEntries(readdirSync(LOCALES).map((tag) => [tag, messagesOf(tag)]));
}

function messagesOf(tag) {
  return AREAS.flatMap((area) => new FluentResource(sourceOf(tag, area)).body.map(({ id, value }) => [id, value]));
}

function sourceOf(tag, area) {
  const path = join(LOCALES, tag, `${area}.ftl`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeWords();
