import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';

test('the page is shown as it will print, and again for another period and paper', async () => {
  const { core, user } = await open('demo', '#/summary', (core) => {
    core.summaryPages = vi.fn(core.summaryPages);
  });
  expect(await screen.findByRole('img', { name: 'Page 1 of 2' })).toHaveAttribute(
    'src',
    expect.stringContaining('data:image/svg+xml'),
  );
  await user.click(screen.getByRole('radio', { name: 'Since this spasm began' }));
  await user.click(screen.getByRole('radio', { name: 'Letter' }));
  await waitFor(() =>
    expect(core.summaryPages).toHaveBeenLastCalledWith({ from: '2026-11-06', to: null, paper: 'letter' }),
  );
});

test('it says where the page was saved, and nothing when the dialog was closed', async () => {
  let path: string | null = null;
  const { user } = await open('demo', '#/summary', (core) => {
    core.saveSummary = async () => path;
  });
  await screen.findByRole('img', { name: 'Page 1 of 2' });
  await user.click(screen.getByRole('button', { name: 'Save PDF' }));
  expect(screen.queryByText(/^Saved to/)).toBeNull();
  path = 'my-back.pdf';
  await user.click(screen.getByRole('button', { name: 'Save PDF' }));
  expect(await screen.findByText('Saved to my-back.pdf')).toBeVisible();
});
