import { render, screen, waitFor, within } from '@testing-library/svelte';

import App from '../../App.svelte';
import { open, refusal } from '../../app-in-test';
import { later } from '../../backend/moment';
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

test('the end is saved at the press; the answers come after it and do not move it', async () => {
  const { core, user } = await open('session', '#/today', (core) => {
    core.packIsOff = vi.fn(core.packIsOff);
    core.stopSession = vi.fn(core.stopSession);
  });
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'pressed');
  expect(core.stopSession).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('radio', { name: 'Numb' }));
  expect(within(dialog).getByText('Leave the skin bare.')).toBeVisible();
  expect(within(dialog).getByText(/^Get help from a doctor or nurse now/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(core.stopSession).toHaveBeenLastCalledWith(1, {
    when: expect.stringMatching(/^2026-11-22T14:10:4\d\+01:00$/),
    after: null,
    skin: 'numb',
  });
  await user.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'It is off' })).toBeNull());
});

test('the skin check is answered with one press', async () => {
  const { core, user } = await open('check', '#/today', (core) => {
    core.skinIsFine = vi.fn(core.skinIsFine);
  });
  await user.click(await screen.findByRole('button', { name: 'It looks fine' }));
  expect(core.skinIsFine).toHaveBeenCalledWith(1);
  expect(await screen.findByText(/You said the skin looked fine/)).toBeVisible();
});

