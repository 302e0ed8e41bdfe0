import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test('before heat once more the pad is told of, and before cold it is not', async () => {
  for (const [kind, times] of [
    ['heat', 1],
    ['cold', 0],
  ] as const) {
    const { user, unmount } = await open('free', '#/today', (core) => {
      const today = core.today;
      core.today = async () => {
        const view = await today();
        return { ...view, again: view.again && { ...view.again, kind } };
      };
    });
    await user.click(await screen.findByRole('button', { name: /again: low back, left, 15 min$/ }));
    await screen.findByRole('dialog', { name: 'Is all of this so?' });
    expect(screen.queryAllByText(/^Electric pad:/)).toHaveLength(times);
    unmount();
  }
});

test('a second pack is two presses: which, and that all is so', async () => {
  const { core, user } = await open('free', '#/today', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('button', { name: 'Cold again: low back, left, 15 min' }));
  const dialog = await screen.findByRole('dialog', { name: 'Is all of this so?' });
  expect(within(dialog).getByText(/It is wrapped in cloth/)).toBeVisible();
  expect(core.startSession).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'All of it. Start cold' }));
  expect(await screen.findByText(/Take it off at 2:25 pm/)).toBeVisible();
  expect((await core.today()).running).toMatchObject([{ kind: 'cold', places: ['low-back-left'], minutes: 15 }]);
  expect(screen.queryByRole('button', { name: /^Cold again/ })).toBeNull();
});

test('what the diary asks is asked before a second pack as well', async () => {
  const { core, user } = await open('free', '#/session', async (core) => {
    await core.saveProduct(null, {
      name: 'Cyclobenzaprine 10 mg',
      kind: 'prescribed',
      contents: [{ ingredient: 'cyclobenzaprine', mgPerUnit: 10 }],
      unit: 'tablet',
    });
    await core.logDose({ product: 1, units: 1 });
  });
  await user.click(await screen.findByRole('button', { name: /^Cold again/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Is all of this so?' });
  const go = within(dialog).getByRole('button', { name: 'All of it. Start cold' });
  await user.click(go);
  expect(within(dialog).getByText('Please answer this first.')).toBeVisible();
  const yes = within(dialog).getByRole('checkbox', { name: /start all the same/ });
  await waitFor(() => expect(yes).toHaveFocus());
  expect((await core.today()).running).toEqual([]);
  await user.click(yes);
  await user.click(go);
  await waitFor(async () => expect((await core.today()).running).toHaveLength(1));
});

test.each(['rest', 'up', 'sheet', 'blocked'])('no second pack is offered: %s', async (state) => {
  await open(state, '#/session');
  await screen.findByText('Recent sessions');
  expect(screen.queryByRole('button', { name: /again:/ })).toBeNull();
});
