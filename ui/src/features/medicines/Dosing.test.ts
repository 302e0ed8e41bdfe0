import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import type { FindingView } from '../../backend/port';
import { at } from '../../states';

const TOLD: FindingView = {
  kind: 'over-limit',
  strength: 'strong',
  waits: true,
  message: 'With this dose you took 1,400 mg in 24 hours.',
  calls: false,
  help: null,
  ingredient: 'ibuprofen',
  products: [1],
};

test.each([
  ['of one press', 'I just took 1 tablet of Advil 200 mg', null, /T14:1\d/],
  ['told for half an hour before', 'Other amount of Advil 200 mg', '30 min ago', /T13:4\d/],
])('a dose %s keeps that time, however long the question before it stands', async (_, press, ago, time) => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [TOLD];
  });
  await user.click(await screen.findByRole('button', { name: press }));
  if (ago !== null) {
    const form = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
    await user.type(within(form).getByRole('textbox', { name: 'The amount' }), '1');
    await user.click(within(form).getByRole('radio', { name: ago }));
    await user.click(within(form).getByRole('button', { name: 'Save' }));
  }
  const question = await screen.findByRole('dialog', { name: 'Before you save' });
  await core.until(at('17:30'));
  await user.click(within(question).getByRole('button', { name: 'Save what I took' }));
  await waitFor(async () => expect((await core.medicines()).doses[0]?.takenAt).toMatch(time));
});

