import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { ChartPoint } from '../../backend/port';
import { highest } from './highest';

test('the line comes with one sentence and with a table that has a gap where nothing is known', async () => {
  const { user } = await open('demo', '#/charts');
  expect(await screen.findByText(/of 28 days logged/)).toBeVisible();
  const [first] = screen.getAllByText('Show as a table');
  if (first) await user.click(first);
  expect(await screen.findByRole('row', { name: /^Sunday 22 November 6/ })).toBeVisible();
  expect(
    screen.getByRole('row', { name: /^Tuesday 10 November no entry Heat × 1, Medicine × 2 Not known$/ }),
  ).toBeVisible();
});

test('a year is told by week: the highest, and days affected of days logged', async () => {
  const { user } = await open('demo', '#/charts');
  await user.click(await screen.findByRole('radio', { name: 'A year' }));
  expect(await screen.findByText(/Each point is the highest of a week/)).toBeVisible();
  const [first] = screen.getAllByText('Show as a table');
  if (first) await user.click(first);
  expect(await screen.findByRole('columnheader', { name: 'Days with pain or spasm' })).toBeVisible();
});

test('the month is a table that says each day in words, and steps back and forth', async () => {
  const { user } = await open('demo', '#/charts');
  const november = await screen.findByRole('table', { name: 'November 2026' });
  expect(within(november).getByRole('cell', { name: '22 Spasm or pain' })).toBeVisible();
  expect(within(november).getByRole('cell', { name: '10 Not known' })).toBeVisible();
  expect(within(november).getByRole('cell', { name: '23' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Later' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Earlier' }));
  await screen.findByRole('table', { name: 'October 2026' });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Later' })).toBeEnabled());
});

test('the time of day has its table', async () => {
  await open('demo', '#/charts');
  expect(await screen.findByRole('row', { name: /^6:00 am–9:00 am \d+ \d+$/, hidden: true })).toBeInTheDocument();
});

test('the highest is the latest of the highest; no score is no zero', () => {
  const point = (from: string, worst: number | null) => ({ from, worst }) as ChartPoint;
  expect(highest([point('a', 4), point('b', 7), point('c', 7), point('d', null)])?.point.from).toBe('c');
  expect(highest([point('a', 0)])?.worst).toBe(0);
  expect(highest([point('a', null)])).toBeNull();
});

test('an empty diary draws no axes around nothing', async () => {
  const { container } = await open('empty', '#/charts');
  const card = (await screen.findByRole('heading', { name: 'Pain' })).closest('section');
  expect(card ?? container).toHaveTextContent('No pain score');
  expect((card ?? container).querySelector('[role="img"], svg')).toBeNull();
});
