import { coreOf } from '../core-in-test';
import { speak } from './language';

test('the window speaks the language that the core chose', async () => {
  const language = await (await coreOf('empty')).language();
  document.documentElement.lang = '';
  speak(language);
  expect(document.documentElement.lang).toBe(language);
});

test('a language without words is English', () => {
  speak('tlh');
  expect(document.documentElement.lang).toBe('en');
});

test('no word is asked for while a module is read', async () => {
  const modules = import.meta.glob(['../**/*.{ts,svelte}', '!../**/*.test.ts', '!../main.ts', '!../test-setup.ts']);
  expect(Object.keys(modules).length).toBeGreaterThan(100);
  // Each is read anew, before any language is spoken.
  vi.resetModules();
  for (const read of Object.values(modules)) await read();
});
