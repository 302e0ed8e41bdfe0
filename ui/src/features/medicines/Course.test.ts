import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import type { ProductKind } from '../../backend/port';
import type { Core } from '../../core-in-test';
import { at } from '../../states';

const daysAgo = (days: number) => at('12:00', days).slice(0, 10);

/** Robaxin from 20 days ago, planned to 12 days ago, and taken last on the day before that. */
async function planned(core: Core) {
  const contents = [{ ingredient: 'methocarbamol', mgPerUnit: 750 }];
  const course = { courseStart: daysAgo(20), courseEnd: daysAgo(12) };
  const { id } = await core.saveProduct(null, {
    name: 'Robaxin',
    kind: 'prescribed',
    contents,
    unit: 'tablet',
    ...course,
  });
  await core.logDose({ product: id, units: 1, when: at('20:00', 13) });
  return id;
}
/** Amrix, stopped 34 days ago, a day after its last dose, and taken again. */
async function again(since: string, until: string | null = null, kind: ProductKind = 'prescribed') {
  let id = 0;
  const opened = await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'cyclobenzaprine', mgPerUnit: 5 }];
    const sure = ['prescription-only cyclobenzaprine'];
    const draft = { name: 'Amrix', kind, contents, unit: 'tablet', courseStart: daysAgo(40), sure } as const;
    ({ id } = await core.saveProduct(null, draft));
    await core.logDose({ product: id, units: 1, when: at('20:00', 35) });
    await core.stopProduct(id, daysAgo(34));
    ({ id } = await core.takeAgain(id, { since, until }));
  });
  return { ...opened, id };
}
const robaxin = async (core: Core) => (await core.medicines()).products.find(({ name }) => name === 'Robaxin');

test.each(['#/today', '#/medicines'])('at %s one press says that a course was stopped as planned', async (address) => {
  const { core, user } = await open('shelf', address, planned);
  expect(await screen.findByText(/^Robaxin was to stop on /)).toBeVisible();
  // The day of the last dose is offered too.
  const stops = screen.getAllByRole('button', { name: /^I stopped on / });
  expect(stops).toHaveLength(2);
  for (const planned of stops.slice(0, 1)) await user.click(planned);
  expect(await screen.findByText('Robaxin is off your list.')).toBeVisible();
  expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(12), inUse: false });
  await waitFor(() => expect(screen.queryByText(/^Robaxin was to stop on /)).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: null, inUse: true }));
});

test('of one that was taken after its planned day either day can be the stop, and Undo takes it back', async () => {
  const { core, user } = await open('shelf', '#/medicines', async (core) => {
    const product = await planned(core);
    await core.logDose({ product, units: 1, when: at('20:00', 10) });
  });
  const stops = () => screen.findAllByRole('button', { name: /^I stopped on / });
  for (const stop of (await stops()).slice(1)) await user.click(stop);
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(10) }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: null }));
  for (const stop of (await stops()).slice(0, 1)) await user.click(stop);
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(12) }));
  await user.click(screen.getByText('No longer taken'));
  expect(await screen.findByText(/^Dose noted all the same: /)).toBeVisible();
  // It was the first of another course.
  await user.click(screen.getByRole('button', { name: 'I take Robaxin again' }));
  const dialog = await screen.findByRole('dialog', { name: 'You take Robaxin again' });
  expect(within(dialog).queryByRole('radio', { checked: true })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'I take it again' }));
  expect(within(dialog).getByText('Say which day.')).toBeVisible();
  await user.click(within(dialog).getByRole('radio', { name: /^My dose of / }));
  await user.type(within(dialog).getByLabelText(/^Planned last day/), daysAgo(-3));
  await user.click(within(dialog).getByRole('button', { name: 'I take it again' }));
  const again = { stoppedOn: null, courseStart: daysAgo(10), courseEnd: daysAgo(-3), courseDay: 11 };
  await waitFor(async () => expect(await robaxin(core)).toMatchObject(again));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () =>
    expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(12), courseStart: daysAgo(20) }),
  );
});

