import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import { SCREENS } from '../../screens';

const band = () => screen.findByRole('region', { name: 'Take the pack off now' });

test.each(SCREENS.map(({ name }) => name))('time up is said first, with one button, on %s', async (address) => {
  const { container } = await open('up', `#/${address}`);
  const said = await band();
  expect(within(said).getByRole('heading', { level: 2 })).toHaveTextContent('Take the pack off now');
  expect(await within(said).findByText('Cold on low back, left. The time was up at 2:09 pm.')).toBeVisible();
  expect(
    within(said)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['It is off']);
  // Before the page, and not within what scrolls.
  const page = container.querySelector('main');
  expect(page?.contains(said)).toBe(false);
  expect(said.compareDocumentPosition(page as Node) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(screen.queryByText(/on time/i)).toBeNull();
});

test('one press answers it, and nothing rests or is free before', async () => {
  const { core, user } = await open('up', '#/today', (core) => {
    core.packIsOff = vi.fn(core.packIsOff);
  });
  await band();
  expect(screen.queryByText(/your skin is free/i)).toBeNull();
  expect(screen.queryByText(/rests until/)).toBeNull();
  expect(screen.getByText(/: not free$/)).toHaveTextContent('Low back, left and middle: not free');
  expect(document.title).toBe('Take the pack off now · Respite');
  await user.click(screen.getByRole('button', { name: 'It is off' }));
  expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'pressed');
  await screen.findByRole('dialog', { name: 'The pack is off' });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Take the pack off now' })).toBeNull());
});

test('long after the end it is asked when, and a press does not tell', async () => {
  const { core, user } = await open('unconfirmed', '#/diary', (core) => {
    core.packIsOff = vi.fn(core.packIsOff);
    core.stopSession = vi.fn(core.stopSession);
  });
  const said = await band();
  expect(within(said).getByRole('heading', { name: 'Take the pack off now' })).toBeVisible();
  expect(within(said).getByRole('heading', { name: 'When did it come off?' })).toBeVisible();
  expect(within(said).queryByRole('button', { name: 'It is off' })).toBeNull();
  await user.click(await within(said).findByRole('button', { name: 'On time, at 1:40 pm' }));
  expect(core.stopSession).toHaveBeenCalledWith(1, { when: '2026-11-22T13:40:00+01:00', after: null, skin: null });
  expect(core.packIsOff).not.toHaveBeenCalled();
});

test('who does not know when says so', async () => {
  const { core, user } = await open('unconfirmed', '#/help', (core) => {
    core.packIsOff = vi.fn(core.packIsOff);
  });
  await user.click(within(await band()).getByRole('button', { name: 'I do not know' }));
  expect(core.packIsOff).toHaveBeenCalledWith(1, 'since-unknown');
  // The skin is asked for all the same.
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(within(dialog).getByText('How does your skin look?')).toBeVisible();
});

test('a press that the core finds too late becomes the question', async () => {
  const { user } = await open('up', '#/summary', (core) => {
    core.packIsOff = async () => {
      const [session] = (await core.today()).unconfirmed;
      if (!session) throw new Error('no pack is unanswered');
      return { answer: 'ask-when', session };
    };
  });
  await user.click(within(await band()).getByRole('button', { name: 'It is off' }));
  expect(await screen.findByRole('heading', { name: 'When did it come off?' })).toBeVisible();
});

