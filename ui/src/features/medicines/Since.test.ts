import { screen, waitFor, within } from '@testing-library/svelte';

import { open } from '../../app-in-test';
import { at } from '../../states';

test('whoever changes the strength after the first tablet of it says so, and that tablet is of it', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', async (core) => {
    await core.logDose({ product: 1, units: 1 });
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const milligrams = async () => (await core.medicines()).doses[0]?.amounts[0]?.milligrams;
  const before = async () => (await core.medicines()).doses.slice(1).map(({ amounts }) => amounts);
  const others = await before();
  expect(await milligrams()).toBe(200);
  const strength = await screen.findByRole('textbox', { name: 'mg in one tablet' });
  await user.clear(strength);
  await user.type(strength, '400');
  expect(screen.queryByRole('group', { name: 'From which dose on?' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'I have another pack now' }));
  expect(screen.getByRole('radio', { name: 'The next one' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: /^My last one already: / }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Your last dose is of it too\. Doses before it stay as they were\./)).toBeVisible();
  await waitFor(async () => expect(await milligrams()).toBe(400));
  expect(await before()).toEqual(others);
});

test('from the next dose on is what was not said otherwise, also where it was said and then it was wrong all along', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', async (core) => {
    await core.logDose({ product: 1, units: 1 });
    core.saveProduct = vi.fn(core.saveProduct);
  });
  const strength = await screen.findByRole('textbox', { name: 'mg in one tablet' });
  await user.clear(strength);
  await user.type(strength, '400');
  await user.click(screen.getByRole('radio', { name: 'I have another pack now' }));
  await user.click(screen.getByRole('radio', { name: /^My last one already: / }));
  await user.click(screen.getByRole('radio', { name: /^It was written down wrong/ }));
  expect(screen.queryByRole('radio', { name: 'The next one' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.saveProduct).toHaveBeenCalledOnce());
  expect(vi.mocked(core.saveProduct).mock.calls[0]?.[1]).toMatchObject({ wasWrong: true, lastDose: null });
});

test('a dose that is told of the time of an older strength says that strength', async () => {
  const { user } = await open('shelf', '#/medicines', async (core) => {
    await core.logDose({ product: 1, units: 1 });
    const contents = [{ ingredient: 'ibuprofen', mgPerUnit: 400 }];
    await core.saveProduct(1, { name: 'Advil', kind: 'otc', contents, unit: 'tablet' });
  });
  await user.click(await screen.findByRole('button', { name: 'Advil at another time' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil' });
  await user.click(within(dialog).getByRole('radio', { name: '1 tablet' }));
  await user.click(within(dialog).getByRole('radio', { name: '30 min ago' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  const first = await screen.findByText(/Saved: 1 tablet of Advil \(200 mg\), |Before you save/);
  if (first.textContent.includes('Before')) await user.click(screen.getByRole('button', { name: 'Save what I took' }));
  expect(await screen.findByText(/Saved: 1 tablet of Advil \(200 mg\), /)).toBeVisible();
});

test('on Today, too, a dose of a label that nobody compared says that it is a log only', async () => {
  const { user } = await open('shelf', '#/today', async (core) => {
    const contents = [{ ingredient: 'magnesium', mgPerUnit: 250 }];
    const { id } = await core.saveProduct(null, { name: 'Mag', kind: 'otc', contents, unit: 'tablet' });
    await core.logDose({ product: id, units: 1 });
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Mag' }));
  for (const yes of screen.queryAllByRole('button', { name: 'Save what I took' })) await user.click(yes);
  expect(await screen.findByText(/Saved: 1 tablet of Mag.*Log only\. The label is not checked\./)).toBeVisible();
});

test('what makes sleepy and still acts says that alcohol makes it worse', async () => {
  await open('shelf', '#/medicines');
  expect(await screen.findByText(/may still act until .* Alcohol makes it worse\./)).toBeVisible();
});

test('what was taken up again by a slip goes back, with the day of its stop', async () => {
  let id = 0;
  const { core, user } = await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'magnesium', mgPerUnit: 250 }];
    ({ id } = await core.saveProduct(null, { name: 'Mag', kind: 'otc', contents, unit: 'tablet' }));
    await core.stopProduct(id, null);
  });
  const stopped = async () => (await core.medicines()).products.find((product) => product.id === id)?.stoppedOn;
  const day = await stopped();
  expect(day).toBeTruthy();
  await user.click(await screen.findByText('No longer taken'));
  await user.click(screen.getByRole('button', { name: 'I take Mag again' }));
  expect(await screen.findByText('Mag is on your list again.')).toBeVisible();
  expect(await stopped()).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await stopped()).toBe(day));
});

test('a course that began by a slip is gone with Undo, and the one before is stopped as it was', async () => {
  const day = (days: number) => at('12:00', days).slice(0, 10);
  const [start, stop] = [day(40), day(20)];
  let id = 0;
  const { core, user } = await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'baclofen', mgPerUnit: 10 }];
    const draft = { name: 'Lioresal', kind: 'prescribed', contents, unit: 'tablet', courseStart: start } as const;
    ({ id } = await core.saveProduct(null, draft));
    await core.stopProduct(id, stop);
  });
  const listed = async () => (await core.medicines()).products.find(({ name }) => name === 'Lioresal');
  await user.click(await screen.findByText('No longer taken'));
  await user.click(screen.getByRole('button', { name: 'I take Lioresal again' }));
  const dialog = await screen.findByRole('dialog', { name: 'You take Lioresal again' });
  await user.click(within(dialog).getByRole('button', { name: 'I take it again' }));
  expect(await screen.findByText('Lioresal is on your list again.')).toBeVisible();
  expect(await listed()).toMatchObject({ stoppedOn: null, courseDay: 1 });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await listed()).toMatchObject({ id, stoppedOn: stop, courseStart: start }));
});

