import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';

const AGAIN = 'It asks about a long one again after 4 and after 12 weeks, if that is later.';

test('other numbers are tried on the own diary, and nothing is kept', async () => {
  const { core, user } = await open('reminder', '#/settings');
  const before = await core.settings();
  await user.click(await screen.findByRole('link', { name: 'See when it would have asked' }));
  expect(await screen.findByRole('heading', { name: 'When would it have asked?' })).toBeVisible();
  const list = within(await screen.findByRole('region', { name: 'When it would have asked' }));
  const inForce = (await core.wouldAsk(null)).asks;
  expect(inForce.length).toBeGreaterThan(0);
  expect(list.getAllByRole('listitem')).toHaveLength(inForce.length);
  expect(list.getAllByText(/^The spasm lasted/).length).toBeGreaterThan(0);

  const days = screen.getByRole('slider', { name: /A spasm lasts for more than/ });
  expect(days).toHaveValue('14');
  expect(screen.getByText(AGAIN)).toBeVisible();
  await fireEvent.input(days, { target: { value: '84' } });
  expect(await screen.findByText('84 days')).toBeVisible();
  await waitFor(() => expect(screen.queryByText(AGAIN)).toBeNull());
  await waitFor(async () =>
    expect(list.queryAllByText(/^The spasm lasted/)).toHaveLength(
      (await core.wouldAsk({ lasting: 84, times: 'two', within: 365 })).asks.filter(({ why }) => why === 'lasting')
        .length,
    ),
  );
  await user.click(screen.getByRole('radio', { name: 'The third time' }));
  await user.click(screen.getByRole('radio', { name: 'Half a year' }));
  await user.click(screen.getByRole('button', { name: 'As it is in force' }));
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(inForce.length));
  expect(days).toHaveValue('14');
  expect(await core.settings()).toEqual(before);
});

test('in an empty diary it would never have asked', async () => {
  await open('empty', '#/would-ask');
  expect(await screen.findByText(/By these numbers it would never have asked/)).toBeVisible();
});
