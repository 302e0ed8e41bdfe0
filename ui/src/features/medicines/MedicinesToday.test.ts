import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { FindingView } from '../../backend/port';
import { TOO_MUCH } from './over-in-test';

test('Today shows nothing of medicines until there is one', async () => {
  await open('empty', '#/today');
  await screen.findByText(/a calm place/i);
  expect(screen.queryByRole('link', { name: 'All medicines' })).toBeNull();
});

test('Today has the medicine taken last in one press', async () => {
  const { core, user } = await open('shelf', '#/today', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 2 tablets of Advil 200 mg' }));
  await waitFor(() => expect(core.logDose).toHaveBeenCalledOnce());
  expect(screen.getByText(/may still act until/)).toBeVisible();
});

test('a press on a medicine moves none of them under the hand', async () => {
  const { core, user } = await open('shelf', '#/today');
  const names = async () =>
    (await screen.findAllByRole('button', { name: /^I just took (1|½) / })).map((press) =>
      press.getAttribute('aria-label'),
    );
  const before = await names();
  const last = before.at(-1) ?? '';
  for (const times of [1, 2]) {
    await user.click(await screen.findByRole('button', { name: last }));
    for (const yes of screen.queryAllByRole('button', { name: /save it|save anyway/i })) await user.click(yes);
    await waitFor(async () => expect((await core.medicines()).doses.length).toBeGreaterThan(times));
    expect(await names()).toEqual(before);
  }
});

test('too much taken, and whom to call, stands before anything else on Today', async () => {
  await open('over', '#/today');
  const call = await screen.findByText(/Call the poison line now/);
  const log = screen.getByRole('button', { name: /I have a spasm now/ });
  expect(call.compareDocumentPosition(log)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('Today shows all that must not be missed, and counts the rest', async () => {
  const finding = (kind: string, strength: FindingView['strength']): FindingView => ({
    ...TOO_MUCH,
    kind,
    strength,
    message: `About ${kind}.`,
  });
  await open('shelf', '#/today', (core) => {
    const medicines = core.medicines;
    core.medicines = async () => ({
      ...(await medicines()),
      findings: [
        finding('too-early', 'strong'),
        finding('two-nsaids', 'strong'),
        finding('was-over', 'strong'),
        finding('two-sedating', 'notice'),
        finding('last-day', 'notice'),
      ],
    });
  });
  for (const kind of ['too-early', 'two-nsaids', 'was-over'])
    expect(await screen.findByText(`About ${kind}.`)).toBeVisible();
  expect(screen.queryByText('About last-day.')).toBeNull();
  expect(screen.getByRole('link', { name: '2 more things to mind' })).toHaveAttribute('href', '#/medicines');
});