test('whoever tells another strength days later says since when, and all doses since that day are of it', async () => {
  const { core, user } = await open('shelf', '#/medicines/1', async (core) => {
    for (const days of [5, 3, 2]) await core.logDose({ product: 1, units: 1, when: at('04:00', days) });
  });
  const milligrams = async (day: string) => {
    const { doses } = await core.medicines();
    return doses.find(({ takenAt }) => takenAt.startsWith(`${day}T04:00`))?.amounts[0]?.milligrams;
  };
  const day = (days: number) => at('04:00', days).slice(0, 10);
  const strength = await screen.findByRole('textbox', { name: 'mg in one tablet' });
  await user.clear(strength);
  await user.type(strength, '400');
  await user.click(screen.getByRole('radio', { name: 'I have another pack now' }));
  await user.click(screen.getByRole('radio', { name: 'All since a day' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Say which day.')).toBeVisible();
  await user.type(screen.getByLabelText(/First day/), day(3));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Your doses since .* are of it too\. Doses before stay as they were\./)).toBeVisible();
  expect(await Promise.all([5, 3, 2].map((days) => milligrams(day(days))))).toEqual([200, 400, 400]);
});

test('of two ingredients with too much of each in one tablet both are named with whom to call', async () => {
  const { user } = await open('shelf', '#/medicines', async (core) => {
    const contents = [
      { ingredient: 'acetaminophen', mgPerUnit: 500 },
      { ingredient: 'aspirin', mgPerUnit: 500 },
    ];
    const label = { mostUnitsADay: 2, checked: true };
    const { id } = await core.saveProduct(null, { name: 'Both', kind: 'otc', contents, unit: 'tablet', label });
    await core.logDose({ product: id, units: 2 });
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 2 tablets of Both' }));
  await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
  const dialog = await screen.findByRole('dialog', { name: 'It is saved. Read this now' });
  expect(within(dialog).getByText(/2,000 mg of (acetaminophen|paracetamol)/)).toBeVisible();
  expect(within(dialog).getByText(/2,000 mg of aspirin/)).toBeVisible();
  expect(within(dialog).getAllByText('1-800-222-1222')).toHaveLength(1);
});
