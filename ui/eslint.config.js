import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

/** A feature knows components, charts, words and the port, never another feature. */
const features = ['today', 'entry', 'diary', 'relief', 'doctor', 'summary', 'settings', 'help'];
const apart = features.map((feature) => ({
  target: `./src/features/${feature}`,
  from: './src/features',
  except: [`./${feature}`],
  message: 'Features do not know each other; App.svelte puts them together.',
}));

const NOW = 'Ask the view for the moment: only the core knows what time it is.';

export default ts.config(
  { ignores: ['dist/', 'src/words/messages.ts', 'src/backend/bindings.ts'] },
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
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...apart,
            { target: './src/components', from: './src/features', message: 'Components know no feature.' },
            { target: './src/charts', from: './src/features', message: 'Charts know no feature.' },
            { target: './src/backend', from: './src/features', message: 'The port knows no feature.' },
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only backend/tauri.ts and bindings.ts know Tauri.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: NOW },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NOW },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['src/backend/fake*.ts'],
    // A refusal is data, not an Error: it is what the core sends.
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  { files: ['src/backend/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['scripts/**', '*.config.*'], languageOptions: { globals: { ...globals.node, ...globals.vitest } } },
);
