import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';

// `fireEvent` does not wait for what the press before it started, as a quick hand does not.
const choose = (name: string) => fireEvent.click(screen.getByLabelText(name, { exact: false }));

test('what is chosen while a choice is still being answered is kept as well, and the last one counts', async () => {
  const { core } = await open('demo', '#/settings');
  const before = await core.settings();
  await screen.findByText('Keep notices neutral');
  await choose('Keep notices neutral');
  await choose('A4');
  await choose('Letter');
  await choose('A4');
  expect(screen.queryByText('Saved.')).toBeNull();
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(before).toMatchObject({ neutralNotices: false, paper: 'letter' });
  expect(await core.settings()).toEqual({ ...before, neutralNotices: true, paper: 'a4' });
});

test('a choice that is refused goes back alone, and its words stay', async () => {
  let refuse: (why: unknown) => void = () => {};
  const { core } = await open('demo', '#/settings', (core) => {
    vi.spyOn(core, 'changeSettings').mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)));
  });
  await screen.findByText('Keep notices neutral');
  await choose('Keep notices neutral');
  await choose('A4');
  refuse(refusal(null, 'The disk is full. Nothing was saved.'));
  await waitFor(async () => expect((await core.settings()).paper).toBe('a4'));
  expect(await screen.findByText('The disk is full. Nothing was saved.')).toBeVisible();
  expect(screen.getByLabelText('Keep notices neutral', { exact: false })).not.toBeChecked();
  expect(screen.getByLabelText('A4')).toBeChecked();
  expect(screen.queryByText('Saved.')).toBeNull();
});

test('About says what it does not do, and who has not looked at it', async () => {
  await open('demo', '#/settings');
  const about = within(await screen.findByRole('region', { name: 'About Respite' }));
  expect(about.getByText(/It does not find out what is wrong\. It does not treat you\./)).toBeVisible();
  expect(about.getByText('Its rules and words have not been signed off by a clinician yet.')).toBeVisible();
});
