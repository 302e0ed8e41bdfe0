import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import type { FindingView } from '../../backend/port';
import { at } from '../../states';
import { TOO_MUCH } from './over-in-test';

const UNITS_EITHER = '"1,500" can mean 1500 or 1.5. Write the one you mean.';

test('one press notes a dose of now, and Undo takes it back', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
    core.deleteDose = vi.fn(core.deleteDose);
  });
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await waitFor(() =>
    expect(core.logDose).toHaveBeenCalledExactlyOnceWith({ product: 1, units: 1, when: 'now', alcohol: false }),
  );
  expect(await screen.findByText(/Saved: 1 tablet of Advil 200 mg, 2:1/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(core.deleteDose).toHaveBeenCalledOnce());
});

test('what is true of a dose is said before it is saved, and the truth can be saved', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [TOO_MUCH];
    core.logDose = vi.fn(core.logDose);
  });
  const press = await screen.findByRole('button', { name: 'I just took 2 tablets of Advil 200 mg' });
  await user.click(press);
  let dialog = await screen.findByRole('dialog', { name: 'Before you save' });
  expect(within(dialog).getByText(TOO_MUCH.message)).toBeVisible();
  expect(core.logDose).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Don’t save' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(core.logDose).not.toHaveBeenCalled();

  await user.click(press);
  dialog = await screen.findByRole('dialog', { name: 'Before you save' });
  await user.click(within(dialog).getByRole('button', { name: 'Save what I took' }));
  await waitFor(() => expect(core.logDose).toHaveBeenCalledOnce());
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('after too much was told afterwards, whom to call is said until it was read, of a new dose and of one that is changed', async () => {
  const { user } = await open('over', '#/medicines');
  const read = async () => {
    await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
    const dialog = await screen.findByRole('dialog', { name: 'It is saved. Read this now' });
    expect(within(dialog).getByText('1-800-222-1222')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(dialog).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'I have read this' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  };
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await read();
  await user.click(screen.getByRole('button', { name: 'Change the dose of Advil 200 mg at 9:35 am' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
  await read();
});

test('a dose that comes back says whom to call until it was read', async () => {
  const { user } = await open('over', '#/medicines');
  const read = async () => {
    const dialog = await screen.findByRole('dialog', { name: 'It is saved. Read this now' });
    expect(within(dialog).getByText('1-800-222-1222')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'I have read this' }));
  };
  await user.click(await screen.findByRole('button', { name: 'I just took 1 tablet of Advil 200 mg' }));
  await user.click(await screen.findByRole('button', { name: 'Save what I took' }));
  await read();
  const [latest] = await screen.findAllByRole('button', { name: /^Delete the dose of/ });
  if (latest) await user.click(latest);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await read();
});

test('the notice about driving is said with a dose of a relaxer, and is read then', async () => {
  const driving: FindingView = {
    ...TOO_MUCH,
    kind: 'driving',
    strength: 'strong',
    message: 'Do not drive or run machines.',
  };
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = async () => [driving];
    core.logDose = vi.fn(core.logDose);
    core.acknowledgeDriving = vi.fn(core.acknowledgeDriving);
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Taken with alcohol (Flexeril 5 mg)' }));
  await user.click(screen.getByRole('button', { name: 'I just took 1 tablet of Flexeril 5 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'Before you save' });
  await user.click(within(dialog).getByRole('button', { name: 'Save what I took' }));
  await waitFor(() => expect(core.acknowledgeDriving).toHaveBeenCalledOnce());
  expect(vi.mocked(core.logDose).mock.calls[0]?.[0].alcohol).toBe(true);
  expect(await screen.findByText(/Saved: 1 tablet of Flexeril.*Do not drive/)).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'I have read this' })).toBeNull());
});

test('a dose of last week does not say that nobody may drive', async () => {
  const { user } = await open('shelf', '#/medicines');
  await user.click(await screen.findByRole('button', { name: 'Flexeril 5 mg at another time' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Flexeril 5 mg' });
  await user.click(within(dialog).getByRole('radio', { name: '1 tablet' }));
  await user.click(within(dialog).getByRole('radio', { name: 'Another time' }));
  const day = within(dialog).getByLabelText('Day');
  await user.clear(day);
  await user.type(day, at('22:00', 9).slice(0, 10));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  const saved = await screen.findByText(/^Saved: 1 tablet of Flexeril 5 mg/);
  expect(saved).not.toHaveTextContent('Do not drive');
});

test('another amount has one sentence at its field when it is off, and the form stays', async () => {
  const why = 'A dose is 0.25 to 100, in quarters.';
  const { user } = await open('shelf', '#/medicines', (core) => {
    core.doseCheck = () => Promise.reject(refusal('units', why));
  });
  await user.click(await screen.findByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  const amount = within(dialog).getByRole('textbox', { name: 'The amount' });
  await waitFor(() => expect(amount).toHaveFocus());
  await user.keyboard('10000');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findAllByText(why)).toHaveLength(1);
  expect(amount).toHaveValue('10000');
});

test('a dose at another time goes with what was chosen, and with nothing else', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Advil 200 mg at another time' }));
  const dialog = await screen.findByRole('dialog');
  for (const name of ['½ tablet', '1 tablet', '2 tablets'])
    expect(within(dialog).getByRole('radio', { name })).not.toBeChecked();
  await user.click(within(dialog).getByRole('radio', { name: '½ tablet' }));
  await user.click(within(dialog).getByRole('radio', { name: '30 min ago' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(core.logDose).toHaveBeenCalledExactlyOnceWith({
      product: 1,
      units: 0.5,
      when: '30min ago',
      alcohol: false,
      before: null,
    }),
  );
});

test('a dose with the pain before it is asked about on Today, and changing it can take that back', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.updateDose = vi.fn(core.updateDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  const scale = within(dialog).getByRole('group', { name: /Pain before it/ });
  for (const score of within(scale).getAllByRole('radio')) expect(score).not.toBeChecked();
  await user.type(within(dialog).getByRole('textbox', { name: 'The amount' }), '1');
  await user.click(within(scale).getByRole('radio', { name: /^6/ }));
  expect(within(dialog).getByText('Today will ask how the pain is after it.')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/pain 6 before/)).toBeVisible();
  expect((await core.openReliefs()).open.map(({ name, before }) => [name, before])).toEqual([['Advil 200 mg', 6]]);

  await user.click(screen.getByRole('button', { name: /Change the dose of Advil 200 mg at 2:1/ }));
  const change = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  expect(within(change).getByRole('radio', { name: /^6/ })).toBeChecked();
  await user.click(within(change).getByRole('button', { name: /^Clear/ }));
  await user.click(within(change).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(core.updateDose).toHaveBeenCalledOnce());
  expect(vi.mocked(core.updateDose).mock.calls[0]?.[1].before).toBeNull();
  await waitFor(() => expect(screen.queryByText(/pain 6 before/)).toBeNull());
  expect((await core.openReliefs()).open).toEqual([]);
});

test('a deleted dose comes back with Undo', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.restoreDose = vi.fn(core.restoreDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Delete the dose of Advil 200 mg at 9:35 am' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(core.restoreDose).toHaveBeenCalledWith(4));
});

test('a comma before three figures is asked about in a dose', async () => {
  const { core, user } = await open('shelf', '#/medicines', (core) => {
    core.logDose = vi.fn(core.logDose);
  });
  await user.click(await screen.findByRole('button', { name: 'Other amount of Advil 200 mg' }));
  const dialog = await screen.findByRole('dialog', { name: 'A dose of Advil 200 mg' });
  await user.type(within(dialog).getByRole('textbox', { name: 'The amount' }), '1,500');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText(UNITS_EITHER)).toBeVisible();
  expect(core.logDose).not.toHaveBeenCalled();
});

test('a dose from a clock that was ahead is marked, and so is an ingredient that nobody named', async () => {
  await open('shelf', '#/medicines', (core) => {
    const medicines = core.medicines;
    core.medicines = async () => {
      const view = await medicines();
      return {
        ...view,
        region: null,
        doses: view.doses.map((dose, index) => ({ ...dose, clockAhead: index === 0 })),
        last24h: ['Relifex', 'Mobic'].map((productName) => ({
          ingredient: 'other-nsaid',
          productName,
          milligrams: 100,
          limitMilligrams: null,
          exceeded: false,
          byLabel: null,
          dayBefore: false,
          prescribed: false,
          limitBeforeChange: false,
          from: view.now,
          last: view.now,
        })),
      };
    };
  });
  expect(await screen.findAllByText(/Entered when the clock was ahead/)).toHaveLength(1);
  expect(screen.getByText('Another NSAID in Relifex')).toBeVisible();
  expect(screen.getByText('Another NSAID in Mobic')).toBeVisible();
  expect(screen.getByText(/acetaminophen \(paracetamol\) 500 mg/i)).toBeVisible();
});
