import { screen, waitFor } from '@testing-library/svelte';

import { open } from '../../app-in-test';

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
  expect(screen.getByText(/^Cold is usual for the first 2 days. For a hot joint/)).toBeVisible();
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

test('that one drank is so of any pack and place, and its yes is said anew', async () => {
  const { user } = await open('demo', '#/session/cold');
  const drank = () => screen.getByRole('checkbox', { name: 'I had alcohol since yesterday' });
  await user.click(await screen.findByRole('checkbox', { name: 'I had alcohol since yesterday' }));
  await user.click(screen.getByRole('checkbox', { name: /start all the same/ }));
  const [heat] = screen.getAllByRole('radio', { name: 'Heat' }) as [HTMLElement];
  await user.click(heat);
  expect(drank()).toBeChecked();
  expect(screen.getByText('You may not feel a burn.')).toBeVisible();
  for (const yes of screen.getAllByRole('checkbox', { name: /start all the same/ })) expect(yes).not.toBeChecked();
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

test('Today calls no skin free while the sheet holds everything back', async () => {
  await open('sheet', '#/today');
  expect(await screen.findByText('No skin is resting.')).toBeVisible();
  expect(screen.queryByText(/Your skin is free/)).toBeNull();
});
