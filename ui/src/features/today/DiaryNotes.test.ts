import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';

const KEPT = 'The diary could not be read. It is kept as /d/diary-kept-aside-1.db. This is a new one.';

test('what was kept aside is told until it was seen', async () => {
  const { fake, user } = await open('demo', '#/today', (core) => {
    core.world.file.keptAside = [KEPT];
  });
  expect(await screen.findByText(KEPT)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have seen it' }));
  await waitFor(() => expect(screen.queryByText(KEPT)).toBeNull());
  expect(fake.world.file.keptAside).toEqual([]);
});

test('what could not be read is told', async () => {
  await open('demo', '#/today', (core) => {
    core.world.file.unreadable = '1 entry could not be read. It is kept as it is.';
  });
  expect(await screen.findByText(/could not be read/)).toBeVisible();
});