test('a tick on the safety sheet keeps sessions back, but not what really happened', async () => {
  const { user } = await open('sheet', '#/session');
  await user.click(await screen.findByRole('checkbox', { name: /fever/ }));
  await user.click(screen.getByRole('button', { name: 'I have read this' }));
  expect(await screen.findByText(/doctor or nurse should hear first/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
  expect(screen.getByText('I already did this')).toBeVisible();
});

test('a day is asked for each concern, and none is filled in for a new one', async () => {
  const { core, user } = await open('agreed', '#/session', (core) => {
    core.answerSafety = vi.fn(core.answerSafety);
  });
  const days = () => screen.getAllByLabelText('A doctor or nurse said it is OK, on');
  expect(await screen.findByLabelText('A doctor or nurse said it is OK, on')).toHaveValue('2026-01-01');
  await user.click(screen.getByRole('checkbox', { name: /fever/ }));
  expect(days().map((day) => (day as HTMLInputElement).value)).toEqual(['2026-01-01', '']);
  await user.click(screen.getByRole('button', { name: 'I have read this' }));
  expect(core.answerSafety).toHaveBeenCalledWith(
    {
      concerns: ['poor-circulation', 'fever'],
      agreed: [{ concern: 'poor-circulation', day: '2026-01-01' }],
    },
    {
      concerns: ['poor-circulation'],
      agreed: [{ concern: 'poor-circulation', day: '2026-01-01' }],
    },
  );
  expect(await screen.findByText(/doctor or nurse should hear first/)).toBeVisible();
});

test('each thing that the diary asks wants a yes of its own, with its reason', async () => {
  const { core, user } = await open('held', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click((await screen.findAllByRole('checkbox', { name: 'Low back, right' }))[0] as HTMLElement);
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  const awake = screen.getAllByRole('checkbox', { name: /start all the same/ });
  expect(awake).toHaveLength(2);
  const [medicine, alcohol] = awake as [HTMLElement, HTMLElement];
  expect(medicine).not.toBeChecked();
  expect(medicine).toHaveAccessibleDescription(/^You took Cyclobenzaprine 10 mg on 22 November, 1:05 pm/);
  const start = screen.getByRole('button', { name: 'Start cold' });
  await user.click(medicine);
  await user.click(start);
  expect(core.startSession).not.toHaveBeenCalled();
  expect(screen.getAllByText('Please answer this first.')).toHaveLength(2);
  await user.click(alcohol);
  await user.click(screen.getByRole('checkbox', { name: 'Yes, use cold all the same' }));
  await user.click(start);
  const asked = (await core.sessions()).beforeStart.cold;
  expect(asked.map(({ about }) => about)).toEqual(['drowsy', 'alcohol', 'fever']);
  expect(vi.mocked(core.startSession).mock.calls[0]?.[0].confirmed).toEqual(asked.map(({ key }) => key));
});

test('before heat a new injury is asked about; a yes suggests cold and wants a second one', async () => {
  const { core, user } = await open('demo', '#/session/heat', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('checkbox', { name: /wrapped in cloth.*I have no fever/ }));
  const start = screen.getByRole('button', { name: 'Start heat' });
  await user.click(start);
  expect(core.startSession).not.toHaveBeenCalled();
  await user.click(screen.getByRole('radio', { name: 'Yes' }));
  expect(screen.getByText('Cold is usual for the first 2 days.')).toBeVisible();
  await user.click(start);
  expect(core.startSession).not.toHaveBeenCalled();
  await user.click(screen.getByRole('checkbox', { name: 'Yes, use heat all the same' }));
  await user.click(start);
  expect(vi.mocked(core.startSession).mock.calls[0]?.[0].confirmed).toEqual(['any-injury']);
});

test('a drink can be told before the start, and asks for a yes of its own', async () => {
  const { core, user } = await open('demo', '#/session/cold', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await user.click(await screen.findByRole('checkbox', { name: /wrapped in cloth/ }));
  const drank = () => screen.getByRole('checkbox', { name: 'I had alcohol since yesterday' });
  await user.click(drank());
  expect(screen.getByText('You may not feel a burn.')).toBeVisible();
  const awake = () => screen.getByRole('checkbox', { name: /start all the same/ });
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  expect(core.startSession).not.toHaveBeenCalled();
  await user.click(awake());
  // Who takes it back and tells it again is asked again.
  await user.click(drank());
  await user.click(drank());
  expect(awake()).not.toBeChecked();
  await user.click(awake());
  await user.click(screen.getByRole('button', { name: 'Start cold' }));
  await waitFor(() => expect(core.startSession).toHaveBeenCalled());
});

test('what was said yes to for heat is not said for cold', async () => {
  const { user } = await open('held', '#/session/heat');
  await user.click(await screen.findByRole('checkbox', { name: /wrapped in cloth/ }));
  const [first] = screen.getAllByRole('checkbox', { name: /start all the same/ }) as [HTMLElement];
  await user.click(first);
  const [cold] = screen.getAllByRole('radio', { name: 'Cold' }) as [HTMLElement];
  await user.click(cold);
  expect(screen.getByRole('checkbox', { name: /wrapped in cloth/ })).not.toBeChecked();
  for (const yes of screen.getAllByRole('checkbox', { name: /^Yes,/ })) expect(yes).not.toBeChecked();
});

test('what was said of skin is not said of skin that is added', async () => {
  const { user } = await open('demo', '#/session/heat');
  const ready = await screen.findByRole('checkbox', { name: /wrapped in cloth/ });
  await user.click(ready);
  await user.click(screen.getByRole('radio', { name: 'No' }));
  const places = screen.getAllByRole('checkbox', { name: /^(Neck|Mid back)/ });
  const free = places.find((place) => !(place as HTMLInputElement).checked && !(place as HTMLInputElement).disabled);
  await user.click(free as HTMLElement);
  expect(screen.getByRole('checkbox', { name: /wrapped in cloth/ })).not.toBeChecked();
  expect(screen.getByRole('radio', { name: 'No' })).not.toBeChecked();
  // Of less skin it still holds.
  await user.click(screen.getByRole('checkbox', { name: /wrapped in cloth/ }));
  await user.click(free as HTMLElement);
  expect(screen.getByRole('checkbox', { name: /wrapped in cloth/ })).toBeChecked();
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

test('skin that did not look normal takes no pack until a person says that it does', async () => {
  const { core, user } = await open('held', '#/session/cold', (core) => {
    core.skinLooksNormal = vi.fn(core.skinLooksNormal);
    core.feverHasPassed = vi.fn(core.feverHasPassed);
    core.notOver = vi.fn(core.notOver);
  });
  expect(await screen.findByText(/^Upper back, left: your skin was numb on 20 November, 9:15 pm/)).toBeVisible();
  expect(screen.getByRole('checkbox', { name: 'Upper back, middle, did not look normal' })).toBeDisabled();
  expect(screen.getByText('You can say that it looks normal from 23 November on.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'The fever has passed' }));
  expect(core.feverHasPassed).toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'It looks normal again: Upper back, left' }));
  expect(core.skinLooksNormal).toHaveBeenCalledWith(['upper-back-left']);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(core.notOver).toHaveBeenCalledWith(await vi.mocked(core.skinLooksNormal).mock.results[0]?.value);
});

test('Today does not call such skin free', async () => {
  await open('held', '#/today');
  expect(await screen.findByText(/^Upper back, left: your skin was numb/)).toBeVisible();
  expect(screen.queryByText(/Your skin is free/)).toBeNull();
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

test('skin that turns bad later is told beside its session, and how is not left open', async () => {
  const { core, user } = await open('rest', '#/session', (core) => {
    core.stopSession = vi.fn(core.stopSession);
    core.packIsOff = vi.fn(core.packIsOff);
  });
  await user.click(await screen.findByRole('button', { name: /^Skin looks wrong: / }));
  expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'skin-wrong');
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(within(dialog).getByText('Please answer this first.')).toBeVisible();
  expect(core.stopSession).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('radio', { name: /^Blisters/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(vi.mocked(core.stopSession).mock.calls[0]?.[1].skin).toBe('blistered');
});

test('skin that was told wrong by a slip can be said to be one however late it is asked about', async () => {
  const { core, user } = await open('session', '#/today', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
    await core.until(later((await core.today()).now, 50 * 60_000));
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('radio', { name: 'Told by mistake' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const view = await core.sessions();
  expect(view.beforeStart.heldSkin).toEqual([]);
  expect(view.recent.find(({ id }) => id === 1)?.skin).toBeNull();
});

test.each([
  ['untouched', null],
  ['with what was chosen at once', 'Bright red or blotchy'],
])('bad skin stays in the diary where the question stood open while nobody looked, %s', async (_, chosen) => {
  const { core, user } = await open('session', '#/today', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(within(dialog).getByRole('radio', { name: 'It looks normal after all' })).toBeVisible();
  if (chosen) await user.click(within(dialog).getByRole('radio', { name: chosen }));
  await core.until(later((await core.today()).now, 45 * 60_000));
  await user.click(await within(dialog).findByRole('radio', { name: 'It looks normal again' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const view = await core.sessions();
  expect(view.beforeStart.heldSkin).toEqual([]);
  expect(view.recent.find(({ id }) => id === 1)?.skin).toBe('red');
});

test('bad skin that is fine by the time it is asked about stays in the diary', async () => {
  const { core, user } = await open('session', '#/today', async (core) => {
    core.setSkinMistaken = vi.fn(core.setSkinMistaken);
    await core.packIsOff(1, 'skin-wrong');
    await core.until(later((await core.today()).now, 50 * 60_000));
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('radio', { name: 'It looks normal again' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(core.setSkinMistaken).not.toHaveBeenCalled();
  const view = await core.sessions();
  expect(view.beforeStart.heldSkin).toEqual([]);
  expect(view.recent.find(({ id }) => id === 1)?.skin).toBe('red');
});

test.each(['off', 'already'] as const)(
  'that the skin looks wrong is kept by the press, and how is asked (%s)',
  async (answer) => {
    const { core, user } = await open('session', '#/session', (core) => {
      const press = core.packIsOff;
      core.packIsOff = vi.fn(async (id, said) => {
        // Somebody says so in the terminal, just before.
        if (answer === 'already') await press(id, 'pressed');
        return press(id, said);
      });
      core.stopSession = vi.fn(core.stopSession);
      core.setSkinMistaken = vi.fn(core.setSkinMistaken);
    });
    await user.click(await screen.findByRole('button', { name: 'Skin looks wrong' }));
    expect(core.packIsOff).toHaveBeenCalledExactlyOnceWith(1, 'skin-wrong');
    const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
    expect(await within(dialog).findByText('Take the pack off and keep it off.')).toBeVisible();
    const off = await vi.mocked(core.packIsOff).mock.results[0]?.value;
    expect(off).toMatchObject({ answer, session: { skin: 'red', skinTelling: 1 } });
    await user.click(within(dialog).getByRole('radio', { name: 'It looks normal after all' }));
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    expect(core.setSkinMistaken).toHaveBeenCalledExactlyOnceWith(1, true);
    expect(core.stopSession).not.toHaveBeenCalled();
  },
);

test('what was told of skin by mistake is taken back beside it', async () => {
  const { core, user } = await open('held', '#/session', (core) => {
    core.setSkinMistaken = vi.fn(core.setSkinMistaken);
  });
  await user.click(await screen.findByRole('button', { name: /^Told by mistake: Mid back/ }));
  expect(core.setSkinMistaken).toHaveBeenCalledExactlyOnceWith(2, true);
  // The slip may have been the other one.
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(core.setSkinMistaken).toHaveBeenLastCalledWith(2, false);
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

test('Today calls no skin free while the sheet holds everything back', async () => {
  await open('sheet', '#/today');
  expect(await screen.findByText('No skin rests now.')).toBeVisible();
  expect(screen.queryByText(/Your skin is free/)).toBeNull();
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

test('blisters that are told anew are blisters, whatever was told of that pack before', async () => {
  const { core, user } = await open('rest', '#/session', async (core) => {
    await core.packIsOff(1, 'skin-wrong');
    await core.stopSession(1, { when: '', after: null, skin: 'blistered' });
    await core.until(at('20:00', -1));
    await core.skinLooksNormal([]);
    core.stopSession = vi.fn(core.stopSession);
  });
  await user.click(await screen.findByRole('button', { name: /^Skin looks wrong: / }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('radio', { name: /^Blisters/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(vi.mocked(core.stopSession).mock.calls[0]?.[1].skin).toBe('blistered');
});

test('that it is off was a slip: it is still on', async () => {
  const { core, user } = await open('session', '#/today');
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('button', { name: 'It is still on' }));
  expect(await screen.findByText(/It is still on, as if you had not said so/)).toBeVisible();
  await waitFor(async () => expect((await core.today()).running).toHaveLength(1));
});

test('a slip that was taken back is asked about once the pack really came off, by whoever said so', async () => {
  const { core, user } = await open('session', '#/today');
  await user.click(await screen.findByRole('button', { name: 'It is off' }));
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  await user.click(within(dialog).getByRole('button', { name: 'It is still on' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [session] = (await core.today()).running;
  // As a press on the notice says it.
  await core.packIsOff(session?.id ?? 0, 'pressed');
  expect(await screen.findByRole('dialog', { name: 'The pack is off' })).toBeVisible();
});

test('how it went is asked of a pack that came off while there was no window', async () => {
  await open('session', '#/charts', async (core) => {
    const [session] = (await core.today()).running;
    await core.packIsOff(session?.id ?? 0, 'pressed');
  });
  expect(await screen.findByRole('dialog', { name: 'The pack is off' })).toBeVisible();
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

test('how it went says of which pack it is asked, and is asked once', async () => {
  const { core, user, unmount } = await open('session', '#/today', async (core) => {
    const [session] = (await core.today()).running;
    await core.packIsOff(session?.id ?? 0, 'pressed');
  });
  const dialog = await screen.findByRole('dialog', { name: 'The pack is off' });
  expect(within(dialog).getByText(/^Cold on low back, left, put on at /)).toBeVisible();
  expect(within(dialog).getByText('Pain now')).toBeVisible();
  await core.until(later((await core.today()).now, 30 * 60_000));
  window.dispatchEvent(new Event('focus'));
  await waitFor(() => expect(within(dialog).queryByText('Pain now')).toBeNull());
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(async () => expect((await core.today()).justOff).toEqual([]));
  // Another window, or this one made anew.
  unmount();
  render(App, { backend: core });
  await screen.findByRole('heading', { level: 1 });
  await atRest();
  expect(screen.queryByRole('dialog', { name: 'The pack is off' })).toBeNull();
});