test('a course without a planned end that goes on for long can be answered', async () => {
  const { core, user } = await open('shelf', '#/today', async (core) => {
    const contents = [{ ingredient: 'cyclobenzaprine', mgPerUnit: 5 }];
    const draft = { name: 'Amrix', kind: 'prescribed', contents, unit: 'tablet', courseStart: daysAgo(40) } as const;
    const { id } = await core.saveProduct(null, draft);
    await core.logDose({ product: id, units: 1, when: at('20:00', 30) });
  });
  const amrix = async () => (await core.medicines()).products.find(({ name }) => name === 'Amrix');
  location.hash = '#/medicines';
  expect(
    await screen.findByText(/^Amrix: the last dose that you noted was on .* Do you still take it\?/),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'I still take it: plan a last day' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^I stopped on / }));
  await waitFor(async () => expect(await amrix()).toMatchObject({ stoppedOn: daysAgo(30) }));
});

test('no day before a course that was taken again is offered as its stop', async () => {
  const { id, core, user } = await again(daysAgo(20));
  expect(await screen.findByRole('button', { name: 'I still take it: plan a last day' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^I stopped on / })).toBeNull();
  location.hash = `#/medicines/${id}`;
  await user.click(await screen.findByRole('button', { name: 'I no longer take it' }));
  const dialog = await screen.findByRole('dialog', { name: 'You no longer take Amrix' });
  expect(within(dialog).getAllByRole('radio')).toHaveLength(2);
  expect(within(dialog).getByRole('radio', { name: 'Today' })).toBeChecked();
  expect((await core.medicines()).products.find((product) => product.id === id)).toMatchObject({ inUse: true });
});

test('what was stopped is not asked about any more, though its days in a row are told', async () => {
  const { core } = await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'cyclobenzaprine', mgPerUnit: 5 }];
    const draft = { name: 'Amrix', kind: 'prescribed', contents, unit: 'tablet', courseStart: daysAgo(23) } as const;
    const { id } = await core.saveProduct(null, draft);
    for (let days = 23; days > 0; days -= 1) await core.logDose({ product: id, units: 1, when: at('08:00', days) });
    await core.stopProduct(id, daysAgo(1));
  });
  expect((await core.medicines()).findings.some(({ kind }) => kind === 'course-long')).toBe(true);
  expect(await screen.findByText('No longer taken')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^I stopped on |^I still take it/ })).toBeNull();
});

test('a course of what is sold without a prescription stays as it was told', async () => {
  const { id, core, user } = await again(daysAgo(5), daysAgo(-4), 'otc');
  location.hash = `#/medicines/${id}`;
  expect(await screen.findByLabelText('Planned last day')).toHaveValue(daysAgo(-4));
  await user.type(screen.getByLabelText('Name'), ' forte');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const told = { name: 'Amrix forte', courseStart: daysAgo(5), courseEnd: daysAgo(-4) };
  await waitFor(async () => expect((await core.medicines()).products).toContainEqual(expect.objectContaining(told)));
});

test('who still takes it can change the planned day', async () => {
  const { user } = await open('shelf', '#/medicines', planned);
  await user.click(await screen.findByRole('button', { name: 'I still take it: change the day' }));
  expect(await screen.findByLabelText('Planned last day')).toHaveValue(daysAgo(12));
});

test('no day of the stop is chosen beforehand where another may be meant, and the planned one is offered', async () => {
  let id = 0;
  const { core, user } = await open('shelf', '#/medicines', async (core) => {
    id = await planned(core);
  });
  location.hash = `#/medicines/${id}`;
  await user.click(await screen.findByRole('button', { name: 'I no longer take it' }));
  const dialog = await screen.findByRole('dialog', { name: 'You no longer take Robaxin' });
  expect(within(dialog).queryByRole('radio', { checked: true })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'I no longer take it' }));
  expect(within(dialog).getByText('Say which day.')).toBeVisible();
  await user.click(within(dialog).getByRole('radio', { name: /^As planned: / }));
  await user.click(within(dialog).getByRole('button', { name: 'I no longer take it' }));
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(12) }));
});

