import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { atRest } from '../../core-in-test';
import { at } from '../../states';

const PLAN = {
  kind: 'cold',
  places: ['neck-left'],
  minutes: 15,
  from: '09:00',
  to: '21:00',
  rest: 120,
  lastDay: null,
} as const;

test('a plan is made, and its slots stand in one line on Today', async () => {
  const { core, user } = await open('demo', '#/session');
  await user.click(await screen.findByRole('button', { name: 'Make a plan' }));
  const form = within(screen.getByRole('region', { name: 'Your plan' }));
  expect(form.getByText('No pack is planned from 10:00 pm to 8:00 am.')).toBeVisible();
  await user.click(form.getByRole('radio', { name: 'Cold' }));
  await user.click(form.getByRole('radio', { name: '3 hours' }));
  await user.clear(form.getByLabelText('From'));
  await user.type(form.getByLabelText('From'), '15:00');
  await user.click(form.getByRole('button', { name: 'Save the plan' }));
  expect(await screen.findByText('Your plan is saved.')).toBeVisible();
  const [plan] = (await core.sessions()).plans;
  expect(plan).toMatchObject({ kind: 'cold', from: '15:00', to: '21:00', rest: 180, isOn: true });
  expect(await screen.findByText(/^Cold at 3:00 pm, low back, left · then 6:15 pm$/)).toBeVisible();
});

test('all that is off is said at once, and nothing is saved', async () => {
  const { core, user } = await open('demo', '#/session');
  await user.click(await screen.findByRole('button', { name: 'Make a plan' }));
  const form = within(screen.getByRole('region', { name: 'Your plan' }));
  await user.click(form.getByRole('checkbox', { name: 'Low back, left' }));
  await user.clear(form.getByLabelText('From'));
  await user.type(form.getByLabelText('From'), '23:00');
  await user.type(form.getByLabelText(/^Last day/), '2026-11-01');
  await user.click(form.getByRole('button', { name: 'Save the plan' }));
  for (const sentence of [
    'Choose cold, heat, or both by turns.',
    'Say where the pack goes.',
    /^A plan ends later on the day/,
    'The last day of a plan is today or later.',
  ])
    expect(await form.findByText(sentence)).toBeVisible();
  expect((await core.sessions()).plans).toEqual([]);
});

test('a slot that is due is put off, skipped, or started once all is ready', async () => {
  const { core, user } = await open('demo', '#/today', (core) => {
    core.startSession = vi.fn(core.startSession);
  });
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places] }, null);
  await core.until(at('14:12'));
  await user.click(await screen.findByRole('button', { name: 'In 10 min: Cold now, neck, left' }));
  expect(await screen.findByText('It comes again at 2:22 pm.')).toBeVisible();
  expect(await screen.findByText(/^Cold at 2:22 pm, neck, left · then/)).toBeVisible();
  await core.until(at('14:23'));
  await user.click(await screen.findByRole('button', { name: 'Start: Cold now, neck, left' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/wrapped in cloth/)).toBeVisible();
  await user.click(within(dialog).getByRole('radio', { name: '6' }));
  await user.click(within(dialog).getByRole('button', { name: /^All of this is done|Start/ }));
  await atRest();
  expect(core.startSession).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'cold', places: ['neck-left'], minutes: 15, before: 6 }),
  );
});

test('a slot that cannot come later today is not put off', async () => {
  const { core } = await open('demo', '#/today');
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places], to: '14:25' }, null);
  await core.until(at('14:05'));
  expect(await screen.findByRole('button', { name: 'Skip: Cold now, neck, left' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^In 10 min/ })).toBeNull();
  expect(screen.getByText(/^It is too late to put this one off/)).toBeVisible();
});

test('Start in a notice opens what is asked before that slot', async () => {
  const { core, user } = await open('demo', '#/charts');
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places] }, null);
  await core.until(at('14:12'));
  const [slot] = (await core.today()).slots;
  core.show('today', String(slot?.due));
  const dialog = await screen.findByRole('dialog', { name: 'Start' });
  expect(within(dialog).getByText('Cold: neck, left, 15 min')).toBeVisible();
  expect((await core.today()).running.map(({ places }) => places)).not.toContainEqual(['neck-left']);
  await user.click(within(dialog).getByRole('button', { name: /^All of this is done|Start/ }));
  await waitFor(async () =>
    expect((await core.today()).running.map(({ places }) => places)).toContainEqual(['neck-left']),
  );
});

test('what is asked before a slot is asked afresh while it is open', async () => {
  const { core, user } = await open('demo', '#/today');
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places] }, null);
  await core.until(at('14:12'));
  await user.click(await screen.findByRole('button', { name: 'Start: Cold now, neck, left' }));
  const dialog = await screen.findByRole('dialog', { name: 'Start' });
  expect(within(dialog).queryByRole('checkbox', { name: /start all the same/ })).toBeNull();
  // Told in the terminal meanwhile.
  const sleepy = await core.saveProduct(null, {
    name: 'Cyclobenzaprine 10 mg',
    kind: 'prescribed',
    contents: [{ ingredient: 'cyclobenzaprine', mgPerUnit: 10 }],
    unit: 'tablet',
  });
  await core.logDose({ product: sleepy.id, units: 1 });
  expect(await within(dialog).findByRole('checkbox', { name: /start all the same/ })).toBeVisible();
});

test('a plan ends, and goes on again by one press', async () => {
  const { core, user } = await open('demo', '#/session');
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places] }, null);
  await user.click(await screen.findByRole('button', { name: 'End the plan: Cold, neck, left' }));
  expect(await screen.findByText('The plan has ended.')).toBeVisible();
  expect((await core.sessions()).plans[0]).toMatchObject({ isOn: false });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await atRest();
  expect((await core.sessions()).plans[0]).toMatchObject({ isOn: true });
});

test.each([
  [/^Skip: /, 'skipped'],
  [/^In 10 min: /, 'later'],
])('what was said to a slot has a way back: %s', async (name, came) => {
  const { core, user } = await open('demo', '#/today');
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places] }, null);
  await core.until(at('14:12'));
  const told = async () => (await core.sessions()).plans[0]?.told.map((slot) => slot.came);
  await user.click(await screen.findByRole('button', { name }));
  await waitFor(async () => expect(await told()).toEqual([came]));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name })).toBeVisible();
  expect(await told()).toEqual(['due']);
});

test('Start of a notice whose slot is no longer due says what came of it, and when the next comes', async () => {
  const { core, user } = await open('demo', '#/today');
  await core.savePlan(null, { ...PLAN, places: [...PLAN.places] }, null);
  await core.until(at('14:12'));
  const slot = (await core.today()).slots.find(({ due }) => due !== null);
  await user.click(await screen.findByRole('button', { name: /^Skip: / }));
  await screen.findByText('This one is skipped.');
  core.show('today', String(slot?.due));
  expect(await screen.findByText(/^This one is not due any more: skipped\. The next comes at /)).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});
