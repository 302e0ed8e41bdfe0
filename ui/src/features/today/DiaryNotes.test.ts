import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';

const KEPT =
  'The diary could not be read. It is kept as /d/diary-kept-aside-1.db. This is a new one. It knows of no pack. ' +
  'If one was on just now, let that skin rest for 2 hours.';

test('what was kept aside is told until it was seen', async () => {
  let keptAside = [KEPT];
  const { core, user } = await open('demo', '#/today', (core) => {
    const { diaryFile } = core;
    core.diaryFile = async () => ({ ...(await diaryFile()), keptAside });
    core.sawKeptAside = vi.fn(async () => {
      keptAside = [];
      return null;
    });
  });
  expect(await screen.findByText(KEPT)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'I have seen it' }));
  await waitFor(() => expect(screen.queryByText(KEPT)).toBeNull());
  expect(core.sawKeptAside).toHaveBeenCalledOnce();
});

test('what could not be read is told', async () => {
  await open('demo', '#/today', (core) => {
    const { diaryFile } = core;
    const unreadable = '1 entry could not be read. It is kept as it is.';
    core.diaryFile = async () => ({ ...(await diaryFile()), unreadable });
  });
  expect(await screen.findByText(/could not be read/)).toBeVisible();
});
