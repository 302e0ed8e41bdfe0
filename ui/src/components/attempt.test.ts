import { Attempt } from './attempt.svelte';

const refused = (message: string) => ({ kind: 'invalid', field: null, message });

test('a press while it is being done does nothing', async () => {
  const attempt = new Attempt();
  let done = 0;
  const press = () => attempt.run(async () => (done += 1));
  expect(await Promise.all([press(), press()])).toEqual([true, false]);
  expect(done).toBe(1);
  expect(attempt.busy).toBe(false);
});

test('an answer is handed on, one of nothing too; what is refused or pressed twice has none', async () => {
  const attempt = new Attempt();
  expect(await Promise.all([attempt.ask(async () => 0), attempt.ask(async () => 1)])).toEqual([0, undefined]);
  expect(await attempt.ask(async () => null)).toBeNull();
  expect(await attempt.ask(() => Promise.reject(refused('No room on the disk.')))).toBeUndefined();
  expect(attempt.failure?.message).toBe('No room on the disk.');
});

test('choices are done one after the other, in their order', async () => {
  const attempt = new Attempt();
  const heard: string[] = [];
  const choose = (name: string) =>
    attempt.inTurn(async () => {
      heard.push(`${name} asked`);
      await Promise.resolve();
      heard.push(`${name} answered`);
    });
  expect(await Promise.all([choose('first'), choose('second'), choose('third')])).toEqual([true, true, true]);
  expect(heard).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} asked`, `${name} answered`]));
});

test('the words for a refused choice stay when one that was already waiting is done, and go with the next', async () => {
  const attempt = new Attempt();
  const first = attempt.inTurn(() => Promise.reject(refused('No room on the disk.')));
  const second = attempt.inTurn(async () => {});
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(attempt.failure?.message).toBe('No room on the disk.');
  await attempt.inTurn(async () => {});
  expect(attempt.failure).toBeNull();
});
