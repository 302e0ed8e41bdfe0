import { Said } from './said.svelte';

test('what was said a while ago says when, and what was said yesterday its day', () => {
  let now = '2026-11-22T14:10:00+01:00';
  const said = new Said(() => now);
  said.say('Deleted.', () => Promise.resolve());
  expect(said.when).toBeNull();
  now = '2026-11-22T14:12:00+01:00';
  expect(said.when).toMatch(/^14:10$|^2:10 pm$/);
  now = '2026-11-23T00:01:00+01:00';
  expect(said.when).toMatch(/^22 November, /);
});
