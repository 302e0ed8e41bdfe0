import { screen, waitFor, within } from '@testing-library/svelte';

import { open, refusal } from '../../app-in-test';
import { NOW } from '../../states';

test('an injury is told with as much of its date as is known', async () => {
  const { core, user } = await open('empty', '#/doctor', (core) => {
    core.saveInjury = vi.fn(core.saveInjury);
  });
  await user.click(await screen.findByRole('button', { name: 'Add an injury' }));
  const dialog = screen.getByRole('dialog', { name: 'Add an injury' });
  await user.type(within(dialog).getByRole('textbox', { name: /What was it/ }), 'Fell off a horse');
  expect(within(dialog).getByRole('combobox', { name: 'Month' })).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: 'Year' }), '2019');
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Month' }), 'May');
  await user.click(within(dialog).getByRole('radio', { name: 'Yes' }));
  await user.type(within(dialog).getByRole('textbox', { name: /Which sport/ }), 'riding');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(core.saveInjury).toHaveBeenCalledWith(
    null,
    {
      what: 'Fell off a horse',
      happened: '2019-05',
      sport: true,
      whichSport: 'riding',
      seenBy: '',
      note: '',
    },
    expect.anything(),
  );
  expect(await screen.findByText('May 2019')).toBeVisible();
  expect(screen.getByText('Sport: riding')).toBeVisible();
});

test('what was not said is sent as not said', async () => {
  const { core, user } = await open('empty', '#/doctor', (core) => {
    core.saveInjury = vi.fn(core.saveInjury);
  });
  await user.click(await screen.findByRole('button', { name: 'Add an injury' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(vi.mocked(core.saveInjury).mock.calls[0]?.[1]).toMatchObject({ happened: null, sport: null });
});

test('a refusal stands at its field and what was typed stays', async () => {
  const why = '"19" is not a date that can be read.';
  const { user } = await open('demo', '#/doctor', (core) => {
    core.saveTest = () => Promise.reject(refusal('happened', why));
  });
  await user.click(await screen.findByRole('button', { name: 'Change: X-ray: low back' }));
  const dialog = screen.getByRole('dialog');
  const year = within(dialog).getByRole('textbox', { name: 'Year' });
  expect(year).toHaveValue('2019');
  await user.clear(year);
  await user.type(year, '19');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText(why)).toBeVisible();
  expect(year).toHaveValue('19');
});

test('deleted comes back with undo', async () => {
  const { user } = await open('demo', '#/doctor');
  await user.click(await screen.findByRole('button', { name: 'Delete: Asthma' }));
  await waitFor(() => expect(screen.queryByText('Asthma')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Asthma')).toBeVisible();
});

test('a file is added by the core, opened by its number, and a refusal is said', async () => {
  // The core asks for a file, and opens one, by dialogs and programs of the computer.
  const files = [{ id: 1, name: 'letter of March.pdf', bytes: 412_000 }];
  const { core, user } = await open('demo', '#/doctor', (core) => {
    const { history } = core;
    core.history = async () => {
      const view = await history();
      return { ...view, tests: view.tests.map((test) => ({ ...test, files })) };
    };
    core.openFile = vi.fn(async () => null);
    core.attachFile = async () => {
      files.push({ id: 2, name: 'scan.png', bytes: 2_400_000 });
      return { id: 2, savedAt: NOW };
    };
  });
  await user.click(await screen.findByRole('button', { name: 'Open letter of March.pdf' }));
  expect(core.openFile).toHaveBeenCalledWith(1);
  await user.click(screen.getByRole('button', { name: 'Add a file: X-ray: low back' }));
  expect(await screen.findByRole('button', { name: 'Open scan.png' })).toBeVisible();
  core.attachFile = () => Promise.reject(refusal(null, 'The file is too large.'));
  await user.click(screen.getByRole('button', { name: 'Add a file: X-ray: low back' }));
  expect(await screen.findByText('The file is too large.')).toBeVisible();
});

test('a goal is rated with nothing chosen before, and its past is a table', async () => {
  const { core, user } = await open('demo', '#/doctor', (core) => {
    core.rateGoal = vi.fn(core.rateGoal);
  });
  await user.click(await screen.findByRole('button', { name: /^Rate now/ }));
  const scale = screen.getByRole('group', { name: /how close are you/ });
  within(scale)
    .getAllByRole('radio')
    .forEach((score) => expect(score).not.toBeChecked());
  await user.click(within(scale).getByRole('radio', { name: '0' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(core.rateGoal).toHaveBeenCalledWith(1, 0);
  expect(await screen.findByText('0 of 10 on 22 November')).toBeVisible();
  await user.click(screen.getByText('Past ratings'));
  expect(screen.getAllByRole('row')).toHaveLength(6);
});

test('Today does not ask about a goal that was rated this week', async () => {
  const { core } = await open('demo', '#/today', (core) => {
    core.history = vi.fn(core.history);
  });
  await screen.findByText(/worst pain, last 14/i);
  expect(core.history).toHaveBeenCalled();
  expect(screen.queryByText('Your goals this week')).toBeNull();
});

test('Today asks about a goal once a week has passed', async () => {
  const { user } = await open('goal', '#/today');
  const line = await screen.findByRole('group', { name: /Walk the dog/ });
  await user.click(within(line).getByRole('button', { name: /^Answer/ }));
  const scale = screen.getByRole('group', { name: /Walk the dog/ });
  await user.click(within(scale).getByRole('radio', { name: '6' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('group', { name: /Walk the dog/ })).toBeNull());
});

test('the words a doctor may use are marked as information', async () => {
  const { user } = await open('empty', '#/doctor');
  await user.click(await screen.findByRole('button', { name: 'Words a doctor may use' }));
  expect(screen.getByRole('dialog')).toHaveTextContent('It does not say what you have.');
});