test('what is said of a dose that was told for before is the time at which it was taken', async () => {
  const { user } = await open('shelf', '#/medicines');
  await user.click(await screen.findByRole('button', { name: 'Other amount of Tylenol' }));
  const form = await screen.findByRole('dialog', { name: 'A dose of Tylenol' });
  await user.type(within(form).getByRole('textbox', { name: 'The amount' }), '1');
  await user.click(within(form).getByRole('radio', { name: '1 hour ago' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/Saved: 1 tablet of Tylenol, 1:1\d pm\./)).toBeVisible();
});

async function read(title: string): Promise<HTMLElement> {
  const dialog = await screen.findByRole('dialog', { name: title });
  expect(within(dialog).getByText('1-800-222-1222')).toBeVisible();
  return within(dialog).getByRole('button', { name: 'I have read this' });
}

test('a dose that comes back in the diary says whom to call, and so does one brought back from another screen', async () => {
  const { user } = await open('over', '#/diary');
  const deleteLatest = async () => {
    const [latest] = await screen.findAllByRole('button', { name: /^Delete the dose of/ });
    if (latest) await user.click(latest);
  };
  await deleteLatest();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await user.click(await read('It is saved. Read this now'));
  await deleteLatest();
  await user.click(screen.getByRole('link', { name: /^Today/ }));
  await screen.findByRole('heading', { level: 1, name: /./ });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await user.click(await read('It is saved. Read this now'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a dose that the disk cannot take says whom to call all the same', async () => {
  const { user } = await open('over', '#/medicines', (core) => {
    core.logDose = () => Promise.reject(refusal(null, 'The disk is full.'));
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
  await user.click(await read('It could not be saved. Read this now'));
  expect(screen.getByText('The disk is full.')).toBeVisible();
});

test('who no longer takes a medicine tells since when', async () => {
  const { core, user } = await open('shelf', '#/medicines/2');
  await user.click(await screen.findByRole('button', { name: 'I no longer take it' }));
  const dialog = await screen.findByRole('dialog', { name: 'You no longer take Flexeril 5 mg' });
  expect(within(dialog).queryByRole('radio', { checked: true })).toBeNull();
  await user.click(within(dialog).getByRole('radio', { name: /^My last dose: / }));
  await user.click(within(dialog).getByRole('button', { name: 'I no longer take it' }));
  expect(await screen.findByText(/Flexeril 5 mg is off your list\./)).toBeVisible();
  const flexeril = (await core.medicines()).products.find(({ id }) => id === 2);
  expect(flexeril?.stoppedOn).toBe(flexeril?.lastTaken?.slice(0, 10));
  expect(flexeril?.stoppedOn).toBe(at('22:10', 1).slice(0, 10));
});

test('another day has to be told whole', async () => {
  const { core, user } = await open('shelf', '#/medicines/1');
  await user.click(await screen.findByRole('button', { name: 'I no longer take it' }));
  const dialog = await screen.findByRole('dialog', { name: 'You no longer take Advil 200 mg' });
  expect(within(dialog).queryByRole('radio', { name: /^My last dose/ })).toBeNull();
  await user.click(within(dialog).getByRole('radio', { name: 'Another day' }));
  await user.click(within(dialog).getByRole('button', { name: 'I no longer take it' }));
  expect(await within(dialog).findByText('Say which day.')).toBeVisible();
  const stoppedOn = async () => (await core.medicines()).products.find(({ id }) => id === 1)?.stoppedOn;
  await user.type(within(dialog).getByLabelText('Day'), at('12:00', 5).slice(0, 10));
  await user.click(within(dialog).getByRole('button', { name: 'I no longer take it' }));
  await waitFor(async () => expect(await stoppedOn()).toBe(at('12:00', 5).slice(0, 10)));
});

test('a side effect can be put down to a medicine that was stopped because of it', async () => {
  const { core, user } = await open('shelf', '#/medicines');
  await user.click(await screen.findByRole('button', { name: 'Add a side effect' }));
  const dialog = await screen.findByRole('dialog');
  const [effect] = within(dialog).getAllByRole('radio', { name: 'Drowsy' });
  if (effect) await user.click(effect);
  await user.click(within(dialog).getByRole('radio', { name: 'Mild' }));
  await user.click(within(dialog).getByRole('radio', { name: 'Aleve (no longer taken)' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await core.medicines()).sideEffects[0]?.productName).toBe('Aleve'));
});

test('the card says the planned end of a course whose first day nobody told, and no label is missed where none limits', async () => {
  await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'methocarbamol', mgPerUnit: 500 }];
    const { id } = await core.saveProduct(null, {
      name: 'Robaxin',
      kind: 'prescribed',
      contents,
      unit: 'tablet',
      courseEnd: at('12:00', -3).slice(0, 10),
    });
    await core.logDose({ product: id, units: 1 });
  });
  const card = await screen.findByRole('article', { name: 'Robaxin' });
  expect(within(card).getByText(/^Planned until /)).toBeVisible();
  expect(screen.getAllByText("No label's limit in mg is checked").length).toBeGreaterThan(0);
  expect(screen.queryByText('No label checked')).toBeNull();
});

test('what is true of each day stops nothing: it is said once the dose is saved, of a press and of a change', async () => {
  const soft = /from all products.*The dose of the day before is among it/;
  const { user } = await open('shelf', '#/medicines', async (core) => {
    const { id } = await core.saveProduct(null, {
      name: 'Magnum',
      kind: 'prescribed',
      contents: [{ ingredient: 'magnesium', mgPerUnit: 250 }],
      unit: 'tablet',
      label: { mostUnitsADay: 1, checked: true },
    });
    await core.logDose({ product: id, units: 1, when: at('15:00', 1) });
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Magnum' }));
  expect(await screen.findByText(/Saved: 1 tablet of Magnum/)).toHaveTextContent(soft);
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(await screen.findByRole('button', { name: /^Change the dose of Magnum at 2:1/ }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText(/Saved: 1 tablet of Magnum/)).toBeNull();
  expect(screen.getByRole('status')).toHaveTextContent(soft);
});

test('beside what a dose waits for the rest is said before too, and not twice', async () => {
  const soft = {
    ...TOLD,
    kind: 'ask-first',
    strength: 'notice' as const,
    waits: false,
    message: 'Ask a doctor first.',
  };
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [TOLD, soft];
    const logDose = core.logDose;
    core.logDose = async (draft) => ({ ...(await logDose(draft)), findings: [TOLD, soft] });
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  const question = await screen.findByRole('dialog', { name: 'Before you save' });
  expect(within(question).getByText('Ask a doctor first.')).toBeVisible();
  await user.click(within(question).getByRole('button', { name: 'Save what I took' }));
  expect(await screen.findByText(/Saved: 1 tablet of Advil/)).not.toHaveTextContent('Ask a doctor first.');
  expect((await core.medicines()).doses[0]?.name).toBe('Advil 200 mg');
});

test('that the label says to ask a doctor first stands beside the medicine before any press, here and on Today', async () => {
  const { user } = await open('shelf', '#/medicines', (core) => core.setMedicineFlags(['ulcer']));
  const asks = /Your Advil 200 mg label says to ask a doctor first. You told us: Stomach ulcer/;
  const card = await screen.findByRole('article', { name: 'Advil 200 mg' });
  expect(within(card).getByText(asks)).toBeVisible();
  await user.click(screen.getByRole('link', { name: /^Today/ }));
  expect(await screen.findByText(asks)).toBeVisible();
});

test('what the label forbids is said as that', async () => {
  const flags = ['heart-surgery', 'ulcer'];
  await open('shelf', '#/medicines', (core) => core.setMedicineFlags(flags));
  const card = await screen.findByRole('article', { name: 'Advil 200 mg' });
  expect(
    within(card).getByText(/Your Advil 200 mg label says not to take it\. You told us: Heart surgery/),
  ).toBeVisible();
  expect(within(card).getByText(/says to ask a doctor first\. You told us: Stomach ulcer/)).toBeVisible();
});

test('who does not save finds what they typed, and a dose that is saved is not told as refused', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [{ ...TOLD, kind: 'driving' }];
    core.acknowledgeDriving = () => Promise.reject(refusal(null, 'The disk is full.'));
  });
  const before = (await core.medicines()).doses.length;
  await user.click(await screen.findByRole('button', { name: 'Other amount of Tylenol' }));
  const form = await screen.findByRole('dialog', { name: 'A dose of Tylenol' });
  await user.type(within(form).getByRole('textbox', { name: 'The amount' }), '3');
  await user.click(within(form).getByRole('radio', { name: '1 hour ago' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Don’t save' }));
  const again = await screen.findByRole('dialog', { name: 'A dose of Tylenol' });
  expect(within(again).getByRole('textbox', { name: 'The amount' })).toHaveValue('3');
  expect(within(again).getByRole('radio', { name: '1 hour ago' })).toBeChecked();
  await user.click(within(again).getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
  expect(await screen.findByText(/Saved: 3 tablets of Tylenol, 1:1/)).toBeVisible();
  expect(screen.queryByText('The disk is full.')).toBeNull();
  expect((await core.medicines()).doses).toHaveLength(before + 1);
});

test('a dose that was forgotten of a medicine that was stopped is told, and it stays stopped', async () => {
  const { core, user } = await open('shelf', '#/medicines');
  await user.click(await screen.findByText('No longer taken'));
  await user.click(screen.getByRole('button', { name: 'A dose of Aleve I forgot' }));
  const form = await screen.findByRole('dialog', { name: 'A dose of Aleve' });
  await user.click(within(form).getByRole('radio', { name: '1 tablet' }));
  const stopped = (await core.medicines()).products.find(({ name }) => name === 'Aleve')?.stoppedOn ?? '';
  const date = within(form).getByLabelText('Day');
  await user.clear(date);
  await user.type(date, stopped);
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const aleve = async () => (await core.medicines()).products.find(({ name }) => name === 'Aleve');
  await waitFor(async () => expect((await aleve())?.lastTaken?.slice(0, 10)).toBe(stopped));
  expect(await aleve()).toMatchObject({ inUse: false, stoppedOn: stopped });
});

test('what is taken again begins a new course today', async () => {
  const { core, user } = await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'methocarbamol', mgPerUnit: 500 }];
    const day = (days: number) => at('12:00', days).slice(0, 10);
    const draft = { name: 'Robaxin', kind: 'prescribed', contents, unit: 'tablet' } as const;
    const { id } = await core.saveProduct(null, { ...draft, courseStart: day(40), courseEnd: day(30) });
    await core.stopProduct(id, day(30));
  });
  await user.click(await screen.findByText('No longer taken'));
  await user.click(screen.getByRole('button', { name: 'I take Robaxin again' }));
  const dialog = await screen.findByRole('dialog', { name: 'You take Robaxin again' });
  expect(within(dialog).getByRole('radio', { name: 'Today' })).toBeChecked();
  await user.click(within(dialog).getByRole('button', { name: 'I take it again' }));
  const card = await screen.findByRole('article', { name: 'Robaxin' });
  expect(within(card).getByText(/[Dd]ay 1\b/)).toBeVisible();
  const robaxin = (await core.medicines()).products.find(({ name }) => name === 'Robaxin');
  expect(robaxin).toMatchObject({ courseDay: 1, courseEnd: null, stoppedOn: null });
});

test('the dose of the day before is named beside the sum that it is in', async () => {
  await open('shelf', '#/medicines', async (core) => {
    const contents = [{ ingredient: 'meloxicam', mgPerUnit: 15 }];
    const label = { mostUnitsADay: 1, checked: true };
    const draft = { name: 'Mobic', kind: 'prescribed', contents, unit: 'tablet', label } as const;
    const { id } = await core.saveProduct(null, draft);
    await core.logDose({ product: id, units: 1, when: at('14:20', 1) });
    await core.logDose({ product: id, units: 1 });
  });
  expect(await screen.findByText('The dose of the day before is among it.')).toBeVisible();
});

test('what is told elsewhere while a dose is changed is not put back', async () => {
  const { core, user } = await open('shelf', '#/diary');
  const [first] = (await core.medicines()).doses;
  if (!first) throw new Error('no dose');
  const of = (name: string) => new RegExp(`^Change .*${name}`);
  const [change] = await screen.findAllByRole('button', { name: of(first.name) });
  if (change) await user.click(change);
  const form = await screen.findByRole('dialog', { name: `A dose of ${first.name}` });
  await core.updateDose(first.id, { product: first.product, units: 1, when: '', before: 7, alcohol: first.alcohol });
  await waitFor(async () => expect((await core.medicines()).doses[0]).toMatchObject({ units: 1, before: 7 }));
  const day = within(form).getByLabelText('Day');
  await user.clear(day);
  await user.type(day, at('12:00', 1).slice(0, 10));
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const dose = async () => (await core.medicines()).doses.find(({ id }) => id === first.id);
  await waitFor(async () => expect((await dose())?.takenAt.slice(0, 10)).toBe(at('12:00', 1).slice(0, 10)));
  expect(await dose()).toMatchObject({ units: 1, before: 7 });
  // A line of before would be untrue by now, and its way back would take all of it.
  expect(await screen.findByText(`The dose of ${first.name} is changed.`)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('what is told elsewhere while a medicine is changed is not put back', async () => {
  const { core, user } = await open('shelf', '#/medicines/2');
  const flexeril = async () => (await core.medicines()).products.find(({ id }) => id === 2);
  const directions = await screen.findByDisplayValue('One tablet at bedtime, for ten days.');
  const known = await flexeril();
  if (!known) throw new Error('no medicine');
  const { name, kind, contents, unit, courseStart } = known;
  const courseEnd = at('12:00', -9).slice(0, 10);
  await core.saveProduct(2, { name, kind, contents, unit, directions: known.directions, courseStart, courseEnd });
  await waitFor(async () => expect((await flexeril())?.courseEnd).toBe(courseEnd));
  await user.type(directions, ' Late.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect((await flexeril())?.directions).toMatch(/Late\.$/));
  expect(await flexeril()).toMatchObject({ courseStart, courseEnd });
});