test('a course that begins later stands on its card', async () => {
  await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'methocarbamol', mgPerUnit: 750 }];
    const course = { courseStart: daysAgo(-1), courseEnd: daysAgo(-10) };
    await core.saveProduct(null, { name: 'Robaxin', kind: 'prescribed', contents, unit: 'tablet', ...course });
  });
  const card = await screen.findByRole('article', { name: 'Robaxin' });
  expect(within(card).getByText(/^From (tomorrow|23 November)/)).toBeVisible();
  expect(within(card).getByText(/^Planned until /)).toBeVisible();
});

test('the day of a stop can be set right, and what is stopped can be changed', async () => {
  const { core, user } = await open('shelf', '#/medicines', async (core) => {
    await core.stopProduct(await planned(core), daysAgo(5));
  });
  await user.click(await screen.findByText('No longer taken'));
  await user.click(screen.getByRole('button', { name: /^Stopped on .*: change the day of Robaxin$/ }));
  const dialog = await screen.findByRole('dialog', { name: 'You no longer take Robaxin' });
  expect(within(dialog).getByLabelText('Day')).toHaveValue(daysAgo(5));
  await user.click(within(dialog).getByRole('radio', { name: /^As planned: / }));
  await user.click(within(dialog).getByRole('button', { name: 'I no longer take it' }));
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(12) }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await robaxin(core)).toMatchObject({ stoppedOn: daysAgo(5) }));
  await user.click(await screen.findByRole('button', { name: 'Change Robaxin' }));
  expect(await screen.findByLabelText('Planned last day')).toHaveValue(daysAgo(12));
});

test('what was typed in the form is not thrown away by a stop', async () => {
  const { user } = await open('shelf', '#/medicines/2');
  await user.type(await screen.findByDisplayValue('One tablet at bedtime, for ten days.'), ' Late.');
  expect(screen.queryByRole('button', { name: 'I no longer take it' })).toBeNull();
  expect(screen.getByText('Save what you changed. Then you can stop or delete it here.')).toBeVisible();
});

test('the days of a course are seen wherever they are sent, and are of the medicine that they were typed for', async () => {
  const { core, user } = await open('shelf', '#/medicines/new', (core) => {
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const name = await screen.findByRole('combobox', { name: 'Name' });
  await user.type(name, 'cyclobenz');
  await user.click(screen.getByRole('option', { name: 'Cyclobenzaprine' }));
  await user.type(screen.getByLabelText('First day'), daysAgo(2));
  await user.type(screen.getByLabelText('Planned last day'), daysAgo(-3));
  await user.click(screen.getByRole('radio', { name: 'Without a prescription' }));
  expect(screen.getByLabelText('Planned last day')).toHaveValue(daysAgo(-3));
  // One that is emptied to be typed anew stays where it is.
  await user.clear(screen.getByLabelText('First day'));
  await user.clear(screen.getByLabelText('Planned last day'));
  await user.type(screen.getByLabelText('Planned last day'), daysAgo(-4));
  // It was another medicine.
  await user.clear(name);
  await user.type(name, 'naprox');
  await user.click(screen.getByRole('option', { name: 'Naproxen 220 mg' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  const told = vi.mocked(core.saveProduct).mock.calls[0]?.[1];
  expect(told).toMatchObject({ courseStart: null, courseEnd: null });
});

test('days that were typed before the medicine is picked are seen with what is sold without a prescription', async () => {
  const { user } = await open('shelf', '#/medicines/new');
  await user.click(await screen.findByRole('radio', { name: 'A doctor prescribed it' }));
  await user.type(screen.getByLabelText('Planned last day'), daysAgo(-3));
  await user.type(screen.getByRole('combobox', { name: 'Name' }), 'naprox');
  await user.click(screen.getByRole('option', { name: 'Naproxen 220 mg' }));
  expect(screen.getByLabelText('Planned last day')).toHaveValue(daysAgo(-3));
});
