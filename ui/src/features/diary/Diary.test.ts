import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { Core } from '../../core-in-test';
import { spasm } from '../../states';

test('an entry that was deleted comes back with Undo', async () => {
  const { core, user } = await open('demo', '#/diary');
  await user.click(await screen.findByRole('button', { name: 'Delete the entry of 08:40' }).catch(first));
  expect(await screen.findByText('The entry of 08:40 is deleted.')).toBeVisible();
  await waitFor(async () => expect(await ids(core)).not.toContain(69));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await ids(core)).toContain(69));
  await waitFor(() => expect(screen.queryByText('The entry of 08:40 is deleted.')).toBeNull());
});

test('days come newest first, with their state in words and late entries marked', async () => {
  await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today 22 November/ });
  const days = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(days.slice(0, 2)).toEqual(['Today 22 November', 'Yesterday 21 November']);
  expect(screen.getAllByText('Spasm or pain').length).toBeGreaterThan(0);
  expect(screen.getByText(/^Entered later:/)).toBeVisible();
});

test('a session that lay outside the guide is marked so', async () => {
  await open('demo', '#/diary', async (core) => {
    await core.recordSession({
      kind: 'heat',
      places: ['neck-right'],
      started: '40min ago',
      ended: '30min ago',
      before: null,
      after: null,
      skin: null,
    });
  });
  expect(await screen.findByText('told later, outside the guide')).toBeVisible();
});

test.each(['unconfirmed', 'not known'])(
  'no pack is on for ever in the diary, and no length is made up (%s)',
  async (how) => {
    await open('unconfirmed', '#/diary', async (core) => {
      const [session] = (await core.today()).unconfirmed;
      if (session && how === 'not known') await core.packIsOff(session.id, 'since-unknown');
    });
    const line = (await screen.findByText('end not known, outside the guide')).closest('li');
    expect(line).toHaveTextContent(/Cold on low back, left end not known, outside the guide$/);
  },
);

test('older days come when asked for', async () => {
  const { user } = await open('demo', '#/diary');
  await screen.findByRole('heading', { name: /^Today/ });
  const before = screen.getAllByRole('heading', { level: 2 }).length;
  await user.click(screen.getByRole('button', { name: 'Show earlier days' }));
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 2 }).length).toBeGreaterThan(before));
});

test('what was there before is shown with the old value, the new one and the time', async () => {
  const { user } = await open('demo', '#/diary');
  await user.click(await screen.findByRole('button', { name: 'What was there before, entry of 20:30' }));
  expect(await screen.findByRole('row', { name: /09:00 Worst pain 6 5/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Note nothing Woke at four/ })).toBeVisible();
});

function first(): HTMLElement {
  return screen.getAllByRole('button', { name: 'Delete the entry of 08:40' })[0] as HTMLElement;
}

async function ids(core: Core): Promise<number[]> {
  const { days } = await core.diary(null, 14, WANTED);
  return days.flatMap((day) => day.entries.map((entry) => entry.id));
}

test('the same words in two lists, or as code and as own words, are both shown', async () => {
  await open('demo', '#/diary', (core) => {
    const { diary } = core;
    core.diary = async (before, count) => {
      const view = await diary(before, count);
      const entry = view.days[0]?.entries[0];
      if (entry) Object.assign(entry, { triggers: ['lifting', 'Lifting', 'On and off'], pattern: 'on-and-off' });
      return view;
    };
  });
  await screen.findByRole('heading', { name: /^Today/ });
  const [first] = screen.getAllByRole('article');
  expect(first).toHaveTextContent(/Lifting\s*Lifting\s*On and off\s*On and off/);
});

test('many days are fetched in few questions, each day once', async () => {
  const { core, user } = await open('empty', '#/diary', async (core) => {
    await Promise.all(Array.from({ length: 120 }, (_, ago) => core.logEntry(spasm(ago, 5))));
  });
  await screen.findByRole('heading', { name: /^Today/ });
  const asked = vi.spyOn(core, 'diary');
  const shown = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  for (let press = 2; press <= 8; press++) {
    asked.mockClear();
    await user.click(screen.getByRole('button', { name: 'Show earlier days' }));
    await waitFor(() => expect(shown()).toHaveLength(14 * press));
  }
  expect(asked.mock.calls.map(([, days]) => days)).toEqual([100, 12]);
  expect(new Set(shown()).size).toBe(112);
  // A third of a year is written first, on a real disk.
}, 180_000);
