import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import { atRest } from '../../core-in-test';
import { at } from '../../states';

test('a session starts only after the tick, with what was chosen', async () => {
  const { core, user } = await open('demo', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  const start = await screen.findByRole('button', { name: 'Start cold' });
  await user.click(start);
  expect(core.startSession).not.toHaveBeenCalled();
  expect(screen.getByText('Please read and tick this first.')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('radio', { name: '18 min' }));
  await user.click(start);
  expect(core.startSession).toHaveBeenCalledWith({
    kind: 'cold',
    places: ['low-back-left'],
    minutes: 18,
    allowed: null,
    ownPack: null,
    before: null,
    confirmed: [],
    when: '',
  });
  expect(await screen.findByText(/Take it off at 2:28 pm/)).toBeVisible();
});

test('a refusal says why, and the choices stay', async () => {
  const why = 'The skin at low back, left rests until 4:20 pm.';
  const { user } = await open('demo', '#/session/heat', (core) => {
    core.startSession = () => Promise.reject({ ...refusal('places', why), kind: 'refused' });
  });
  await user.click(await screen.findByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('radio', { name: 'No' }));
  await user.click(screen.getByRole('button', { name: 'Start heat' }));
  expect(await screen.findByText(why)).toBeVisible();
  expect(screen.getByRole('checkbox', { name: /wrapped in cloth/ })).toBeChecked();
});

test('a pack with a shorter limit lowers the time', async () => {
  const { core, user } = await open('demo', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('radio', { name: 'My pack says less' }));
  const minutes = screen.getByRole('textbox', { name: 'Minutes my pack allows' });
  await user.clear(minutes);
  await user.type(minutes, '8');
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  expect(vi.mocked(core.startSession).mock.calls[0]?.[0].minutes).toBe(8);
});

test('the skin check is answered with one press', async () => {
  const { core, user } = await open('check', '#/today', (core) => {
    core.skinIsFine = vi.fn(core.skinIsFine);
  });
  await user.click(await screen.findByRole('button', { name: 'It looks fine' }));
  expect(core.skinIsFine).toHaveBeenCalledWith(1);
  expect(await screen.findByText(/You said the skin looked fine/)).toBeVisible();
});

test('what the pack allows is its limit, and chosen minutes are not', async () => {
  const { core, user } = await open('demo', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('radio', { name: 'My pack says less' }));
  const count = screen.getByLabelText('Minutes my pack allows');
  await user.clear(count);
  await user.type(count, '15');
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  await waitFor(() => expect(core.startSession).toHaveBeenCalled());
  expect(vi.mocked(core.startSession).mock.calls[0]?.[0]).toMatchObject({ minutes: 15, allowed: 15 });
});

test('the time left moves on, and the title of the window says it', async () => {
  await open('session', '#/today');
  await screen.findByText(/Take it off at 2:20 pm/);
  await waitFor(() => expect(document.title).toMatch(/^9:1\d left · Respite$/));
});

test('half an hour later one number is asked for, and none is sent unasked', async () => {
  const { core, user } = await open('rest', '#/today', (core) => {
    core.painLater = vi.fn(core.painLater);
  });
  const scale = await screen.findByRole('group', { name: 'How is the pain now?' });
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await user.click(within(scale).getByRole('radio', { name: '0' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(core.painLater).toHaveBeenCalledWith(1, 0);
});

test('a pack that is told says what it broke of the guide, in a sentence', async () => {
  const { user } = await open('demo', '#/session', (core) => {
    const record = core.recordSession;
    core.recordSession = async (told) => ({
      ...(await record(told)),
      outside: 'skin-not-free',
      putOutside: [{ kind: 'heat', places: ['low-back-left'], startedAt: '2026-11-22T13:20:00+01:00' }],
    });
  });
  await user.click(await screen.findByText('I already did this'));
  const form = screen.getByText('I already did this').closest('details');
  if (!form) throw new Error('no form');
  await user.click(within(form).getByRole('radio', { name: 'Cold' }));
  await user.click(within(form).getByRole('button', { name: 'Save it' }));
  const said = await screen.findByText(/^Saved\. The skin there was not free/);
  expect(said).toHaveTextContent(
    'So the heat of 1:20 pm lay on skin that was not free. It counts as outside the guide.',
  );
});

test.each([
  ['skin', 'session', 'Skin there does not look right. Better take this pack off now.'],
  ['fever', 'check', 'You ticked a fever. Better take this pack off now.'],
] as const)('a pack that had better come off says so (%s)', async (offNow, state, said) => {
  const span = { started: at('13:00'), ended: at('13:15') };
  const told = { kind: 'heat', before: null, after: null, skin: 'blistered' } as const;
  await open(state, '#/session', (core) =>
    offNow === 'skin'
      ? core.recordSession({ ...told, ...span, places: ['low-back-left'] })
      : core.answerSigns({ when: '', askedBy: 'something-changed', extent: 'list', ticked: ['fever'] }),
  );
  expect(await screen.findByText(said)).toBeVisible();
});

test.each(['#/today', '#/diary'])(
  'a pack on skin that turns out not to have been free says so on %s',
  async (where) => {
    const told = { kind: 'heat', before: null, after: null, skin: null } as const;
    const span = { started: at('13:20'), ended: at('13:50') };
    await open('session', where, (core) => core.recordSession({ ...told, ...span, places: ['low-back-left'] }));
    expect(await screen.findAllByText('The skin there was not free. Better take this pack off now.')).toHaveLength(1);
  },
);

test('all that is missing is said at once, and the first of it has the focus', async () => {
  const { core, user } = await open('demo', '#/session', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  const place = (await screen.findAllByRole('checkbox', { checked: true }))[0];
  if (place) await user.click(place);
  await user.click(screen.getByRole('button', { name: 'Start' }));
  for (const words of ['Choose heat or cold.', 'Say where the pack goes.', 'Please read and tick this first.'])
    expect(screen.getByText(words)).toBeVisible();
  await waitFor(() => expect(screen.getAllByRole('radio', { name: 'Cold' })[0]).toHaveFocus());
  expect(core.startSession).not.toHaveBeenCalled();
});

test('a tick of long ago is no tick for a start of now', async () => {
  const { core, user } = await open('demo', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  const tick = await screen.findByRole('checkbox', { name: /wrapped in cloth/ });
  await user.click(tick);
  await core.until(at('14:25'));
  window.dispatchEvent(new Event('focus'));
  await atRest();
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  expect(tick).not.toBeChecked();
  expect(core.startSession).not.toHaveBeenCalled();
  expect(screen.getByText('Please read and tick this first.')).toBeVisible();
});

test('a pack that is on already is started from when it went on', async () => {
  const { core, user } = await open('free', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('button', { name: 'It is on already' }));
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  expect(await screen.findByText('Say since when it is on.')).toBeVisible();
  expect(core.startSession).not.toHaveBeenCalled();
  await user.click(screen.getByRole('radio', { name: '10 min ago' }));
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  await waitFor(() => expect(core.startSession).toHaveBeenCalled());
  expect(vi.mocked(core.startSession).mock.calls[0]?.[0].when).toBe('10min ago');
  await waitFor(async () => expect((await core.today()).running[0]?.startedAt.slice(11, 16)).toBe('14:00'));
});

test('a start of a while ago is taken back at once, and that too where it was a slip', async () => {
  const { core, user } = await open('free', '#/session/cold');
  const skin = async () => {
    const { running, unconfirmed, taken } = await core.sessions();
    return { on: [...running, ...unconfirmed].map(({ startedAt }) => startedAt.slice(11, 16)), taken };
  };
  const free = await skin();
  await user.click(await screen.findByRole('button', { name: 'It is on already' }));
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(screen.getByRole('radio', { name: '15 min ago' }));
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  expect(await screen.findByText('Saved: it is on since 1:55 pm.')).toBeVisible();
  const lies = await skin();
  expect(lies.on).toEqual(['13:55']);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Taken back. If a pack is or was on your skin, press Undo.')).toBeVisible();
  expect(await skin()).toEqual(free);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await skin()).toEqual(lies));
});