test('an answer that could not be kept is said, and the pack stays unanswered', async () => {
  const { user } = await open('up', '#/today', (core) => {
    core.packIsOff = () => Promise.reject(refusal(null, 'The disk is full. Nothing was saved.'));
  });
  await user.click(within(await band()).getByRole('button', { name: 'It is off' }));
  expect(await screen.findByText('The disk is full. Nothing was saved.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'It is off' })).toBeVisible();
});

const strip = () => screen.findByRole('region', { name: 'A pack is on' });

test.each(SCREENS.map(({ name }) => name))(
  'how long still is said in words, out of what scrolls, on %s',
  async (name) => {
    const { container } = await open('session', `#/${name}`);
    const said = await strip();
    expect(said).toHaveTextContent(/10 minutes left Cold on low back, left/);
    expect(container.querySelector('main')?.contains(said)).toBe(false);
    // Where the whole card stands, it has the button.
    expect(await screen.findAllByRole('button', { name: 'It is off' })).toHaveLength(1);
  },
);

test('the pack comes off by the strip, over what is being written', async () => {
  const { core, user } = await open('session', '#/entry');
  await user.click(within(await strip()).getByRole('button', { name: 'It is off' }));
  expect(await screen.findByRole('dialog', { name: 'The pack is off' })).toBeVisible();
  expect((await core.today()).running).toEqual([]);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('New entry');
});

test.each(['medicines', 'today'])('the look at the skin is asked for and answered from %s', async (name) => {
  const { core, user } = await open('check', `#/${name}`);
  await user.click(within(await strip()).getByRole('button', { name: 'Look at the skin' }));
  const dialog = await screen.findByRole('dialog', { name: 'Look at your skin now' });
  await user.click(within(dialog).getByRole('button', { name: 'It looks fine' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await core.today()).running[0]).toMatchObject({ skinChecked: true });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Look at the skin' })).toBeNull());
});

test('skin that looks wrong stops the pack from anywhere', async () => {
  const { core, user } = await open('check', '#/medicines');
  await user.click(within(await strip()).getByRole('button', { name: 'Look at the skin' }));
  await user.click(await screen.findByRole('button', { name: 'Stop' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(within(dialog).getByText('Leave the skin bare.')).toBeVisible();
  expect((await core.today()).running).toEqual([]);
});

test('skin under an unanswered pack cannot be chosen', async () => {
  await open('up', '#/session/heat');
  for (const place of ['left', 'middle'])
    expect(
      await screen.findByRole('checkbox', { name: `Low back, ${place} (first say that the pack is off)` }),
    ).toBeDisabled();
  expect(screen.getAllByRole('checkbox', { name: 'Low back, right' })[0]).toBeEnabled();
  expect(screen.queryByText(/No skin is resting/)).toBeNull();
});

test('closing names the pack and its minutes', async () => {
  const { core } = await open('session', '#/diary');
  await strip();
  core.askClose();
  expect(await screen.findByText(/^Cold on low back, left is on: 10 min left/)).toBeVisible();
});

test('closing with an unanswered pack says to take it off', async () => {
  const { core } = await open('up', '#/diary');
  await band();
  core.askClose();
  expect(await screen.findByText('Cold on low back, left: 16 min so far. Take it off now.')).toBeVisible();
});

test('of two packs whose time is up each has its own press', async () => {
  const { core, user } = await open('up', '#/today', async (core) => {
    await core.startSession({ kind: 'cold', places: ['neck-left'], minutes: 5, before: null });
    await core.until('2026-11-22T14:17:00+01:00');
    core.packIsOff = vi.fn(core.packIsOff);
  });
  const neck = (await within(await band()).findByText(/^Cold on neck, left\./)).closest('.pack') as HTMLElement;
  expect(within(await band()).getByText(/^Cold on low back, left\./)).toBeVisible();
  await user.click(within(neck).getByRole('button', { name: 'It is off' }));
  expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(2, 'pressed');
  await waitFor(async () => expect((await core.today()).unconfirmed.map(({ id }) => id)).toEqual([1]));
});

test('in the night in which an hour comes twice the time since the pack went on is meant', async () => {
  const { core, user } = await open('night', '#/today', async (core) => {
    await core.until('2027-10-31T02:50:00+02:00');
    await core.answerSafety({}, null);
    await core.startSession({ kind: 'cold', places: ['low-back-left'], minutes: 15, before: null });
    await core.until('2027-10-31T02:40:00+01:00');
    core.stopSession = vi.fn(core.stopSession);
  });
  const said = await band();
  expect(await within(said).findByText('Cold on low back, left. The time was up at 2:05 am.')).toBeVisible();
  await user.click(within(said).getByRole('button', { name: 'At another time' }));
  await user.type(within(said).getByLabelText('It came off at'), '02:10');
  await user.click(within(said).getByRole('button', { name: 'Save' }));
  expect(core.stopSession).toHaveBeenCalledWith(1, { when: '2027-10-31T02:10:00+01:00', after: null, skin: null });
});

test('over an open dialog it stands in that, and takes its press there', async () => {
  const { core, user } = await open('up', '#/help');
  await band();
  await user.keyboard('?');
  const dialog = await screen.findByRole('dialog');
  const said = await band();
  expect(dialog).toContainElement(said);
  // The key that opened the dialog presses nothing.
  expect(said).not.toContainElement(document.activeElement as HTMLElement);
  await user.click(within(said).getByRole('button', { name: 'It is off' }));
  await waitFor(async () => expect((await core.today()).unconfirmed).toEqual([]));
});

test('no dialog is made by hand but the one of an emergency, and each holds the band', () => {
  const files = import.meta.glob<string>('../../**/*.svelte', { query: '?raw', import: 'default', eager: true });
  const made = Object.entries(files).filter(([, text]) => text.includes('<dialog\n') || text.includes('.showModal('));
  expect(made.map(([path]) => path.split('/').at(-1)).sort()).toEqual(['Dialog.svelte', 'Emergency.svelte']);
  for (const [, text] of made) expect(text).toContain('<dialogs.Urgent />');
});
