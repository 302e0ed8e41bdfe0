import { readdirSync } from 'node:fs';

import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const TAURI = { group: ['@tauri-apps/*'], message: 'Only backend/tauri.ts, headless.ts and bindings.ts know Tauri.' };
/** A feature knows components, charts, words and the port, never another feature. */
const ANOTHER_FEATURE = {
  regex: `^\\.\\./(${readdirSync(new URL('src/features/', import.meta.url)).join('|')})/`,
  message: 'Features do not know each other; App.svelte puts them together.',
};
const ANY_FEATURE = { regex: '/features/', message: 'Components, charts and the port know no feature.' };
const never = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

const NOW = 'Ask the view for the moment: only the core knows what time it is.';

export default ts.config(
  { ignores: ['dist/', 'src/words/areas/', 'src/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    rules: {
      ...never(TAURI),
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: NOW },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NOW },
      ],
      'no-console': 'error',
      // A rest of an object names what it leaves out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['src/features/**'], rules: never(TAURI, ANOTHER_FEATURE) },
  { files: ['src/components/**', 'src/charts/**', 'src/backend/**'], rules: never(TAURI, ANY_FEATURE) },
  { files: ['src/backend/tauri.ts', 'src/backend/headless.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['scripts/**', '*.config.*'], languageOptions: { globals: { ...globals.node, ...globals.vitest } } },
);
